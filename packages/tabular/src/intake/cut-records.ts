import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Delimiter } from './intake.ts';

const quote = 34;
const newline = 10;
const carriageReturn = 13;
/** Stands for the byte before, when it closed a quote: a second one there would be a quote of the text. */
const closedQuote = -1;

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

/** Where a byte comes next in a chunk, from positions that only grow; the chunk's length when it comes no more. */
const nextOf = (chunk: Buffer, byte: number) => {
  let found = -1;
  return (at: number): number => {
    if (found < at) {
      const index = chunk.indexOf(byte, at);
      found = index < 0 ? chunk.length : index;
    }
    return found;
  };
};

/**
 * Copies some records of a UTF-8 delimited file, byte by byte, a chunk at a time. Line endings inside quotes
 * do not end a record; quotes count only where a cell begins. Says how many records come after the last one kept.
 */
export const cutRecords = async (
  path: string,
  outPath: string,
  cut: Cut,
): Promise<{ recordsAfter: number }> => {
  const separator = cut.delimiter.charCodeAt(0);
  const emptyRow = Buffer.from(cut.delimiter.repeat(Math.max(1, cut.width - 1)));
  let record = 1;
  let inQuotes = false;
  let previous = newline;
  let recordIsEmpty = true;
  let afterReturn = false;
  const isKept = () => record >= cut.firstRecord && (cut.lastRecord === null || record <= cut.lastRecord);

  const cutChunk = (chunk: Buffer): Buffer[] => {
    const pieces: Buffer[] = [];
    const next = [quote, newline, carriageReturn].map((byte) => nextOf(chunk, byte));
    const nextQuote = next[0]!;
    let from = 0;
    const keepUpTo = (end: number, kept: boolean) => {
      if (kept && end > from) pieces.push(chunk.subarray(from, end));
      from = end;
    };
    const endRecord = (end: number) => {
      const wasKept = isKept();
      record += 1;
      if (wasKept !== isKept()) keepUpTo(end, wasKept);
      recordIsEmpty = true;
    };
    const endLine = (at: number) => {
      if (recordIsEmpty && isKept()) {
        keepUpTo(at, true);
        pieces.push(emptyRow);
      }
      if (chunk[at] === newline) endRecord(at + 1);
      else afterReturn = true;
    };
    for (let at = 0; at < chunk.length;) {
      if (afterReturn) {
        afterReturn = false;
        if (chunk[at] === newline) at += 1;
        endRecord(at);
        continue;
      }
      if (inQuotes) {
        at = nextQuote(at) + 1;
        inQuotes = at > chunk.length;
        previous = closedQuote;
        continue;
      }
      const stop = Math.min(...next.map((find) => find(at)));
      if (stop > at) {
        previous = chunk[stop - 1]!;
        recordIsEmpty = false;
      }
      if (stop < chunk.length && chunk[stop] === quote) {
        inQuotes = recordIsEmpty || previous === separator || previous === closedQuote;
        previous = quote;
        recordIsEmpty = false;
      } else if (stop < chunk.length) endLine(stop);
      at = stop + 1;
    }
    keepUpTo(chunk.length, isKept());
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
  const records = recordIsEmpty && !inQuotes && !afterReturn ? record - 1 : record;
  return { recordsAfter: cut.lastRecord === null ? 0 : Math.max(0, records - cut.lastRecord) };
};
