import { foldText } from '@rma/domain';
import { cleanText, firstText, webAddress } from '../../record/field-text.ts';
import { remoteIdOf, type RemoteRecord } from '../reading.ts';
import { fileOfAddress, formatNamed } from './file-formats.ts';
import type { ColumnFact, InventoryColumns } from './inventory-columns.ts';
import type { FileFacts, ListedDataset } from './listed-dataset.ts';

export type InventoryRow = {
  dataset: ListedDataset;
  /** Rows of the same dataset have the same one. */ group: string | null;
};

const DATASET_FACTS = [
  'id',
  'title',
  'description',
  'keywords',
  'theme',
  'publisher',
  'contactName',
  'contactEmail',
  'licence',
  'issued',
  'modified',
  'periodicity',
  'temporal',
  'spatial',
  'landingPage',
  'isPrivate',
] as const satisfies ColumnFact[];

const LONGEST_CELL = 100_000;
const MOST_ADDRESSES = 1_000;

const cellOf = (cells: readonly string[], column: number | undefined): string | undefined => {
  const text = column === undefined ? '' : cleanText((cells[column] ?? '').slice(0, LONGEST_CELL));
  return text === '' ? undefined : text;
};

/**
 * An address as people write it in a cell: with its scheme, beginning with www, or relative to the inventory. A sheet
 * shared in Google is given as the CSV it can be downloaded as.
 */
function addressOf(text: string, base: string): string {
  const isRelative = /^[^\s:]+\.[a-z0-9]{2,8}$/i.test(text) && !/^www\./i.test(text);
  const full = /^www\./i.test(text) ? `https://${text}` : text;
  const absolute = isRelative ? URL.parse(full, base) : URL.parse(full);
  if (absolute === null) return text;
  const sheet = /^\/spreadsheets\/d\/([\w-]+)\/(?:edit|view|htmlview)?/.exec(absolute.pathname);
  if (absolute.host !== 'docs.google.com' || sheet === null || absolute.pathname.includes('/d/e/'))
    return absolute.href;
  const page = /gid=(\d+)/.exec(absolute.hash + absolute.search)?.[1];
  const query = page === undefined ? '' : `&gid=${page}`;
  return `https://docs.google.com/spreadsheets/d/${sheet[1]}/export?format=csv${query}`;
}

const isSheetExport = (url: string) => /^https:\/\/docs\.google\.com\/.*\/export\?format=csv/.test(url);

/** The addresses of one cell, one by one. */
const addressesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\s;|]+|,(?=\s*https?:)/, MOST_ADDRESSES)
    .filter((part) => part !== '' && /[./]/.test(part));

function filesOf(cells: readonly string[], columns: InventoryColumns, base: string): FileFacts[] {
  const { facts, addresses } = columns;
  const formats = (cellOf(cells, facts.format) ?? '')
    .split(/[,;/|\s]+/)
    .filter((word) => formatNamed(word) !== null);
  const own = cellOf(cells, facts.url);
  const listed = addressesIn(own);
  // What cannot be an address is kept as it is, so that its publisher is told.
  const shown = listed.length === 0 && own !== undefined ? [own] : listed;
  const main = shown.map((text, index): FileFacts => {
    const url = addressOf(text, base);
    const named = formatNamed(formats[index] ?? '') ?? undefined;
    const told = shown.length === 1 ? cellOf(cells, facts.format) : named;
    const parsed = URL.parse(url);
    return {
      ...(shown.length === 1 && { id: cellOf(cells, facts.resourceId) }),
      url,
      title: cellOf(cells, facts.resourceTitle),
      format: isSheetExport(url)
        ? 'CSV'
        : (told ?? (parsed === null ? undefined : fileOfAddress(parsed)?.format)),
      mediaType: cellOf(cells, facts.mediaType),
      ...(shown.length === 1 && { bytes: cellOf(cells, facts.bytes) }),
      modified: cellOf(cells, facts.resourceModified),
    };
  });
  const others = addresses.flatMap(({ column, format }) =>
    addressesIn(cellOf(cells, column))
      .map((text) => addressOf(text, base))
      .filter((url) => webAddress(url) !== null)
      .map((url): FileFacts => ({ url, format: format ?? undefined })),
  );
  const seen = new Set<string>();
  return [...main, ...others].filter(({ url = '' }) => !seen.has(url) && seen.add(url));
}

/** One row of an inventory, or null when it is blank. */
export function readRow(
  cells: readonly string[],
  columns: InventoryColumns,
  options: { base: string },
): InventoryRow | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const { facts } = columns;
  const said = Object.fromEntries(DATASET_FACTS.map((fact) => [fact, cellOf(cells, facts[fact])]));
  const dataset: ListedDataset = { ...said, files: filesOf(cells, columns, options.base) };
  const name = firstText(dataset.id, dataset.title);
  const group = facts.resourceTitle === undefined || name === undefined ? null : foldText(name);
  return { dataset, group };
}

/** A dataset with the files of a further row of its own. */
export const withFilesOf = (dataset: ListedDataset, row: ListedDataset): ListedDataset => ({
  ...Object.fromEntries(Object.entries(row).filter(([, fact]) => fact !== undefined)),
  ...Object.fromEntries(Object.entries(dataset).filter(([, fact]) => fact !== undefined)),
  files: [...dataset.files, ...row.files],
});

/** The record of a row: called by its id, else by the address of its first file. */
export function recordOf(dataset: ListedDataset): RemoteRecord {
  const address = dataset.files.map(({ url }) => webAddress(url)).find((url) => url !== null);
  return {
    remoteId: remoteIdOf(dataset.id) ?? remoteIdOf(address?.replace(/^http:/, 'https:')),
    raw: dataset,
  };
}
