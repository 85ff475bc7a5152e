import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

const charsetOf = (contentType: string | undefined) =>
  /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();

function decoderNamed(charset: string | undefined): TextDecoder | null {
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** UTF-16 begins with its mark. */
function wideCharset([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** How many bytes at the end begin a character that the next piece ends. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}

/**
 * A text as it arrives, in UTF-8 whatever it came in: by its mark (UTF-16), by the charset its content type names, and
 * as windows-1252 from where it turns out not to be UTF-8, as a file saved in an old program and declared nowhere.
 */
export async function* asUtf8(
  body: AsyncIterable<Uint8Array>,
  contentType: string | undefined,
): AsyncGenerator<Uint8Array, void> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of body) {
    if (isFirst) decoder = decoderNamed(wideCharset(chunk) ?? charsetOf(contentType));
    isFirst = false;
    if (decoder !== null) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }));
      continue;
    }
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const waiting = unfinished(bytes);
    const whole = bytes.subarray(0, bytes.length - waiting);
    rest = bytes.subarray(bytes.length - waiting);
    if (isUtf8(whole)) {
      yield whole;
      continue;
    }
    decoder = new TextDecoder('windows-1252');
    yield Buffer.from(decoder.decode(bytes, { stream: true }));
    rest = new Uint8Array();
  }
  if (rest.length > 0) yield Buffer.from(new TextDecoder('windows-1252').decode(rest));
}
