import { type DatePlace, type FacetField, facetFields } from '@rma/search';
import { RoaringBitmap32 } from 'roaring-wasm';
import { createFacetCodes } from './facet-codes.ts';
import { createSlotFacts, type DatasetFacts } from './slot-facts.ts';

/** What the store keeps of one live dataset. `modifiedUs` is microseconds since 1970, NaN when unknown. */
export type IndexedDataset = DatasetFacts & {
  ordinal: number;
  modifiedUs: number;
  lexemes: readonly string[];
  titleLexemes: readonly string[];
  /** Of keywords, publisher and place. */
  keywordLexemes: readonly string[];
  /** Of columns and standard. */
  structureLexemes: readonly string[];
  /** Each column by its lexemes, in order and with a space between them. */
  columns: readonly string[];
  facets: Record<FacetField, readonly string[]>;
  /** With its version. */
  version: string | null;
  government: string;
  packageId: string | null;
  sourceId: string | null;
};

export const markKinds = [
  ...facetFields,
  'lexeme',
  'title',
  'keyword',
  'structure',
  'column',
  'version',
  'government',
  'package',
  'source',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** `accidentes` begins with its own stem, `accident`; no ending that is cut off is longer. */
const FEWEST_STEM_LETTERS = 4;
const MOST_ENDING_LETTERS = 4;

const ROWS_PER_LOT = 100_000;

/** Read, not changed: the store's own are lent out. */
export type Bitmap = RoaringBitmap32;

const emptyBitmap = new RoaringBitmap32();

/** Before, in the order (modified desc nulls last, ordinal). NaN stands for null. */
function compare(a: { us: number; ordinal: number }, b: { us: number; ordinal: number }): number {
  if (a.us !== b.us && !(Number.isNaN(a.us) && Number.isNaN(b.us))) {
    if (Number.isNaN(a.us)) return 1;
    if (Number.isNaN(b.us)) return -1;
    return b.us - a.us;
  }
  return a.ordinal - b.ordinal;
}

/** Indexes of the rows in the order of date. A million rows are compared, so nothing is allocated to do it. */
function orderByDate({
  ordinals,
  modifiedUs,
}: {
  ordinals: Int32Array;
  modifiedUs: Float64Array;
}): Uint32Array {
  const keys = modifiedUs.map((us) => (Number.isNaN(us) ? -Infinity : us));
  return Uint32Array.from(ordinals, (_, index) => index).toSorted((a, b) => {
    const difference = (keys[b] ?? 0) - (keys[a] ?? 0);
    // Two unknown dates differ by NaN.
    return difference || (ordinals[a] ?? 0) - (ordinals[b] ?? 0);
  });
}

/**
 * One bitmap per lexeme and per facet value over slots. The first slots are laid out in the order of date, so a
 * page by date is a slice of a bitmap; what changes later gets a slot at the end and its old slot stops being
 * live. Old slots stay marked: every answer starts from `live`. Marks of slots may be added in any order.
 */
export function createBitmapStore(initial: { ordinals: Int32Array; modifiedUs: Float64Array }) {
  const sortedSlots = initial.ordinals.length;
  const ordinals: number[] = [];
  const modified: number[] = [];
  const slotOf = new Map<number, number>();
  for (const index of orderByDate(initial)) {
    const ordinal = initial.ordinals[index] ?? 0;
    slotOf.set(ordinal, ordinals.length);
    ordinals.push(ordinal);
    modified.push(initial.modifiedUs[index] ?? NaN);
  }
  const live = new RoaringBitmap32();
  const facetCodes = createFacetCodes();
  const facts = createSlotFacts();
  /** Columns (as they are marked) that have a lexeme. */
  const columnsWith = new Map<string, string[]>();
  const marks = Object.fromEntries(
    markKinds.map((kind) => [kind, new Map<string, RoaringBitmap32>()]),
  ) as Record<MarkKind, Map<string, RoaringBitmap32>>;

  let version = 0;

  const keyOf = (slot: number) => ({ us: modified[slot] ?? NaN, ordinal: ordinals[slot] ?? 0 });
  const placeKey = ({ modifiedUs, ordinal }: DatePlace) => ({ us: modifiedUs ?? NaN, ordinal });

  type Pending = Record<MarkKind, Map<string, number[]>>;
  const nothingPending = (): Pending =>
    Object.fromEntries(markKinds.map((kind) => [kind, new Map<string, number[]>()])) as Pending;
  let pending = nothingPending();
  let pendingRows = 0;

  function note(kind: MarkKind, value: string, slot: number): void {
    const slots = pending[kind].get(value);
    if (slots === undefined) pending[kind].set(value, [slot]);
    else slots.push(slot);
  }

  function noteMarks(rows: readonly IndexedDataset[]): void {
    for (const row of rows) {
      const slot = slotOf.get(row.ordinal);
      if (slot === undefined) continue;
      if (live.tryAdd(slot)) facetCodes.add(slot, row.facets);
      facts.set(slot, row);
      for (const lexeme of row.lexemes) note('lexeme', lexeme, slot);
      for (const lexeme of row.titleLexemes) note('title', lexeme, slot);
      for (const lexeme of row.keywordLexemes) note('keyword', lexeme, slot);
      for (const lexeme of row.structureLexemes) note('structure', lexeme, slot);
      for (const column of row.columns) note('column', column, slot);
      for (const field of facetFields) for (const value of row.facets[field]) note(field, value, slot);
      if (row.version !== null) note('version', row.version, slot);
      if (row.packageId !== null) note('package', row.packageId, slot);
      if (row.sourceId !== null) note('source', row.sourceId, slot);
      note('government', row.government, slot);
    }
    pendingRows += rows.length;
  }

  /** Puts what was noted into the bitmaps, which is done in few and sorted lots: one by one takes many times as long. */
  function addMarks(): void {
    for (const column of pending.column.keys()) {
      if (marks.column.has(column)) continue;
      for (const lexeme of column.split(' ')) {
        const columns = columnsWith.get(lexeme);
        if (columns === undefined) columnsWith.set(lexeme, [column]);
        else columns.push(column);
      }
    }
    for (const kind of markKinds) {
      for (const [value, slots] of pending[kind]) {
        const sorted = Uint32Array.from(slots).toSorted();
        const bitmap = marks[kind].get(value);
        if (bitmap === undefined) marks[kind].set(value, RoaringBitmap32.from(sorted));
        else bitmap.addMany(sorted);
      }
    }
    pending = nothingPending();
    pendingRows = 0;
  }

  function remove(ordinal: number): void {
    const slot = slotOf.get(ordinal);
    if (slot === undefined) return;
    if (live.delete(slot)) facetCodes.remove(slot);
    slotOf.delete(ordinal);
  }

  /** How many of the sorted slots, which go from new to old, meet a condition that the first ones meet. */
  function sortedBefore(isBefore: (modifiedUs: number) => boolean): number {
    let low = 0;
    let high = sortedSlots;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(modified[middle] ?? NaN)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first sorted slot that stands after a place. */
  function firstSlotAfter(place: DatePlace): number {
    const key = placeKey(place);
    let low = 0;
    let high = sortedSlots;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(keyOf(middle), key) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const placeOf = (slot: number): DatePlace => {
    const { us, ordinal } = keyOf(slot);
    return { modifiedUs: Number.isNaN(us) ? null : us, ordinal };
  };

  /** The next `limit` of `hits` in the order of date, after a place. */
  function byDate(hits: Bitmap, after: DatePlace | null, limit: number): DatePlace[] {
    const start = after === null ? 0 : firstSlotAfter(after);
    const passed = start === 0 ? 0 : hits.rank(start - 1);
    const sorted = Array.from(hits.sliceUint32Array(passed, passed + limit)).filter(
      (slot) => slot < sortedSlots,
    );
    const afterKey = after === null ? null : placeKey(after);
    const loose = Array.from(hits.rangeUint32Array(sortedSlots, ordinals.length)).filter(
      (slot) => afterKey === null || compare(keyOf(slot), afterKey) > 0,
    );
    if (loose.length === 0) return sorted.map(placeOf);
    return [...sorted, ...loose]
      .map(keyOf)
      .toSorted(compare)
      .slice(0, limit)
      .map(({ us, ordinal }) => ({ modifiedUs: Number.isNaN(us) ? null : us, ordinal }));
  }

  return {
    /** Grows with every change: what was gathered at the same version belongs together. */
    version: () => version,
    live,
    facetCodes,
    facts,
    /** Columns, as they are marked, that have all of these lexemes. */
    columnsWithAll([first, ...rest]: readonly string[]): string[] {
      return (columnsWith.get(first ?? '') ?? []).filter((column) => {
        const lexemes = column.split(' ');
        return rest.every((lexeme) => lexemes.includes(lexeme));
      });
    },
    /** Loads rows that were there from the start; their slots are known. They are found once `loaded` was called. */
    load(rows: readonly IndexedDataset[]): void {
      noteMarks(rows);
      if (pendingRows >= ROWS_PER_LOT) addMarks();
    },
    loaded: addMarks,
    /** Forgets `changed` ordinals and takes in the rows that are live now. */
    apply(changed: readonly number[], rows: readonly IndexedDataset[]): void {
      version += 1;
      for (const ordinal of changed) remove(ordinal);
      for (const row of rows) {
        remove(row.ordinal);
        slotOf.set(row.ordinal, ordinals.length);
        ordinals.push(row.ordinal);
        modified.push(row.modifiedUs);
      }
      noteMarks(rows);
      addMarks();
    },
    /** Lexemes of titles that begin as a folded word does, or that it begins with when it is longer than its stem. */
    lexemesBeginningWith(word: string): string[] {
      const found: string[] = [];
      for (const lexeme of marks.title.keys()) {
        const isStem = lexeme.length >= FEWEST_STEM_LETTERS && word.startsWith(lexeme);
        if (lexeme.startsWith(word) || (isStem && word.length - lexeme.length <= MOST_ENDING_LETTERS))
          found.push(lexeme);
      }
      return found;
    },
    marked: (kind: MarkKind, value: string): Bitmap => marks[kind].get(value) ?? emptyBitmap,
    slotOf: (ordinal: number) => slotOf.get(ordinal),
    ordinalOf: (slot: number) => ordinals[slot] ?? 0,
    modifiedUs: (slot: number) => modified[slot] ?? NaN,
    /** The order of date: below 0 when the first slot comes before the second. */
    compareSlots: (a: number, b: number): number =>
      a < sortedSlots && b < sortedSlots ? a - b : compare(keyOf(a), keyOf(b)),
    isAfter: (slot: number, place: DatePlace): boolean => compare(keyOf(slot), placeKey(place)) > 0,
    placeOf,
    /** Slots added or left since the start; many of them mean it is time to load anew. */
    loose: () => ordinals.length - sortedSlots,
    sortedSlots,

    byDate,

    /** The place of the nth of `hits` (from 1) in the order of date. */
    nthByDate(hits: Bitmap, nth: number): DatePlace | null {
      if (ordinals.length === sortedSlots) return placeOf(hits.select(nth - 1) ?? 0);
      return byDate(hits, null, nth)[nth - 1] ?? null;
    },

    /** All slots of `hits` down to a place (included) in the order of date. The caller disposes of the result. */
    downTo(hits: Bitmap, until: DatePlace): RoaringBitmap32 {
      const result = RoaringBitmap32.from(hits.rangeUint32Array(0, firstSlotAfter(until)));
      const key = placeKey(until);
      for (const slot of hits.rangeUint32Array(sortedSlots, ordinals.length)) {
        if (compare(keyOf(slot), key) <= 0) result.add(slot);
      }
      return result;
    },

    /** Slots modified at or after an instant (microseconds). The caller disposes of the result. */
    since(us: number): RoaringBitmap32 {
      const result = RoaringBitmap32.fromRange(
        0,
        sortedBefore((modifiedUs) => modifiedUs >= us),
      );
      for (let slot = sortedSlots; slot < ordinals.length; slot += 1) {
        if ((modified[slot] ?? NaN) >= us) result.add(slot);
      }
      return result;
    },

    /** Slots modified at or before an instant (microseconds). The caller disposes of the result. */
    until(us: number): RoaringBitmap32 {
      const result = RoaringBitmap32.fromRange(
        sortedBefore((modifiedUs) => modifiedUs > us),
        sortedBefore((modifiedUs) => !Number.isNaN(modifiedUs)),
      );
      for (let slot = sortedSlots; slot < ordinals.length; slot += 1) {
        if ((modified[slot] ?? NaN) <= us) result.add(slot);
      }
      return result;
    },

    dispose(): void {
      live.dispose();
      for (const kind of markKinds) for (const bitmap of marks[kind].values()) bitmap.dispose();
    },
  };
}
export type BitmapStore = ReturnType<typeof createBitmapStore>;
