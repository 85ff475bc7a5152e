import type { Tables } from '@rma/persistence';
import { type Clause, clauseText } from '@rma/search';
import type { Kysely } from 'kysely';
import { RoaringBitmap32 } from 'roaring-wasm';
import { createRecent } from '../graphql/recent.ts';
import { matchingOrdinals } from './bitmap-queries.ts';
import type { Bitmap, BitmapStore } from './bitmap-store.ts';

/** From about here on Postgres finds a phrase faster by its index than among the rows it is told. */
const MOST_LISTED = 3000;
const MOST_KEPT_BYTES = 16_000_000;

/** Slots where a phrase was looked for, and those of them that have it. */
type KnownPhrase = { seen: Bitmap; found: Bitmap };

const unknown: KnownPhrase = { seen: new RoaringBitmap32(), found: new RoaringBitmap32() };

const bytesOf = (bitmap: Bitmap) => bitmap.getSerializationSizeInBytes('croaring');

/**
 * Which slots of a store have a phrase. Bitmaps do not know the order of words, so Postgres says it, once for each
 * slot: a row that changes gets another slot, so what is known of a slot is never wrong later. What is forgotten is
 * freed by the garbage collector, for a search in progress may still be using it.
 */
export function createPhrases({ db, store }: { db: Kysely<Tables>; store: BitmapStore }) {
  const known = createRecent<KnownPhrase>({
    mostWeight: MOST_KEPT_BYTES,
    weightOf: ({ seen, found }) => bytesOf(seen) + bytesOf(found) + 200,
  });

  async function look(phrase: string, among: Bitmap, all: Bitmap): Promise<KnownPhrase> {
    const before = known.get(phrase) ?? unknown;
    const unseen = RoaringBitmap32.andNot(among, before.seen);
    if (unseen.isEmpty) return before;
    const isListed = unseen.size <= MOST_LISTED;
    if (!isListed) unseen.orInPlace(all);
    const ordinals = isListed ? Array.from(unseen.toUint32Array(), (slot) => store.ordinalOf(slot)) : null;
    const matching = await matchingOrdinals(db, phrase, ordinals);
    const found = RoaringBitmap32.from(
      matching.map((ordinal) => store.slotOf(ordinal)).filter((slot) => slot !== undefined),
    );
    // A row that changed meanwhile has a slot that nobody asked about.
    found.andInPlace(unseen);
    const after = {
      seen: RoaringBitmap32.or(before.seen, unseen),
      found: RoaringBitmap32.or(before.found, found),
    };
    known.set(phrase, after);
    return after;
  }

  return {
    /** Keeps of `candidates`, every slot with the words of the clause, those of `hits` that have them in order. */
    async keep(candidates: RoaringBitmap32, clause: Clause, hits: Bitmap): Promise<void> {
      const all = candidates.clone();
      candidates.andInPlace(hits);
      const { found } = await look(clauseText(clause), candidates, all);
      candidates.andInPlace(found);
      all.dispose();
    },
  };
}
