/** Over how many months improvement is measured. */
export const improvementMonths = 6;

/** What a ranking orders by; null when it cannot be told. */
export type Rankable = { value: number | null };

/**
 * Ranks of the highest first: those with the same value share a rank, and the next one counts them all (1, 2, 2, 4).
 * Who has no value has no rank: it is apart, not last. Keeps the order of `rows` between equals.
 */
export function rankingOf<Row extends Rankable>(
  rows: readonly Row[],
): { ranked: (Row & { rank: number })[]; apart: Row[] } {
  const judged = rows.filter(({ value }) => value !== null);
  const sorted = judged.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  let rank = 0;
  const ranked = sorted.map((row, place) => {
    if (place === 0 || row.value !== sorted[place - 1]?.value) rank = place + 1;
    return { ...row, rank };
  });
  return { ranked, apart: rows.filter(({ value }) => value === null) };
}

/** The month `count` months before one, both as YYYY-MM-01. */
export function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + (number - 1) - count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
}

/** The points a grade rose (or fell, below zero), with one decimal; null when either is not known. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : Math.round((now - before) * 10) / 10;
}
