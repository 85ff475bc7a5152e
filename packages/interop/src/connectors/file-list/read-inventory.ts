import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsCsvInChild, type OpenedAsCsv } from '@rma/tabular';
import { CsvError, parse } from 'csv-parse';
import type { Answer, AskOptions } from '../ask.ts';
import {
  incomplete,
  whole,
  type ReadEnd,
  type ReadLimits,
  type ReadPage,
  type RemoteRecord,
} from '../reading.ts';
import { inventoryHeaders, matchColumns } from './inventory-columns.ts';
import { readRow, recordOf, withFilesOf, type InventoryRow } from './inventory-rows.ts';

const PAGE = 500;

type OpenedTable = Extract<OpenedAsCsv, { ok: true }>;

const endOfRefusal = (code: string, detail: string): ReadEnd => {
  // The header is there and nothing below it: an inventory that lists nothing.
  if (code === 'no-rows') return whole(0);
  if (code === 'html-file') return incomplete({ code: 'not-json', detail: 'the inventory is a web page' });
  if (code === 'damaged-file') return incomplete({ code: 'truncated', detail });
  if (code === 'file-too-large' || code === 'archive-too-large')
    return incomplete({ code: 'too-large', detail });
  return incomplete({ code: 'wrong-shape', detail });
};

/** A text whose last row breaks off: fewer cells than the header (or taken for a note), and no end of line after it. */
const isCut = (last: readonly string[] | null, table: OpenedTable, bytes: Uint8Array) =>
  table.format === 'csv' &&
  ![0x0a, 0x0d].includes(bytes.at(-1) ?? 0x0a) &&
  (table.footerRows > 0 || (last !== null && last.length < table.headers.length));

async function* rowsOf(
  table: OpenedTable,
  answer: Answer,
  limits: ReadLimits,
): AsyncGenerator<ReadPage, ReadEnd> {
  const columns = table.hasHeader ? matchColumns(table.headers) : null;
  if (columns === null) {
    const headers = table.headers.join(', ').slice(0, 300);
    return incomplete({
      code: 'wrong-shape',
      detail: `no column for the title, or none for the address or the identifier, among: ${headers}`,
    });
  }
  const records = createReadStream(table.csvPath).pipe(
    parse({
      delimiter: table.delimiter,
      bom: true,
      from: 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_048_576,
    }),
  );
  let waiting: RemoteRecord[] = [];
  let current = null as InventoryRow | null;
  let last: string[] | null = null;
  let count = 0;
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      last = cells;
      const row = readRow(cells, columns, { base: answer.url });
      if (row === null) continue;
      const isSame: boolean = current !== null && row.group !== null && row.group === current.group;
      if (current !== null && isSame) {
        current = { ...current, dataset: withFilesOf(current.dataset, row.dataset) };
        continue;
      }
      if (current !== null) waiting.push(recordOf(current.dataset));
      current = row;
      count += 1;
      if (count > limits.maxRecords) {
        return incomplete({ code: 'too-large', detail: `more than ${limits.maxRecords} datasets` });
      }
      if (waiting.length < PAGE) continue;
      yield { kind: 'page', records: waiting };
      waiting = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isTooLarge = error.code === 'CSV_MAX_RECORD_SIZE';
    return incomplete({ code: isTooLarge ? 'too-large' : 'truncated', detail: error.message.slice(0, 300) });
  }
  if (isCut(last, table, answer.bytes)) {
    return incomplete({ code: 'truncated', detail: 'the last row of the inventory breaks off' });
  }
  if (current !== null) waiting.push(recordOf(current.dataset));
  if (waiting.length > 0) yield { kind: 'page', records: waiting };
  return whole(count);
}

/**
 * Reads an inventory (CSV of any encoding and delimiter, XLSX, XLS, ODS): a row per dataset, or per resource when it
 * has a column for them. The file is opened in a process of its own. Complete when its table was read to the end
 * and its columns were understood.
 */
export async function* readInventory(answer: Answer, options: AskOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const workFolder = await mkdtemp(join(tmpdir(), 'rma-inventory-'));
  try {
    const path = join(workFolder, 'inventory');
    await writeFile(path, answer.bytes);
    const fileName = new URL(answer.url).pathname.split('/').at(-1) ?? '';
    const opened = await openAsCsvInChild(
      { path, fileName, expectedHeaders: inventoryHeaders, workFolder },
      { deadlineMs: options.limits.deadlineMs, ...(options.signal && { signal: options.signal }) },
    );
    if (opened.ok) return yield* rowsOf(opened, answer, options.limits);
    if ('refusal' in opened) return endOfRefusal(opened.refusal.code, opened.refusal.code);
    const code = opened.reason === 'deadline' ? 'timeout' : 'too-large';
    return incomplete({ code, detail: `the inventory could not be opened: ${opened.detail.slice(0, 300)}` });
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
