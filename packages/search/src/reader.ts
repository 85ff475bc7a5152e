import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { expandQuery } from './expansion.ts';
import { createLexemes } from './lexeme-queries.ts';
import { parseQueryText } from './query-text.ts';
import { resolveQuery, type ResolvedQuery } from './resolved-query.ts';

/**
 * Reads what someone typed into the search box. `understand` gives the search in the database's lexemes, or null when
 * there is nothing to look for; it never fails on bad input. Lexemes are kept, so one reader serves a whole process.
 */
export function createQueryReader({ db }: { db: Kysely<Tables> }) {
  const lexemes = createLexemes({ db });
  return {
    understand: async (typed: string | null | undefined): Promise<ResolvedQuery | null> => {
      const query = expandQuery(parseQueryText(typed ?? ''));
      const texts = [...query.required.flat(), ...query.excluded.flat()].map(({ text }) => text);
      if (texts.length === 0) return null;
      return resolveQuery(query, await lexemes.resolve(texts));
    },
  };
}
export type QueryReader = ReturnType<typeof createQueryReader>;
