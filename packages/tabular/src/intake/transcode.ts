import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DetectedTable } from './intake.ts';

/**
 * Writes the file as UTF-8 without byte order mark, a chunk at a time. Windows-1252 takes every byte;
 * in UTF-16 an impossible sequence becomes U+FFFD, which no standard's vocabulary accepts.
 */
export const transcodeToUtf8 = async (
  path: string,
  outPath: string,
  encoding: DetectedTable['encoding'],
): Promise<void> => {
  const decoder = new TextDecoder(encoding);
  await pipeline(
    createReadStream(path, { highWaterMark: 1_048_576 }),
    async function* decode(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
      yield Buffer.from(decoder.decode());
    },
    createWriteStream(outPath),
  );
};

/** Copies the file with every line ending made LF, byte by byte, so that no character is touched. */
export const unifyLineEndings = async (path: string, outPath: string): Promise<void> => {
  let heldReturn = '';
  await pipeline(
    createReadStream(path, { highWaterMark: 1_048_576 }),
    async function* unify(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        const bytes = heldReturn + chunk.toString('latin1');
        heldReturn = bytes.endsWith('\r') ? '\r' : '';
        const whole = heldReturn === '' ? bytes : bytes.slice(0, -1);
        yield Buffer.from(whole.replaceAll(/\r\n?/g, '\n'), 'latin1');
      }
      if (heldReturn !== '') yield Buffer.from('\n');
    },
    createWriteStream(outPath),
  );
};
