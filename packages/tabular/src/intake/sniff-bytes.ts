import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { Encoding, RefusalCode } from './intake.ts';
import { maxLineBytes } from './refusals.ts';

const chunkBytes = 4 * 1_048_576;
const newline = 10;
const carriageReturn = 13;

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

/** A byte order mark, or the zeros that UTF-16 leaves in ordinary text; null leaves it to the whole file. */
export const declaredEncoding = (head: Buffer): { encoding: Encoding; hasBom: boolean } | null => {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', hasBom: true };
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', hasBom: true };
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', hasBom: true };
  const sample = head.subarray(0, 2_048);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.4;
  if (odd > most && even < sample.length * 0.05) return { encoding: 'utf-16le', hasBom: false };
  if (even > most && odd < sample.length * 0.05) return { encoding: 'utf-16be', hasBom: false };
  return null;
};

/** How many of the last bytes may be the start of a character that the next chunk completes. */
const incompleteTail = (chunk: Buffer): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
};

/**
 * Longest run without a line ending, looked for from the right of each window of the limit's size,
 * so that most bytes are never compared one by one.
 */
const hasLongLine = (
  chunk: Buffer,
  carriedBytes: number,
  ending: number,
): { tooLong: boolean; openBytes: number } => {
  let lineStart = -carriedBytes;
  for (;;) {
    const windowEnd = lineStart + maxLineBytes;
    if (windowEnd >= chunk.length) {
      const last = chunk.lastIndexOf(ending);
      return {
        tooLong: false,
        openBytes: chunk.length - (last >= Math.max(lineStart, 0) ? last + 1 : lineStart),
      };
    }
    const next = chunk.lastIndexOf(ending, windowEnd);
    if (next < Math.max(lineStart, 0)) return { tooLong: true, openBytes: 0 };
    lineStart = next + 1;
  }
};

const blankLines = ['\n\n', '\n\r\n', '\r\r'];

/**
 * Reads every byte once: is it UTF-8 throughout, are there NUL bytes, is a line longer than the limit, may
 * there be blank lines (two line endings together, within quotes or not).
 */
export const scanBytes = async (
  file: FileHandle,
  options: { wide: boolean; ending: '\n' | '\r' },
): Promise<{ utf8: boolean; hasBlankLines: boolean; refused: RefusalCode | null }> => {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const ending = options.ending === '\r' ? carriageReturn : newline;
  let utf8 = !options.wide;
  let held = 0;
  let openBytes = 0;
  let position = 0;
  let hasBlankLines = false;
  let lastByte = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, held, chunkBytes - held, position);
    position += bytesRead;
    const fresh = buffer.subarray(held, held + bytesRead);
    const chunk = buffer.subarray(0, held + bytesRead);
    if (bytesRead === 0) return { utf8: utf8 && held === 0, hasBlankLines, refused: null };
    if (!options.wide && fresh.includes(0)) return { utf8: false, hasBlankLines, refused: 'nul-bytes' };
    const lines = hasLongLine(fresh, openBytes, ending);
    if (lines.tooLong) return { utf8, hasBlankLines, refused: 'line-too-long' };
    openBytes = lines.openBytes;
    hasBlankLines ||=
      blankLines.some((blank) => fresh.includes(blank)) ||
      ((lastByte === newline || lastByte === carriageReturn) &&
        (fresh[0] === newline || fresh[0] === carriageReturn));
    lastByte = fresh[bytesRead - 1]!;
    held = 0;
    if (utf8) {
      const tail = incompleteTail(chunk);
      utf8 = isUtf8(chunk.subarray(0, chunk.length - tail));
      if (utf8 && tail > 0) {
        chunk.copy(buffer, 0, chunk.length - tail);
        held = tail;
      }
    }
  }
};
