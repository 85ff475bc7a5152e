import { OutboundError } from '@rma/service-kit';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * The bytes of a file as they arrive, unpacked when the file itself is compressed and nobody said so; never more than
 * `maxBytes`. Throws OutboundError `too-large` or `encoding`.
 */
export async function* unpacked(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void> {
  const source = body[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done === true) return;
  async function* whole(): AsyncGenerator<Uint8Array, void> {
    if (first.value !== undefined) yield first.value;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole();

  const gunzip = createGunzip();
  // What goes wrong in any part reaches the loop below.
  pipeline(whole(), gunzip, () => undefined);
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes)
        throw new OutboundError('too-large', `the file unpacks to more than ${maxBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError('encoding', 'the compressed file breaks before its end', { cause: error });
  }
}
