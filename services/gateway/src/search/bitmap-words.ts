import type { Tables } from '@rma/persistence';
import { isPhrase, type Clause, type Group, type MatchField, type ResolvedQuery } from '@rma/search';
import type { Kysely } from 'kysely';
import { RoaringBitmap32 } from 'roaring-wasm';
import type { Bitmap, BitmapStore, MarkKind } from './bitmap-store.ts';
import { createPhrases } from './phrases.ts';

/** Marks that count as being in each part of a dataset, as the weights of its vector do. */
const kindsOf: Readonly<Record<MatchField, readonly MarkKind[]>> = {
  title: ['title'],
  keyword: ['title', 'keyword'],
  structure: ['title', 'keyword', 'structure'],
  text: ['lexeme'],
};

/** Where the words of a search stand, over the bitmaps of a store. Callers dispose of the results. */
export function createBitmapWords({ db, store }: { db: Kysely<Tables>; store: BitmapStore }) {
  const phrases = createPhrases({ db, store });

  /** Slots with every lexeme of a clause, marked as one kind, whatever their order. */
  function withLexemes(clause: Clause, kind: 'lexeme' | 'title'): RoaringBitmap32 {
    const [first, ...rest] = clause.lexemes
      .map(({ lexeme }) => store.marked(kind, lexeme))
      .toSorted((a, b) => a.size - b.size);
    const result = (first ?? store.live).clone();
    for (const bitmap of rest) result.andInPlace(bitmap);
    return result;
  }

  /** Those of `among`, which are few, with every lexeme of a clause in a part: no bitmap of all datasets is made. */
  function fewWithLexemes(among: Bitmap, clause: Clause, field: MatchField): RoaringBitmap32 {
    const result = among.clone();
    for (const { lexeme } of clause.lexemes) {
      const any = new RoaringBitmap32();
      for (const kind of kindsOf[field]) {
        const found = RoaringBitmap32.and(result, store.marked(kind, lexeme));
        any.orInPlace(found);
        found.dispose();
      }
      result.andInPlace(any);
      any.dispose();
    }
    return result;
  }

  /** Those of `among` with a clause, the order of its words included. */
  async function withClause(among: Bitmap, clause: Clause): Promise<RoaringBitmap32> {
    const found = withLexemes(clause, 'lexeme');
    if (isPhrase(clause)) await phrases.keep(found, clause, among);
    else found.andInPlace(among);
    return found;
  }

  /** Keeps of `hits` what has all the words, in titles or anywhere, whatever their order. */
  function keepWords(hits: RoaringBitmap32, groups: readonly Group[], kind: 'lexeme' | 'title'): void {
    for (const { clauses } of groups) {
      const [only] = clauses;
      if (clauses.length === 1 && only !== undefined) {
        for (const { lexeme } of only.lexemes) hits.andInPlace(store.marked(kind, lexeme));
        continue;
      }
      const any = new RoaringBitmap32();
      for (const clause of clauses) {
        const found = withLexemes(clause, kind);
        any.orInPlace(found);
        found.dispose();
      }
      hits.andInPlace(any);
      any.dispose();
    }
  }

  /** Keeps of `hits`, which have all the words already, what has them in the order the phrases ask for. */
  async function keepPhrases(hits: RoaringBitmap32, query: ResolvedQuery): Promise<void> {
    for (const { clauses } of query.required.filter((group) => group.clauses.some(isPhrase))) {
      const any = new RoaringBitmap32();
      for (const clause of clauses) {
        const found = await withClause(hits, clause);
        any.orInPlace(found);
        found.dispose();
      }
      hits.andInPlace(any);
      any.dispose();
    }
    for (const clause of query.excluded.filter(isPhrase)) {
      const found = await withClause(hits, clause);
      hits.andNotInPlace(found);
      found.dispose();
    }
  }

  return {
    async keep(hits: RoaringBitmap32, query: ResolvedQuery): Promise<void> {
      keepWords(hits, query.required, 'lexeme');
      for (const clause of query.excluded) {
        if (isPhrase(clause)) continue;
        const excluded = withLexemes(clause, 'lexeme');
        hits.andNotInPlace(excluded);
        excluded.dispose();
      }
      if (query.hasPhrases) await keepPhrases(hits, query);
    },

    /** Those of `hits` that have every group in their title; none when nothing is required. */
    async inTitle(hits: Bitmap, { required }: ResolvedQuery): Promise<RoaringBitmap32> {
      const result = required.length === 0 ? new RoaringBitmap32() : hits.clone();
      keepWords(
        result,
        required.filter(({ clauses }) => !clauses.some(isPhrase)),
        'title',
      );
      for (const { clauses } of required.filter((group) => group.clauses.some(isPhrase))) {
        const any = new RoaringBitmap32();
        for (const clause of clauses) {
          const found = withLexemes(clause, 'title');
          if (isPhrase(clause)) {
            const inOrder = await withClause(result, clause);
            found.andInPlace(inOrder);
            inOrder.dispose();
          }
          any.orInPlace(found);
          found.dispose();
        }
        result.andInPlace(any);
        any.dispose();
      }
      return result;
    },

    /** Those of `among`, which are few, that have one of some clauses in a part. */
    async within(among: Bitmap, clauses: readonly Clause[], field: MatchField): Promise<RoaringBitmap32> {
      const any = new RoaringBitmap32();
      for (const clause of clauses) {
        const found = fewWithLexemes(among, clause, field);
        if (isPhrase(clause) && found.size > 0) {
          const inOrder = await withClause(found, clause);
          found.andInPlace(inOrder);
          inOrder.dispose();
        }
        any.orInPlace(found);
        found.dispose();
      }
      return any;
    },
  };
}
export type BitmapWords = ReturnType<typeof createBitmapWords>;
