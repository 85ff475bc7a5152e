import type { Tables } from '@rma/persistence';
import { dayNumber, placesOf, type Bounds, type DatasetCriteria } from '@rma/search';
import type { Kysely } from 'kysely';
import { RoaringBitmap32 } from 'roaring-wasm';
import { governmentsWithin } from './bitmap-queries.ts';
import type { BitmapStore, MarkKind } from './bitmap-store.ts';

const LAST_DAY = 99_991_231;

/** Keeps of `hits` what has any of some values. */
export function keepMarked(
  store: BitmapStore,
  hits: RoaringBitmap32,
  { kind, values }: { kind: MarkKind; values: readonly string[] },
): void {
  const any = RoaringBitmap32.orMany(values.map((value) => store.marked(kind, value)));
  hits.andInPlace(any);
  any.dispose();
}

function keepOf(hits: RoaringBitmap32, others: RoaringBitmap32): void {
  hits.andInPlace(others);
  others.dispose();
}

/** Keeps of `hits` the slots that meet a condition, one by one. */
function keepWhere(hits: RoaringBitmap32, isKept: (slot: number) => boolean): void {
  const kept = hits.toUint32Array();
  let count = 0;
  for (const slot of kept) {
    if (!isKept(slot)) continue;
    kept[count] = slot;
    count += 1;
  }
  keepOf(hits, RoaringBitmap32.from(kept.subarray(0, count)));
}

/** The filters that no facet shows, over the bitmaps of a store. */
export function createBitmapFilters({ db, store }: { db: Kysely<Tables>; store: BitmapStore }) {
  const microseconds = (at: Date) => at.getTime() * 1000;

  async function keepWithin(hits: RoaringBitmap32, bounds: Bounds): Promise<void> {
    const governments = await governmentsWithin(db, bounds);
    const { west, south, east, north } = bounds;
    const any = RoaringBitmap32.orMany(governments.map((key) => store.marked('government', key)));
    any.addMany(store.facts.touching([west, south, east, north]));
    keepOf(hits, any);
  }

  /** By dates; some are looked at one by one, so what else narrows comes first. */
  function keepDated(hits: RoaringBitmap32, criteria: DatasetCriteria): void {
    const { modifiedSince, modifiedUntil, issuedSince, issuedUntil, coversSince, coversUntil } = criteria;
    const { facts } = store;
    if (modifiedSince !== undefined) keepOf(hits, store.since(microseconds(modifiedSince)));
    if (modifiedUntil !== undefined) keepOf(hits, store.until(microseconds(modifiedUntil)));
    if (issuedSince !== undefined) {
      const us = microseconds(issuedSince);
      keepWhere(hits, (slot) => facts.issuedUs(slot) >= us);
    }
    if (issuedUntil !== undefined) {
      const us = microseconds(issuedUntil);
      keepWhere(hits, (slot) => facts.issuedUs(slot) <= us);
    }
    if (coversSince !== undefined || coversUntil !== undefined) {
      const since = coversSince === undefined ? 0 : dayNumber(coversSince);
      const until = coversUntil === undefined ? LAST_DAY : dayNumber(coversUntil);
      keepWhere(hits, (slot) => facts.covers(slot, since, until));
    }
  }

  return {
    /** By standard, place, package, source and columns. */
    async keepNarrow(hits: RoaringBitmap32, criteria: DatasetCriteria): Promise<void> {
      const { standard, packageId, sourceId, bounds, columns } = criteria;
      for (const { kind, key } of placesOf(criteria)) keepMarked(store, hits, { kind, values: [key] });
      if (standard?.includes('@') === true) keepMarked(store, hits, { kind: 'version', values: [standard] });
      if (packageId !== undefined)
        keepMarked(store, hits, { kind: 'package', values: [packageId.toLowerCase()] });
      if (sourceId !== undefined)
        keepMarked(store, hits, { kind: 'source', values: [sourceId.toLowerCase()] });
      if (columns !== undefined && columns.length > 0) {
        const values = columns.flatMap((lexemes) => store.columnsWithAll(lexemes));
        keepMarked(store, hits, { kind: 'column', values: [...new Set(values)] });
      }
      if (bounds !== undefined) await keepWithin(hits, bounds);
    },
    keepDated,
  };
}
