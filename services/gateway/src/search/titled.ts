import { RoaringBitmap32 } from 'roaring-wasm';
import type { BitmapStore } from './bitmap-store.ts';

/** Live datasets, by ordinal and newest first, whose title has all of the words and one that begins as the last. */
export function titledSlots(
  store: BitmapStore,
  { words, unfinished }: { words: readonly (readonly string[])[]; unfinished: string },
  most: number,
): number[] {
  if (unfinished === '') return [];
  const beginnings = store.lexemesBeginningWith(unfinished).map((lexeme) => store.marked('title', lexeme));
  const hits = RoaringBitmap32.orMany(beginnings);
  for (const lexemes of words) {
    for (const lexeme of lexemes) hits.andInPlace(store.marked('title', lexeme));
  }
  hits.andInPlace(store.live);
  const places = store.byDate(hits, null, most);
  hits.dispose();
  return places.map(({ ordinal }) => ordinal);
}
