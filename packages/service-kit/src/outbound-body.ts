import { type Transform, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { OutboundError } from './outbound-types.ts';

/** The content codings we ask for, and can undo. */
export const acceptEncoding = 'gzip, br, deflate';

/**
 * The body as it was before compression, never more than `maxBytes` of it, neither on the wire nor decompressed:
 * a small file that explodes stops where the limit is. Throws OutboundError `too-large` or `encoding`.
 */
export async function* readBounded(
  wire: AsyncIterable<Uint8Array>,
  options: { contentEncoding: string | undefined; maxBytes: number },
): AsyncGenerator<Uint8Array> {
  const coding = options.contentEncoding?.trim().toLowerCase() ?? '';
  const bounded = stopAt(options.maxBytes, wire);
  if (coding === '' || coding === 'identity') yield* bounded;
  else yield* stopAt(options.maxBytes, decompress(bounded, coding));
}

async function* stopAt(maxBytes: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new OutboundError('too-large', `the body is larger than ${maxBytes} bytes`);
    yield chunk;
  }
}

async function* decompress(source: AsyncGenerator<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  const first = await source.next();
  // Nothing at all is what some servers send for an empty file, with the header of a compressed one.
  if (first.done) return;
  const decoder = decoderFor(coding, first.value);
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value;
    yield* source;
  }
  // The error of any part reaches the loop below through the decoder, so the callback has nothing to add.
  pipeline(whole(), decoder, () => undefined);
  yield* decoder;
}

function decoderFor(coding: string, firstBytes: Uint8Array): Transform & AsyncIterable<Uint8Array> {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // RFC 9110 means zlib's format; some servers send the bare one. The first byte tells (CM = 8).
      return ((firstBytes[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      throw new OutboundError('encoding', `content coding ${coding.slice(0, 40)} was not asked for`);
  }
}

/** All of a body in one piece. */
export async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Text by the charset the content type names; UTF-8 when it names none or one that nobody knows. */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
