import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Standard } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { Repair } from '../report.ts';
import { shown } from '../checks/findings.ts';
import { leftOut, noHeaderFinding } from './around-table.ts';
import { cutRecords } from './cut-records.ts';
import { detectDialect, detectLineEnding, firstRecords } from './dialect.ts';
import { countFooterRows } from './footer-rows.ts';
import { filledCells, findHeaderRow, knownHeaders, madeUpHeaders, tidyHeader } from './header-row.ts';
import type { Delimiter, DetectedTable, Encoding, RefusalCode } from './intake.ts';
import type { OpenedFile, OpenFileOutcome } from './opened-file.ts';
import { maxColumns, refusal } from './refusals.ts';
import { declaredEncoding, scanBytes } from './sniff-bytes.ts';
import { readTail } from './tail-records.ts';
import { transcodeLines, transcodeToUtf8 } from './transcode.ts';
import type { MixedLines } from './transcode.ts';

const headBytes = 262_144;
const byteOrderMark = '\uFEFF';

export type OpenOptions = {
  reading: Preparation['reading'];
  standard: Standard;
  /** A folder of the caller's; what is written there stays until the caller removes it. */
  workFolder: string;
};

type Utf8Text = {
  path: string;
  encoding: Encoding;
  hasBom: boolean;
  hasBlankLines: boolean;
  repairs: Repair[];
};

const refuse = (code: RefusalCode): { ok: false; refusal: ReturnType<typeof refusal> } => ({
  ok: false,
  refusal: refusal(code),
});

const readHead = async (path: string): Promise<{ head: Buffer; size: number }> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, headBytes));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { head: head.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
};

const scan = async (path: string, options: { wide: boolean; ending: '\n' | '\r' }) => {
  const file = await open(path, 'r');
  try {
    return await scanBytes(file, options);
  } finally {
    await file.close();
  }
};

const mixedRepair = (lines: MixedLines, main: Encoding): Repair[] => {
  if (lines.utf8Lines === 0 || lines.windowsLines === 0) return [];
  const [line, read, count]: [Buffer | null, Encoding, number] =
    main === 'utf-8'
      ? [lines.windowsExample, 'windows-1252', lines.windowsLines]
      : [lines.utf8Example, 'utf-8', lines.utf8Lines];
  const as = (encoding: string) => shown(new TextDecoder(encoding).decode(line ?? Buffer.alloc(0)).trim());
  return [{ code: 'mixed-encoding', field: '', count, before: as(main), after: as(read) }];
};

/** The file as UTF-8: itself when it already is. */
const asUtf8 = async (path: string, options: OpenOptions): Promise<Utf8Text | RefusalCode> => {
  const { head } = await readHead(path);
  const declared = declaredEncoding(head);
  const chosen = options.reading.encoding ?? declared?.encoding;
  const wide = chosen?.startsWith('utf-16') ?? false;
  const ending = detectLineEnding(head.toString('latin1').replaceAll('\0', '')) === '\r' ? '\r' : '\n';
  const scanned = await scan(path, { wide, ending });
  if (scanned.refused) return scanned.refused;
  const hasBom = declared?.hasBom ?? false;
  if (scanned.utf8 && !wide && options.reading.encoding !== 'windows-1252') {
    return { path, encoding: 'utf-8', hasBom, hasBlankLines: scanned.hasBlankLines, repairs: [] };
  }
  const utf8Path = join(options.workFolder, 'utf8.csv');
  let encoding: Encoding = chosen ?? 'windows-1252';
  let repairs: Repair[] = [];
  if (wide || options.reading.encoding === 'windows-1252') {
    await transcodeToUtf8(path, utf8Path, encoding);
  } else {
    const lines = await transcodeLines(path, utf8Path);
    encoding = lines.utf8Lines > lines.windowsLines ? 'utf-8' : 'windows-1252';
    repairs = mixedRepair(lines, encoding);
  }
  const { refused, hasBlankLines } = await scan(utf8Path, { wide: false, ending });
  return refused ?? { path: utf8Path, encoding, hasBom, hasBlankLines, repairs };
};

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
  const utf8 = await asUtf8(path, options);
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
