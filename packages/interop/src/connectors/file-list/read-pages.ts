import { askBytes, textOf, type Answer, type AskOptions } from '../ask.ts';
import { incomplete, remoteIdOf, whole, type ReadEnd, type ReadFailure, type ReadPage } from '../reading.ts';
import { otherPages } from './other-pages.ts';
import { datasetsOfPage, isFileLink } from './page-datasets.ts';
import { readPage, type PageContent } from './page-links.ts';

/** Pages of one list that are read at most, the first one included. */
export const MOST_PAGES = 200;

/** "Mostrando 1 a 20 de 250 archivos" */
const announcement = /\bde (\d[\d,.]*) (?:archivos|conjuntos|recursos|documentos|resultados|bases)\b/i;

function announcedBy(page: PageContent): number | null {
  const written = announcement.exec(page.text)?.[1];
  return written === undefined ? null : Number(written.replaceAll(/[.,]/g, ''));
}

/** A server's own listing of a folder: when it lists nothing, there is nothing. */
const isFolderListing = (page: PageContent) =>
  /^(?:index of|indice de|índice de|listado de) \//i.test(page.title);

/** A page below that is no longer there takes nothing with it; any other trouble might hide datasets. */
const isGone = (failure: ReadFailure) =>
  failure.code === 'http-status' && (failure.status === 404 || failure.status === 410);

/**
 * Reads a page of links to files, the further pages of its list and the pages below it in its folder, at most 200 of
 * them. Complete when every page was read to its end. Pages without any file prove nothing (`not-json`: a notice of
 * maintenance looks the same), unless they are a server's listing of an empty folder.
 */
export async function* readPages(first: Answer, options: AskOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const start = new URL(first.url);
  const waiting: { url: string; kind: 'next' | 'below' }[] = [];
  const known = new Set([start.href]);
  const seenFiles = new Set<string>();
  const seenPages = new Set<string>();
  let answer = first;
  let kind: 'next' | 'below' = 'next';
  let pages = 0;
  let count = 0;
  let announced: number | null = null;
  let isListing = false;

  for (;;) {
    pages += 1;
    const page = readPage(textOf(answer), answer.url);
    if (!page.isWhole) {
      return incomplete({ code: 'truncated', detail: `the page ${answer.url} breaks before its end` });
    }
    isListing ||= isFolderListing(page);
    const mark = page.links
      .filter(isFileLink)
      .map(({ url }) => url.href)
      .join('\n');
    if (kind === 'next' && mark !== '' && seenPages.has(mark)) {
      return incomplete({ code: 'paging-repeats', detail: `the page ${answer.url} repeats another one` });
    }
    seenPages.add(mark);
    const total = announcedBy(page);
    if (announced !== null && total !== null && total < announced && kind === 'next') {
      return incomplete({
        code: 'count-mismatch',
        detail: `the list went from ${announced} to ${total} files while it was read`,
      });
    }
    announced = total ?? announced;
    const datasets = datasetsOfPage(page.links, seenFiles);
    count += datasets.length;
    if (count > options.limits.maxRecords) {
      return incomplete({ code: 'too-large', detail: `more than ${options.limits.maxRecords} datasets` });
    }
    if (datasets.length > 0) {
      const records = datasets.map(({ key, ...dataset }) => ({
        remoteId: remoteIdOf(key),
        // A list's further pages are no place to stay: what is on them moves on with every new dataset.
        raw: { ...dataset, landingPage: kind === 'next' ? start.href : answer.url },
      }));
      yield { kind: 'page', records };
    }
    for (const other of otherPages(page.links, start)) {
      if (known.has(other.url)) continue;
      known.add(other.url);
      waiting.push(other);
    }
    let next: Answer | null = null;
    while (next === null) {
      const asked = waiting.shift();
      if (asked === undefined) break;
      if (pages >= MOST_PAGES) {
        return incomplete({ code: 'paging-loop', detail: `the list has more than ${MOST_PAGES} pages` });
      }
      const reply = await askBytes(asked.url, { ...options, accept: 'text/html' });
      if (reply.ok) [next, kind] = [reply, asked.kind];
      else if (asked.kind === 'next' || !isGone(reply.failure)) return incomplete(reply.failure);
      else pages += 1;
    }
    if (next === null) break;
    answer = next;
  }
  if (count === 0 && !isListing) {
    return incomplete({ code: 'not-json', detail: 'the page has no link to a file of data' });
  }
  if (announced !== null && announced > Math.max(count, seenFiles.size)) {
    return incomplete({
      code: 'count-mismatch',
      detail: `the list announces ${announced} files and has ${seenFiles.size}`,
    });
  }
  return whole(count);
}
