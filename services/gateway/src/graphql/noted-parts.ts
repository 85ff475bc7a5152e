import { changeKeys } from '../national/change-keys.ts';
import type { Figures } from '../network/figures.ts';
import { wordTables, type Search } from '../search/search.ts';
import { directoryTables } from '../governments/directory.ts';
import type { Reads } from './reads.ts';

type Counter<Count extends keyof Figures> = () => Promise<Awaited<ReturnType<Figures[Count]>>['value']>;
export type NotedFigures = { network: Counter<'network'>; reach: Counter<'reach'> };

/** The figures, noting what each is counted from. */
export function notedFigures(figures: Figures, reads: Reads): NotedFigures {
  const valueOf = <Value>({ value, isCurrent }: { value: Value; isCurrent: boolean }): Value => {
    if (!isCurrent) reads.isMomentary = true;
    return value;
  };
  return {
    async network() {
      reads.note(changeKeys.table('national.package'));
      reads.note(changeKeys.table('national.source'));
      reads.ofTime = true;
      return valueOf(await figures.network());
    },
    async reach() {
      reads.note(changeKeys.anyDataset);
      return valueOf(await figures.reach());
    },
  };
}

type Request = Parameters<Search['search']>[0];
export type NotedSearch = Omit<Search, 'search'> & {
  search(request: Omit<Request, 'now'>): ReturnType<Search['search']>;
};

const isStateKey = (cvegeo: string) => cvegeo.length === 2;

/** Whose datasets can change what is found; counts by state go beyond the states that are asked for. */
function reachOf({ criteria, wantsFacets }: Omit<Request, 'now'>): string[] {
  const { government, includeMunicipalities, states } = criteria;
  if (government !== undefined)
    return [
      includeMunicipalities === true && isStateKey(government)
        ? changeKeys.datasetsWithin(government)
        : changeKeys.datasetsOf(government),
    ];
  if (states !== undefined && states.length > 0 && !wantsFacets) return states.map(changeKeys.datasetsWithin);
  return [changeKeys.anyDataset];
}

/** The search, noting whose datasets an answer depends on, and the time where ranking weighs it. */
export function notedSearch(search: Search, reads: Reads, clockNow: () => Date): NotedSearch {
  const noteWords = () => {
    // Nothing in the database changes when the rest has been read.
    if (!search.suggestsAll()) reads.isMomentary = true;
    reads.note(changeKeys.anyDataset);
    for (const table of wordTables) reads.note(changeKeys.table(table));
  };
  return {
    ...search,
    search(request) {
      for (const key of reachOf(request)) reads.note(key);
      reads.note(changeKeys.table('national.government'));
      if (request.query !== null && request.page?.sort === 'relevance') reads.ofTime = true;
      return search.search({ ...request, now: clockNow() });
    },
    suggestionFor(typed, found) {
      noteWords();
      return search.suggestionFor(typed, found);
    },
    suggest(typed, most) {
      noteWords();
      for (const table of directoryTables) reads.note(changeKeys.table(table));
      return search.suggest(typed, most);
    },
  };
}
