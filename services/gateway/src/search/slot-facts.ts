/** A number per slot that grows as slots are added; `none` where nothing was set. */
function createNumbers(make: (length: number) => Uint8Array | Int32Array | Float64Array, none: number) {
  let numbers = make(1024).fill(none);
  return {
    set(slot: number, value: number): void {
      if (slot >= numbers.length) {
        const longer = make(Math.max(slot + 1, numbers.length * 2)).fill(none);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[slot] = value;
    },
    get: (slot: number): number => numbers[slot] ?? none,
  };
}

const UNKNOWN_GRADE = 255;
const MOST_WORDS = 254;

export type Box = readonly [west: number, south: number, east: number, north: number];

/** What the store keeps of one dataset besides its marks. Times are microseconds since 1970, NaN when unknown. */
export type DatasetFacts = {
  issuedUs: number;
  /** 0 to 100; null when nobody assessed it. */
  grade: number | null;
  /** Different words of its title, at most 254. */
  titleWords: number;
  /** First and last day of which the data speak, as numbers (YYYYMMDD). */
  period: readonly [number, number] | null;
  /** The box that it says of itself, in degrees. */
  box: Box | null;
};

/** Facts of datasets by slot, 26 bytes each. A slot's facts are set once. */
export function createSlotFacts() {
  const issued = createNumbers((length) => new Float64Array(length), NaN);
  const grades = createNumbers((length) => new Uint8Array(length), UNKNOWN_GRADE);
  const titleWords = createNumbers((length) => new Uint8Array(length), 0);
  const first = createNumbers((length) => new Int32Array(length), -1);
  const last = createNumbers((length) => new Int32Array(length), -1);
  const boxes = new Map<number, Box>();

  return {
    set(slot: number, facts: DatasetFacts): void {
      issued.set(slot, facts.issuedUs);
      grades.set(slot, facts.grade ?? UNKNOWN_GRADE);
      titleWords.set(slot, Math.min(facts.titleWords, MOST_WORDS));
      if (facts.period !== null) {
        first.set(slot, facts.period[0]);
        last.set(slot, facts.period[1]);
      }
      if (facts.box !== null) boxes.set(slot, facts.box);
    },
    issuedUs: issued.get,
    grade: (slot: number): number | null => {
      const grade = grades.get(slot);
      return grade === UNKNOWN_GRADE ? null : grade;
    },
    titleWords: titleWords.get,
    /** False for a dataset that says no period. */
    covers: (slot: number, since: number, until: number): boolean =>
      first.get(slot) >= 0 && first.get(slot) <= until && last.get(slot) >= since,
    /** Slots whose own box touches another. */
    touching: ([west, south, east, north]: Box): number[] =>
      [...boxes]
        .filter(([, box]) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south)
        .map(([slot]) => slot),
  };
}
