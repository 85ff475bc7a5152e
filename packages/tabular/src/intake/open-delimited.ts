import { join } from 'node:path';
import type { Standard } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { PublisherContext, Repair } from '../report.ts';
import { leftOut, noHeaderFinding } from './around-table.ts';
import { cutRecords } from './cut-records.ts';
import { detectDialect, detectLineEnding, firstRecords } from './dialect.ts';
import { countFooterRows } from './footer-rows.ts';
import { filledCells, findHeaderRow, knownHeaders, madeUpHeaders, tidyHeader } from './header-row.ts';
import type { ExpectedHeaders } from './header-row.ts';
import type { Delimiter, DetectedTable, RefusalCode } from './intake.ts';
import type { OpenedFile, OpenFileOutcome } from './opened-file.ts';
import { maxColumns, refusal } from './refusals.ts';
import { readTail } from './tail-records.ts';
import { asUtf8, readHead } from './utf8-text.ts';
import type { Utf8Text } from './utf8-text.ts';

const byteOrderMark = '\uFEFF';
const sampledRecords = 100;

/** What opening a file asks of the standard it is meant for. */
export type ExpectedTable = Pick<Standard, 'id' | 'kind' | 'formatRules'> & ExpectedHeaders;

export type OpenOptions = {
  reading: Preparation['reading'];
  standard: ExpectedTable;
  /** A folder of the caller's; what is written there stays until the caller removes it. */
  workFolder: string;
  /** Where the publisher is, in degrees, for the rules of formats that look at places. */
  bounds?: PublisherContext['bounds'];
  /** What counts as today for the rules about expiry; the present by default. */
  now?: Date;
};

const refuse = (code: RefusalCode): { ok: false; refusal: ReturnType<typeof refusal> } => ({
  ok: false,
  refusal: refusal(code),
});

/** `sep=;`, the first line by which Excel is told the delimiter; it is no row of the sheet. */
const declaredDelimiter = (text: string): { delimiter: Delimiter; bytes: number } | null => {
  const found = /^sep=([,;|\t])(?:\r\n|\n|\r)/i.exec(text);
  return found ? { delimiter: found[1] as Delimiter, bytes: Buffer.byteLength(found[0]) } : null;
};

