import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { expandQuery } from './expansion.ts';
import { createLexemes } from './lexeme-queries.ts';
import { parseQueryText } from './query-text.ts';
import { foldAccents } from './spanish.ts';
import { resolveQuery, type ResolvedQuery } from './resolved-query.ts';

const MOST_COLUMNS = 20;

/** The same as the database's `national.column_text` of a name alone. */
const columnWords = (name: string): string =>
  foldAccents(
    name
      .slice(0, 100)
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' '),
  );

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
    /**
     * Names of columns for `DatasetCriteria.columns`: the lexemes that one column must have. What says nothing, as
     * `de` or `_`, is left out.
     */
    columns: async (typed: readonly string[]): Promise<string[][]> => {
      const texts = typed.slice(0, MOST_COLUMNS).map((text) => columnWords(text));
      const lexemesOf = await lexemes.resolve(texts);
      return texts
        .map((text) => [...new Set(lexemesOf(text).map(({ lexeme }) => lexeme))])
        .filter((found) => found.length > 0);
    },
    /** What someone is typing: the lexemes of each word, and the last word itself, which may not be whole yet. */
    beginning: async (typed: string): Promise<{ words: string[][]; unfinished: string }> => {
      const words = foldAccents(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
      const last = words.at(-1) ?? '';
      const lexemesOf = await lexemes.resolve(words);
      const known = words.slice(0, -1).map((word) => lexemesOf(word).map(({ lexeme }) => lexeme));
      return { words: known.filter((found) => found.length > 0), unfinished: last };
    },
  };
}
export type QueryReader = ReturnType<typeof createQueryReader>;
