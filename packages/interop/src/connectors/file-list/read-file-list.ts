import { askBytes, textOf, type Answer } from '../ask.ts';
import { incomplete, type ReadLimits, type ReadOptions, type ReadStep } from '../reading.ts';
import { readInventory } from './read-inventory.ts';
import { readPages } from './read-pages.ts';

/** Of each page, or of an inventory. */
export const fileListLimits: ReadLimits = {
  deadlineMs: 60_000,
  maxBytes: 100 * 1024 * 1024,
  maxRecords: 200_000,
};

/** What the bytes are, whatever their name and type say: a page, JSON, or what may be a table. */
function kindOf(answer: Answer): 'page' | 'json' | 'table' {
  const [first, second] = answer.bytes;
  const isBinary = (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
  if (isBinary) return 'table';
  const head = textOf({ ...answer, bytes: answer.bytes.subarray(0, 4096) }).replace(/^[\uFEFF\s]+/, '');
  if (/^<(?!\?xml)/.test(head) || /<(?:!doctype html|html|body)\b/i.test(head)) return 'page';
  return /^[{[]/.test(head) ? 'json' : 'table';
}

/**
 * Reads a list of files: a page with links to them, or an inventory in a spreadsheet or CSV. Which of the two it is
 * is told by its bytes. Where a table is expected by its name, a page is a portal's excuse and no catalogue.
 */
export async function* readFileList(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  const limits = { ...fileListLimits, ...source.limits };
  const options = { outbound: source.outbound, limits, signal: source.signal };
  const answer = await askBytes(source.url, { ...options, accept: 'text/html, text/csv, */*;q=0.8' });
  if (!answer.ok) {
    yield incomplete(answer.failure);
    return;
  }
  const kind = kindOf(answer);
  const isNamedTable = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods)$/i.test(new URL(source.url).pathname);
  if (kind === 'json') {
    yield incomplete({ code: 'wrong-shape', detail: 'the list is JSON, neither a page nor a table' });
  } else if (kind === 'page' && isNamedTable) {
    yield incomplete({ code: 'not-json', detail: 'the inventory is a web page' });
  } else {
    yield yield* kind === 'page' ? readPages(answer, options) : readInventory(answer, options);
  }
}
