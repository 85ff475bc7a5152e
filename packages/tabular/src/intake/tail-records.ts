import { open } from 'node:fs/promises';
import { firstRecords } from './dialect.ts';
import type { Delimiter } from './intake.ts';

const tailBytes = 65_536;
const maxRecords = 40;
const newline = 10;
const quote = 34;

export type Tail = {
  /** The last records of the file, blank lines included. */
  records: string[][];
  /** Byte of the file each of them begins at. */
  startBytes: number[];
};

const isOdd = (line: Buffer): boolean => {
  let quotes = 0;
  for (const byte of line) if (byte === quote) quotes += 1;
  return quotes % 2 === 1;
};

/**
 * The last 40 records of a UTF-8 file, or those that fit in 64 kB, read from the end: lines with an odd number of quotes begin
 * or end a cell of several lines, and are joined in pairs. A file whose lines end in CR alone gives none.
 */
export const readTail = async (path: string, delimiter: Delimiter): Promise<Tail> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const bytes = Buffer.alloc(size - start);
    await file.read(bytes, 0, bytes.length, start);
    const tail: Tail = { records: [], startBytes: [] };
    let end = bytes.length;
    let lineEnd = end;
    let isOpen = false;
    while (end > 0 && tail.records.length < maxRecords) {
      const before = lineEnd >= 2 ? bytes.lastIndexOf(newline, lineEnd - 2) : -1;
      const lineStart = before + 1;
      const reachesStart = lineStart === 0;
      if (reachesStart && start > 0) break;
      if (isOdd(bytes.subarray(lineStart, lineEnd))) isOpen = !isOpen;
      lineEnd = lineStart;
      if (isOpen && !reachesStart) continue;
      const text = bytes.subarray(lineStart, end).toString('utf8');
      tail.records.unshift(firstRecords(text, delimiter, 1)[0] ?? ['']);
      tail.startBytes.unshift(start + lineStart);
      end = lineStart;
    }
    return tail;
  } finally {
    await file.close();
  }
};
