import type { Tables } from '@rma/persistence';
import { foldAccents } from '@rma/search';
import type { Kysely } from 'kysely';
import type { Directory } from '../governments/directory.ts';
import type { Government } from '../governments/directory-queries.ts';

type Named = { cvegeo: string; name: string; folded: string };

const wordsOf = (text: string) =>
  foldAccents(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Governments by their names and by what people call them, in memory; read again when those names change. */
export function createGovernmentNames({ db, directory }: { db: Kysely<Tables>; directory: Directory }) {
  let nicknames: readonly Named[] = [];
  let isLoaded = false;

  const beginsWith = (folded: string, words: readonly string[]) =>
    words.every((word) => folded.startsWith(word) || folded.includes(` ${word}`));

  return {
    async reload(): Promise<void> {
      const rows = await db.selectFrom('national.government_name').select(['cvegeo', 'name']).execute();
      nicknames = rows.map(({ cvegeo, name }) => ({ cvegeo, name, folded: foldAccents(name) }));
      isLoaded = true;
    },
    isLoaded: () => isLoaded,

    /**
     * Governments whose name, or what they are called, has words that begin as typed: those called so in full first,
     * then states, then the most populated. `nickname` is set when it was by that.
     */
    beginningWith(text: string, most: number): { government: Government; nickname: string | null }[] {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      const called = nicknames.flatMap(({ cvegeo, name, folded }) => {
        const government = beginsWith(folded, words) ? directory.of(cvegeo) : null;
        return government === null ? [] : [{ government, nickname: name }];
      });
      const named = directory
        .list({ query: text })
        .map((government) => ({ government, nickname: null as string | null }));
      const whole = words.join(' ');
      const order = ({ government, nickname }: (typeof named)[number]) =>
        (foldAccents(nickname ?? government.name) === whole ? 0 : 2) + (government.level === 'state' ? 0 : 1);
      const seen = new Set<string>();
      return [...named, ...called]
        .toSorted(
          (a, b) => order(a) - order(b) || (b.government.population ?? 0) - (a.government.population ?? 0),
        )
        .filter(({ government }) => !seen.has(government.cvegeo) && seen.add(government.cvegeo))
        .slice(0, most);
    },
  };
}
export type GovernmentNames = ReturnType<typeof createGovernmentNames>;
