import type { Tables } from '@rma/persistence';
import { foldAccents } from '@rma/search';
import type { Kysely } from 'kysely';
import { isNear, letterMask, mostDistance, distanceOf } from './spelling.ts';

export type Term = { term: string; folded: string; datasets: number };

/** A word must be this many times as common to be what was meant by one that exists. */
const MUCH_COMMONER = 50;

function index(rows: readonly Term[]) {
  const sorted = rows.toSorted((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
  const words = sorted.filter(({ folded }) => !folded.includes(' '));
  return {
    sorted,
    words,
    masks: Int32Array.from(words, ({ folded }) => letterMask(folded)),
    byFolded: new Map(words.map((word) => [word.folded, word])),
  };
}

/** The first term that is not before a prefix. */
function firstFrom(sorted: readonly Term[], prefix: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.folded ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words that datasets have (national.search_term), in memory: at most 100,000, read again when they change. */
export function createSearchTerms({ db }: { db: Kysely<Tables> }) {
  let known = index([]);
  let isLoaded = false;
  return {
    async reload(): Promise<void> {
      known = index(await db.selectFrom('national.search_term').selectAll().execute());
      isLoaded = true;
    },
    isLoaded: () => isLoaded,

    /** The commonest terms that begin with a text, accents aside. */
    beginningWith(text: string, most: number): Term[] {
      const prefix = foldAccents(text);
      const found: Term[] = [];
      for (let place = firstFrom(known.sorted, prefix); place < known.sorted.length; place += 1) {
        const term = known.sorted[place];
        if (term === undefined || !term.folded.startsWith(prefix)) break;
        found.push(term);
      }
      return found.toSorted((a, b) => b.datasets - a.datasets).slice(0, most);
    },

    /** The word that a mistyped one was meant to be: the nearest, then the commonest; null when it may be right. */
    meantBy(typed: string): string | null {
      const folded = foldAccents(typed);
      const most = mostDistance(folded);
      const own = known.byFolded.get(folded)?.datasets ?? 0;
      if (most === 0) return null;
      const mask = letterMask(folded);
      let best: { term: Term; distance: number } | null = null;
      for (let place = 0; place < known.words.length; place += 1) {
        if (!isNear(mask, known.masks[place] ?? 0, most)) continue;
        const term = known.words[place];
        if (term === undefined || term.folded === folded || term.datasets < own * MUCH_COMMONER) continue;
        const distance = distanceOf(folded, term.folded, most);
        if (distance > most) continue;
        const isBetter =
          best === null ||
          distance < best.distance ||
          (distance === best.distance && term.datasets > best.term.datasets);
        if (isBetter) best = { term, distance };
      }
      return best?.term.term ?? null;
    },
  };
}
export type SearchTerms = ReturnType<typeof createSearchTerms>;
