import { isUtf8 } from 'node:buffer';
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

/** How many lines of a file came in each encoding, and one line of the rarer one, as bytes. */
export type MixedLines = {
  utf8Lines: number;
  windowsLines: number;
  utf8Example: Buffer | null;
  windowsExample: Buffer | null;
};

const hasAccents = (line: Buffer): boolean => line.some((byte) => byte > 127);

/**
 * Writes as UTF-8 a file whose lines are some in UTF-8 and some in Windows-1252, as happens when exports are
 * pasted together: a line that is no UTF-8 is read as Windows-1252. Every byte is kept as some character.
 */
export const transcodeLines = async (path: string, outPath: string): Promise<MixedLines> => {
  const windows = new TextDecoder('windows-1252');
  const lines: MixedLines = { utf8Lines: 0, windowsLines: 0, utf8Example: null, windowsExample: null };
  const decode = (line: Buffer): Buffer => {
    if (!isUtf8(line)) {
      lines.windowsLines += 1;
      lines.windowsExample ??= Buffer.from(line);
      return Buffer.from(windows.decode(line));
    }
    if (hasAccents(line)) {
      lines.utf8Lines += 1;
      lines.utf8Example ??= Buffer.from(line);
    }
    return line;
  };
  const decodeAll = (text: Buffer): Buffer => {
    const pieces: Buffer[] = [];
    for (let start = 0; start < text.length;) {
      const end = text.indexOf(10, start) + 1 || text.length;
      pieces.push(decode(text.subarray(start, end)));
      start = end;
    }
    return Buffer.concat(pieces);
  };
  await pipeline(
    createReadStream(path, { highWaterMark: 1_048_576 }),
    async function* byLine(chunks: AsyncIterable<Buffer>) {
      let held = Buffer.alloc(0);
      for await (const chunk of chunks) {
        const text = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        const whole = text.lastIndexOf(10) + 1;
        held = Buffer.from(text.subarray(whole));
        yield decodeAll(text.subarray(0, whole));
      }
      yield decodeAll(held);
    },
    createWriteStream(outPath),
  );
  return lines;
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