const withoutLastLine = (text: string): string => {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end > 0 ? text.slice(0, end) : text;
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The grid found in the first part of a text: where the names are and what they are. */
type Grid = {
  delimiter: Delimiter;
  /** 0: no row names the columns. */
  headerRow: number;
  headers: string[];
  firstDataRow: number;
  /** The first records, blank lines included. */
  records: string[][];
};

const findGrid = (
  text: string,
  options: OpenOptions & { delimiter: Delimiter | undefined; isAll: boolean },
): Grid | RefusalCode => {
  const { reading, standard, isAll } = options;
  const { delimiter, records: sampled } = options.delimiter
    ? { delimiter: options.delimiter, records: firstRecords(text, options.delimiter, sampledRecords) }
    : detectDialect(text);
  const headerRow = reading.headerRow ?? findHeaderRow(sampled, knownHeaders(standard));
  const records = headerRow > sampled.length ? firstRecords(text, delimiter, headerRow + 1) : sampled;
  const width = Math.max(...records.map((record) => record.length));
  const named = headerRow === 0 ? madeUpHeaders(width) : records[headerRow - 1];
  if (!named) return 'no-such-row';
  if (named.length > maxColumns || width > maxColumns) return 'too-many-columns';
  const isFilled = (record: string[]) => filledCells(record) > 0;
  const firstDataRow = headerRow === 0 ? Math.max(1, records.findIndex(isFilled) + 1) : headerRow + 1;
  const isWhole = isAll && records.length < sampledRecords;
  if (isWhole && !records.slice(firstDataRow - 1).some(isFilled)) return 'no-rows';
  return { delimiter, headerRow, headers: named.map(tidyHeader), firstDataRow, records };
};

/** The table of a UTF-8 text without what surrounds it: the text itself when nothing does. */
const cutTable = async (
  utf8: Utf8Text,
  grid: Grid,
  options: OpenOptions & { startByte: number; isDeclared: boolean; lineEnding: string },
): Promise<{ csvPath: string; footerRows: number; repairs: Repair[] }> => {
  const { lastRow } = options.reading;
  const { delimiter, headers, headerRow } = grid;
  const tail = lastRow === undefined ? await readTail(utf8.path, delimiter) : { records: [], startBytes: [] };
  const found = countFooterRows(tail.records, headers.length);
  const notes = tail.records.slice(tail.records.length - found);
  const isWhole = headerRow === 1 && !options.isDeclared && found === 0 && lastRow === undefined;
  if (isWhole && !utf8.hasBlankLines) return { csvPath: utf8.path, footerRows: 0, repairs: [] };
  const csvPath = join(options.workFolder, 'table.csv');
  const { recordsAfter } = await cutRecords(utf8.path, csvPath, {
    delimiter,
    startByte: options.startByte,
    firstRecord: headerRow === 0 ? grid.firstDataRow : headerRow,
    lastRecord: lastRow ?? null,
    endByte: found > 0 ? tail.startBytes[tail.records.length - found]! : null,
    header: headerRow === 0 ? `${headers.map(quoted).join(delimiter)}${options.lineEnding}` : null,
    width: headers.length,
  });
  const chosen = { code: 'footer-rows', field: '', count: recordsAfter, before: '', after: '' };
  const repairs = recordsAfter > 0 ? [chosen] : leftOut('footer-rows', notes);
  return { csvPath, footerRows: found + recordsAfter, repairs };
};

/**
 * Opens delimited text: finds its encoding, delimiter, header and the notes around the table, or takes what a
 * person chose, and leaves a CSV with nothing but the header and the data. Reads the file once when
 * nothing has to change, and holds a few MB whatever its size.
 */
export const openDelimited = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const { reading, workFolder } = options;
  const { size: bytes } = await readHead(path);
  const utf8 = await asUtf8(path, { reading, outPath: join(workFolder, 'utf8.csv') });
  if (typeof utf8 === 'string') return refuse(utf8);
  const { head, size } = await readHead(utf8.path);
  const marked = head.toString('utf8');
  const markBytes = marked.startsWith(byteOrderMark) ? 3 : 0;
  const unmarked = markBytes > 0 ? marked.slice(1) : marked;
  const declared = declaredDelimiter(unmarked);
  const isAll = head.length === size;
  const text = (isAll ? unmarked : withoutLastLine(unmarked)).slice(declared?.bytes ?? 0);
  if (text.trim() === '') return refuse('empty-file');
  const grid = findGrid(text, { ...options, delimiter: reading.delimiter ?? declared?.delimiter, isAll });
  if (typeof grid === 'string') return refuse(grid);
  const { delimiter, headerRow, headers, firstDataRow, records } = grid;
  const lineEnding = detectLineEnding(text);
  const { csvPath, footerRows, repairs } = await cutTable(utf8, grid, {
    ...options,
    startByte: markBytes + (declared?.bytes ?? 0),
    isDeclared: declared !== null,
    lineEnding,
  });
  const widths = records.slice(Math.max(0, headerRow - 1)).map((record) => record.length);
  const table: DetectedTable = {
    encoding: 'utf-8',
    hasBom: csvPath === utf8.path && markBytes > 0,
    delimiter,
    lineEnding,
    headers,
    sampleColumns: Math.min(maxColumns, Math.max(headers.length, ...widths)),
    bytes: csvPath === path ? bytes : (await readHead(csvPath)).size,
  };
  const preambleRows = headerRow === 0 ? firstDataRow - 1 : headerRow - 1;
  const opened: OpenedFile = {
    csvPath,
    table,
    detected: {
      format: 'csv',
      encoding: utf8.encoding,
      hasBom: utf8.hasBom,
      delimiter,
      lineEnding,
      headers,
      sheets: [],
      sheet: null,
      headerRow,
      preambleRows,
      footerRows,
      crs: null,
      geometry: null,
      bytes,
    },
    rowOffset: firstDataRow - 2,
    findings: headerRow === 0 ? [noHeaderFinding(headers.length)] : [],
    repairs: [...utf8.repairs, ...leftOut('preamble-rows', records.slice(0, preambleRows)), ...repairs],
  };
  return { ok: true, opened };
};
