import { open } from 'node:fs/promises';
import { detectDialect, detectLineEnding, looksLikeHeader } from './dialect.ts';
import { fileKind } from './file-kind.ts';
import type { OpenedTable, RefusalCode } from './intake.ts';
import { maxColumns, refusal } from './refusals.ts';
import { declaredEncoding, scanBytes } from './sniff-bytes.ts';

const refuse = (code: RefusalCode): OpenedTable => ({ ok: false, refusal: refusal(code) });

/** What the first bytes say the file is, when it is not delimited text. */
const foreignFormat = (head: Buffer): RefusalCode | null => {
  const found = fileKind(head);
  switch (found.kind) {
    case 'refused':
      return found.code;
    case 'text':
      return null;
    case 'ole':
      return 'xlsx-file';
    case 'zip':
      return /xl\/|\[Content_Types\]\.xml/.test(head.toString('latin1')) ? 'xlsx-file' : 'zip-file';
    case 'xml':
    case 'json':
      return 'not-a-table';
  }
};

const withoutLastLine = (text: string): string => {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end > 0 ? text.slice(0, end) : text;
};

/**
 * Finds out how a delimited text file is written, reading every byte once and holding a few MB.
 * A file that is not a table is a value with a stable code and words for the liaison.
 * `sniffBytes` is how much of its head is looked at for delimiter and header (256 kB by default).
 */
export const openTable = async (
  path: string,
  options: { sniffBytes?: number } = {},
): Promise<OpenedTable> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return refuse('empty-file');
    const sniffed = Buffer.alloc(Math.min(size, options.sniffBytes ?? 262_144));
    const { bytesRead } = await file.read(sniffed, 0, sniffed.length, 0);
    const head = sniffed.subarray(0, bytesRead);
    const foreign = foreignFormat(head);
    if (foreign) return refuse(foreign);
    const declared = declaredEncoding(head);
    const wide = declared?.encoding.startsWith('utf-16') ?? false;
    const lineEnding = detectLineEnding(head.toString('latin1').replaceAll('\0', ''));
    const scanned = await scanBytes(file, { wide, ending: lineEnding === '\r' ? '\r' : '\n' });
    if (scanned.refused) return refuse(scanned.refused);
    const encoding =
      declared && (wide || scanned.utf8) ? declared.encoding : scanned.utf8 ? 'utf-8' : 'windows-1252';
    const decoded = new TextDecoder(encoding).decode(head);
    if (decoded.trim() === '') return refuse('empty-file');
    const text = bytesRead < size ? withoutLastLine(decoded) : decoded;
    const { delimiter, records } = detectDialect(text);
    const headers = (records[0] ?? []).map((header) => header.replace(/^\uFEFF/, '').trim());
    if (headers.length > maxColumns) return refuse('too-many-columns');
    if (!looksLikeHeader(headers)) return refuse('no-header');
    if (bytesRead === size && !/[\r\n]\s*\S/.test(text.trim())) return refuse('no-rows');
    return {
      ok: true,
      table: {
        encoding,
        hasBom: declared?.hasBom ?? false,
        delimiter,
        lineEnding,
        headers,
        sampleColumns: Math.min(maxColumns, Math.max(...records.map((record) => record.length))),
        bytes: size,
      },
    };
  } finally {
    await file.close();
  }
};
