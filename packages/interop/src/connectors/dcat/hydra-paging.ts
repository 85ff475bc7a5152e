import { keyOf, type Statement } from './statement.ts';
import { hydra } from './vocabulary.ts';

/** What a page says of its place: how many items there are in all pages, and where the next one is. */
export type Paging = { total: number | null; next: string | null };

const nextProperties = new Set(['next', 'nextPage'].map(hydra));

/**
 * The address of the next page as it can be asked: relative ones from this page; behind a proxy portals name
 * themselves by http, or by a name of their inner network, so a same host keeps our protocol.
 */
function addressOf(written: string, page: URL): string | null {
  const next = URL.parse(written, page.href);
  if (next === null || !/^https?:$/.test(next.protocol)) return null;
  if (next.hostname === page.hostname && next.protocol === 'http:' && page.protocol === 'https:') {
    next.protocol = 'https:';
    next.port = page.port;
  }
  next.hash = '';
  return next.href;
}

/** The same address under the host that answered this page: for a portal that names a host nobody reaches. */
export function onHostOf(address: string, page: string): string {
  const { pathname, search } = new URL(address);
  return new URL(pathname + search, page).href;
}

/**
 * Hydra's paging (https://www.hydra-cg.com/spec/latest/core/), of both generations: `hydra:next` of a
 * PartialCollectionView and `hydra:nextPage` of a PagedCollection, as IRIs or as text. When several pages are
 * described, the one asked for counts.
 */
export function pagingOf(statements: Iterable<Statement>, pageUrl: string): Paging {
  const page = new URL(pageUrl);
  const bare = page.href.replace(/#.*$/, '');
  let total: number | null = null;
  const own: string[] = [];
  const others: string[] = [];
  for (const { subject, predicate, object } of statements) {
    if (predicate.value === hydra('totalItems')) {
      const items = Number(object.value);
      if (Number.isSafeInteger(items) && items >= 0) total = Math.max(total ?? 0, items);
    }
    if (!nextProperties.has(predicate.value) || object.termType === 'BlankNode') continue;
    const next = addressOf(object.value, page);
    // A last page that names itself as the next one has none.
    if (next === null || next === bare) continue;
    (keyOf(subject).replace(/#.*$/, '') === bare ? own : others).push(next);
  }
  return { total, next: own.toSorted()[0] ?? others.toSorted()[0] ?? null };
}
