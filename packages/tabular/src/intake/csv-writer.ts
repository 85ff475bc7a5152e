import { open } from 'node:fs/promises';
import type { DetectedTable } from './intake.ts';

const batchCharacters = 1_048_576;

const needsQuotes = /[",\r\n]/;

/** A cell as RFC 4180 writes it. */
export const csvCell = (cell: string): string =>
  needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\n`;

/** Writes rows to a UTF-8 CSV in batches of about 1 MB; `close` says how many bytes it became. */
export const createCsvWriter = async (path: string) => {
  const file = await open(path, 'w');
  let waiting = '';
  let bytes = 0;
  const flush = async () => {
    const { bytesWritten } = await file.write(waiting);
    bytes += bytesWritten;
    waiting = '';
  };
  return {
    write: async (cells: readonly string[]): Promise<void> => {
      waiting += csvLine(cells);
      if (waiting.length > batchCharacters) await flush();
    },
    /** Written so far, less the batch that waits. */
    bytes: (): number => bytes,
    close: async (): Promise<number> => {
      if (waiting !== '') await flush();
      await file.close();
      return bytes;
    },
  };
};

export type CsvWriter = Awaited<ReturnType<typeof createCsvWriter>>;

/** How the writer writes, as the loader needs to know it. */
export const writtenTable = (headers: string[], bytes: number): DetectedTable => ({
  encoding: 'utf-8',
  hasBom: false,
  delimiter: ',',
  lineEnding: '\n',
  headers,
  sampleColumns: headers.length,
  bytes,
});
