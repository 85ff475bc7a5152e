import { join } from 'node:path';
import type { Standard } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { PublisherContext } from '../report.ts';
import { leftOut, noHeaderFinding } from './around-table.ts';
import { cutRecords } from './cut-records.ts';
import { detectDialect, detectLineEnding, firstRecords } from './dialect.ts';
import { countFooterRows } from './footer-rows.ts';
import { filledCells, findHeaderRow, knownHeaders, madeUpHeaders, tidyHeader } from './header-row.ts';
import type { Delimiter, DetectedTable, RefusalCode } from './intake.ts';
import type { OpenedFile, OpenFileOutcome } from './opened-file.ts';
import { maxColumns, refusal } from './refusals.ts';
import { readTail } from './tail-records.ts';
import { asUtf8, readHead } from './utf8-text.ts';

const byteOrderMark = '\uFEFF';

export type OpenOptions = {
  reading: Preparation['reading'];
  standard: Standard;
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

/**
 * Opens delimited text: finds its encoding, delimiter, header and the notes around the table, or takes what a
 * person chose, and leaves a CSV with nothing but the header and the data. Reads the file once when
 * nothing has to change, and holds a few MB whatever its size.
 */
export const openDelimited = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const { reading, standard, workFolder } = options;
  const { size: bytes } = await readHead(path);
  const utf8 = await asUtf8(path, { reading, outPath: join(workFolder, 'utf8.csv') });
  if (typeof utf8 === 'string') return refuse(utf8);
  const { head, size } = await readHead(utf8.path);
  const marked = head.toString('utf8');
  const markBytes = marked.startsWith(byteOrderMark) ? 3 : 0;
  const whole = markBytes > 0 ? marked.slice(1) : marked;
  const declared = declaredDelimiter(whole);
  const startByte = markBytes + (declared?.bytes ?? 0);
  const isAll = head.length === size;
  const text = (isAll ? whole : withoutLastLine(whole)).slice(declared?.bytes ?? 0);
  if (text.trim() === '') return refuse('empty-file');
  const given = reading.delimiter ?? declared?.delimiter;
  const { delimiter, records } = given
    ? { delimiter: given, records: firstRecords(text, given, 100) }
    : detectDialect(text);

  const headerRow = reading.headerRow ?? findHeaderRow(records, knownHeaders(standard));
  const sampled = headerRow > records.length ? firstRecords(text, delimiter, headerRow + 1) : records;
  const width = Math.max(...records.map((record) => record.length));
  const named = headerRow === 0 ? madeUpHeaders(width) : sampled[headerRow - 1];
  if (!named) return refuse('no-such-row');
  const headers = named.map(tidyHeader);
  if (headers.length > maxColumns || width > maxColumns) return refuse('too-many-columns');
  const firstDataRow =
    headerRow === 0 ? Math.max(1, sampled.findIndex((each) => filledCells(each) > 0) + 1) : headerRow + 1;
  if (
    isAll &&
    sampled.length < 100 &&
    !sampled.slice(firstDataRow - 1).some((each) => filledCells(each) > 0)
  ) {
    return refuse('no-rows');
  }

  const tail = reading.lastRow === undefined ? await readTail(utf8.path, delimiter) : null;
  const footerRows = tail ? countFooterRows(tail.records, headers.length) : 0;
  const endByte = tail && footerRows > 0 ? tail.startBytes[tail.records.length - footerRows]! : null;
  const lineEnding = detectLineEnding(text);
  const isCut =
    headerRow !== 1 ||
    declared !== null ||
    endByte !== null ||
    reading.lastRow !== undefined ||
    utf8.hasBlankLines;
  const csvPath = isCut ? join(workFolder, 'table.csv') : utf8.path;
  if (isCut) {
    await cutRecords(utf8.path, csvPath, {
      delimiter,
      startByte,
      firstRecord: headerRow === 0 ? firstDataRow : headerRow,
      lastRecord: reading.lastRow ?? null,
      endByte,
      header: headerRow === 0 ? `${headers.map(quoted).join(delimiter)}${lineEnding}` : null,
      width: headers.length,
    });
  }
  const table: DetectedTable = {
    encoding: 'utf-8',
    hasBom: !isCut && markBytes > 0,
    delimiter,
    lineEnding,
    headers,
    sampleColumns: Math.min(
      maxColumns,
      Math.max(headers.length, ...sampled.slice(Math.max(0, headerRow - 1)).map((record) => record.length)),
    ),
    bytes: isCut || csvPath !== path ? (await readHead(csvPath)).size : bytes,
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
    repairs: [
      ...utf8.repairs,
      ...leftOut('preamble-rows', sampled.slice(0, preambleRows)),
      ...leftOut('footer-rows', tail?.records.slice(tail.records.length - footerRows) ?? []),
    ],
  };
  return { ok: true, opened };
};
