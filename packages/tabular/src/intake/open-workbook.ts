import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import { noHeaderFinding } from './around-table.ts';
import { leftOut } from './around-table.ts';
import { createCsvWriter, writtenTable } from './csv-writer.ts';
import { countFooterRows } from './footer-rows.ts';
import { filledCells, knownCells, knownHeaders, madeUpHeaders } from './header-row.ts';
import type { OpenOptions } from './open-delimited.ts';
import type { OpenFileOutcome, Sheet } from './opened-file.ts';
import { refusal } from './refusals.ts';
import { findSheetHeader } from './workbook-header.ts';
import { sheetGrid } from './workbook-sheet.ts';
import type { SheetGrid } from './workbook-sheet.ts';

/** Rows of each sheet that are read to choose one. */
const headRows = 60;
const tailRows = 40;
/** One text shared by millions of cells is written in each of them. */
const maxCsvBytes = 1_073_741_824;

/** Stream of [MS-OFFCRYPTO] that holds a workbook saved with a password. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

const readOptions = { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false } as const;

type Chosen = { sheets: Sheet[]; name: string; isFrom1904: boolean };

const sheetSize = (reference: string | undefined): { rows: number; columns: number } => {
  if (reference === undefined) return { rows: 0, columns: 0 };
  const { s, e } = utils.decode_range(reference);
  return { rows: e.r + 1, columns: e.c - s.c + 1 };
};

/** The chosen sheet; else the one whose first rows hold most headers of the standard; else the biggest. */
const chooseSheet = (book: WorkBook, options: OpenOptions): Chosen | null => {
  const known = knownHeaders(options.standard);
  const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
  const looked = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (!sheet?.['!data']) return [];
    const head = sheetGrid(sheet, { isFrom1904 });
    const size = sheetSize(sheet['!fullref'] ?? sheet['!ref']);
    const rows = head.ok ? Array.from({ length: head.grid.rowCount }, (_, at) => head.grid.row(at)) : [];
    const best = Math.max(0, ...rows.map((row) => knownCells(row, known)));
    return [{ sheet: { name, ...size }, best }];
  });
  const byWorth = looked.toSorted(
    (a, b) => b.best - a.best || b.sheet.rows * b.sheet.columns - a.sheet.rows * a.sheet.columns,
  );
  const wanted = options.reading.sheet;
  const chosen = wanted === undefined ? byWorth[0] : looked.find(({ sheet }) => sheet.name === wanted);
  return chosen ? { sheets: looked.map(({ sheet }) => sheet), name: chosen.sheet.name, isFrom1904 } : null;
};

const writeRows = async (
  grid: SheetGrid,
  path: string,
  options: { headers: string[]; from: number; to: number },
): Promise<number> => {
  const writer = await createCsvWriter(path);
  await writer.write(options.headers);
  for (let at = options.from; at < options.to && writer.bytes() < maxCsvBytes; at++) {
    await writer.write(grid.row(at));
  }
  return writer.close();
};

const openSheet = async (
  grid: SheetGrid,
  chosen: Chosen,
  options: OpenOptions & { format: 'xlsx' | 'xls' | 'ods'; bytes: number },
): Promise<OpenFileOutcome> => {
  const { reading, standard } = options;
  if (grid.rowCount === 0) return { ok: false, refusal: refusal('empty-file') };
  if ((reading.headerRow ?? 0) > grid.rowCount) return { ok: false, refusal: refusal('no-such-row') };
  const header = findSheetHeader(grid, knownHeaders(standard), { chosen: reading.headerRow });
  const headers = header.headerRow === 0 ? madeUpHeaders(grid.width) : header.names;
  const rowsFrom = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => grid.row(from + at));
  let from = header.headerRow;
  if (from === 0) while (from < grid.rowCount && filledCells(grid.row(from)) === 0) from += 1;
  const tail = rowsFrom(Math.max(from, grid.rowCount - tailRows), grid.rowCount);
  const footerRows =
    reading.lastRow === undefined
      ? countFooterRows(tail, headers.length)
      : Math.max(0, grid.rowCount - reading.lastRow);
  const to = grid.rowCount - footerRows;
  if (to <= from) return { ok: false, refusal: refusal('no-rows') };
  const preambleRows = header.headerRow === 0 ? from : header.firstRow - 1;
  const repairs = [
    ...leftOut('preamble-rows', rowsFrom(0, Math.min(preambleRows, headRows))),
    ...leftOut('footer-rows', tail.slice(tail.length - Math.min(footerRows, tail.length))),
    ...(header.isGrouped
      ? [{ code: 'merged-header', field: '', count: headers.length, before: '', after: headers.at(-1) ?? '' }]
      : []),
    ...grid.fillMerges(from),
    ...grid.oddCells(from),
  ];
  const csvPath = join(options.workFolder, 'table.csv');
  const written = await writeRows(grid, csvPath, { headers, from, to });
  if (written >= maxCsvBytes) return { ok: false, refusal: refusal('file-too-large') };
  return {
    ok: true,
    opened: {
      csvPath,
      table: writtenTable(headers, written),
      detected: {
        format: options.format,
        encoding: null,
        hasBom: false,
        delimiter: null,
        lineEnding: null,
        headers,
        sheets: chosen.sheets,
        sheet: chosen.name,
        headerRow: header.headerRow,
        preambleRows,
        footerRows,
        crs: null,
        geometry: null,
        bytes: options.bytes,
      },
      rowOffset: from - 1,
      findings: header.headerRow === 0 ? [noHeaderFinding(headers.length)] : [],
      repairs,
    },
  };
};

/**
 * Opens a workbook (XLSX, legacy XLS, ODS) of at most `maxBytes`, as a table of one of its sheets: titles and notes
 * left out, merged cells filled, dates in ISO 8601. Nothing in it is computed: a formula is its saved value.
 */
export const openWorkbook = async (
  path: string,
  options: OpenOptions & { format: 'xlsx' | 'xls' | 'ods'; maxBytes: number },
): Promise<OpenFileOutcome> => {
  const { size: bytes } = await stat(path);
  if (bytes > options.maxBytes) return { ok: false, refusal: refusal('file-too-large') };
  let chosen: Chosen | null;
  let sheet;
  try {
    const content = await readFile(path);
    if (content.includes(encryptedPackage)) return { ok: false, refusal: refusal('encrypted-file') };
    chosen = chooseSheet(read(content, { ...readOptions, sheetRows: headRows }), options);
    sheet = chosen && read(content, { ...readOptions, sheets: chosen.name }).Sheets[chosen.name];
  } catch (error) {
    const isLocked = /password-protected/i.test(String(error));
    return { ok: false, refusal: refusal(isLocked ? 'encrypted-file' : 'damaged-file') };
  }
  if (!chosen) {
    return {
      ok: false,
      refusal: refusal(options.reading.sheet === undefined ? 'empty-file' : 'no-such-sheet'),
    };
  }
  if (!sheet) return { ok: false, refusal: refusal('damaged-file') };
  const grid = sheetGrid(sheet, { isFrom1904: chosen.isFrom1904 });
  if (!grid.ok) return { ok: false, refusal: refusal(grid.code) };
  return openSheet(grid.grid, chosen, { ...options, bytes });
};
