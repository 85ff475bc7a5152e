import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import type { PlacedLexeme } from './resolved-query.ts';

const MOST_KEPT_TEXTS = 20_000;

/**
 * The database's Spanish lexemes of texts. They never change, so they are kept; the oldest are forgotten past
 * 20,000. `resolve` makes texts known, `of` reads them.
 */
export function createLexemes({ db }: { db: Kysely<Tables> }) {
  const known = new Map<string, PlacedLexeme[]>();
  return {
    async resolve(texts: readonly string[]): Promise<(text: string) => PlacedLexeme[]> {
      const found = new Map<string, PlacedLexeme[]>();
      const unknown = new Set<string>();
      for (const text of texts) {
        const kept = known.get(text);
        if (kept === undefined) unknown.add(text);
        else found.set(text, kept);
      }
      if (unknown.size > 0) {
        for (const text of unknown) found.set(text, []);
        const { rows } = await sql<{ text: string; lexeme: string; position: number }>`
          select typed.text, placed.lexeme, position
          from unnest(${[...unknown]}::text[]) as typed (text),
            unnest(to_tsvector('pg_catalog.spanish', typed.text)) as placed, unnest(placed.positions) as position
        `.execute(db);
        for (const { text, lexeme, position } of rows) found.get(text)?.push({ lexeme, position });
        for (const text of unknown) known.set(text, found.get(text) ?? []);
        for (const oldest of known.keys()) {
          if (known.size <= MOST_KEPT_TEXTS) break;
          known.delete(oldest);
        }
      }
      return (text) => found.get(text) ?? [];
    },
  };
}
export type Lexemes = ReturnType<typeof createLexemes>;
