import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Delimiter } from './intake.ts';

const quote = 34;
const newline = 10;
const carriageReturn = 13;

export type Cut = {
  delimiter: Delimiter;
  /** Bytes before the first record that counts, e.g. a `sep=;` line. */
  startByte: number;
  /** First record kept, counted from 1 after `startByte`. */
  firstRecord: number;
  /** Last record kept; null: all. */
  lastRecord: number | null;
  /** Byte at which the data ends; null: the file's end. */
  endByte: number | null;
  /** A first line to write before the records, with its line ending; null: none. */
  header: string | null;
  /** Columns of the table: a blank line becomes a row of empty cells, so that the rows keep their numbers. */
  width: number;
};

/**
 * Copies some records of a UTF-8 delimited file, byte by byte, a chunk at a time. Line endings inside quotes
 * do not end a record; quotes count only where a cell begins.
 */
export const cutRecords = async (path: string, outPath: string, cut: Cut): Promise<void> => {
  const separator = cut.delimiter.charCodeAt(0);
  const emptyRow = Buffer.from(cut.delimiter.repeat(Math.max(1, cut.width - 1)));
  let record = 1;
  let inQuotes = false;
  let quoteJustClosed = false;
  let atCellStart = true;
  let recordIsEmpty = true;
  let afterReturn = false;
  const isKept = () => record >= cut.firstRecord && (cut.lastRecord === null || record <= cut.lastRecord);

  const cutChunk = (chunk: Buffer): Buffer[] => {
    const pieces: Buffer[] = [];
    let from = 0;
    const keepUpTo = (end: number) => {
      if (isKept() && end > from) pieces.push(chunk.subarray(from, end));
      from = end;
    };
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (afterReturn) {
        afterReturn = false;
        if (byte === newline) {
          record -= 1;
          keepUpTo(at + 1);
          record += 1;
          continue;
        }
      }
      if (inQuotes) {
        if (byte === quote) {
          inQuotes = false;
          quoteJustClosed = true;
        }
        continue;
      }
      if (byte === quote && (atCellStart || quoteJustClosed)) {
        inQuotes = true;
        quoteJustClosed = false;
        atCellStart = false;
        recordIsEmpty = false;
        continue;
      }
      quoteJustClosed = false;
      if (byte === newline || byte === carriageReturn) {
        if (recordIsEmpty) {
          keepUpTo(at);
          if (isKept()) pieces.push(emptyRow);
        }
        keepUpTo(at + 1);
        record += 1;
        recordIsEmpty = true;
        atCellStart = true;
        afterReturn = byte === carriageReturn;
        continue;
      }
      atCellStart = byte === separator;
      recordIsEmpty = false;
    }
    keepUpTo(chunk.length);
    return pieces;
  };

  await pipeline(
    createReadStream(path, {
      start: cut.startByte,
      highWaterMark: 1_048_576,
      ...(cut.endByte === null ? {} : { end: Math.max(cut.startByte, cut.endByte - 1) }),
    }),
    async function* keep(chunks: AsyncIterable<Buffer>) {
      if (cut.header !== null) yield Buffer.from(cut.header);
      for await (const chunk of chunks) yield Buffer.concat(cutChunk(chunk));
    },
    createWriteStream(outPath),
  );
};
