import { fileURLToPath } from 'node:url';
import type { Delimiter, IntakeRefusal } from '../intake/intake.ts';
import type { FileFormat } from '../intake/opened-file.ts';
import { runChild } from './run-child.ts';
import type { ChildFailure, ChildOptions } from './run-child.ts';

export type OpenAsCsvRequest = {
  path: string;
  /** As its publisher named it: what it says of the format is heard, never believed. */
  fileName: string;
  /** Headers by which the right sheet and the row that names the columns are told. */
  expectedHeaders: string[];
  /** An existing folder of the caller's, who removes it with what is written there. */
  workFolder: string;
};

export type OpenedAsCsv =
  | {
      ok: true;
      /** UTF-8, with a header as its first record; maybe with a byte-order mark. */
      csvPath: string;
      delimiter: Delimiter;
      headers: string[];
      format: FileFormat;
      /** False when no row named the columns, and their names are ours. */
      hasHeader: boolean;
      /** Added to a record's number (the first after the header is 1) plus one, it is the row a spreadsheet shows. */
      rowOffset: number;
      /** Rows below the table that were left out as notes. */
      footerRows: number;
    }
  | { ok: false; refusal: IntakeRefusal };

export type OpeningAsCsv = { request: OpenAsCsvRequest; answer: OpenedAsCsv };

/**
 * Opens a table of any format (CSV in any encoding, XLSX, XLS, ODS, a zip of one of them) as one UTF-8 CSV, in a
 * process of its own that is killed at the deadline or the memory bound: whatever the file does, the caller goes
 * on. Titles above the header and notes below the rows are left out. A file that is no table is a refusal.
 */
export const openAsCsvInChild = async (
  request: OpenAsCsvRequest,
  options: ChildOptions = {},
): Promise<OpenedAsCsv | ChildFailure> => {
  const childPath = options.childPath ?? fileURLToPath(new URL('./open-table-child.ts', import.meta.url));
  const ended = await runChild<OpeningAsCsv>(request, { ...options, childPath });
  return ended.ok ? ended.answer : ended;
};
