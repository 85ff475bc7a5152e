import { memberStates, type MembershipState } from './membership.ts';
import { isPopulated, nearestInPopulation, compareByPopulation, type PeerGovernment } from './peer-groups.ts';
import type { Confidence } from './scorecard-figures.ts';

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

export const rankingOrders = ['grade', 'improvement'] as const;
export type RankingOrder = (typeof rankingOrders)[number];

/** With how many others somebody is compared when it is with its peers. */
export const rankedPeers = 15;

/** A government's grade of a month, as rankings need it. */
export type BoardEntry = { grade: number | null; confidence: Confidence; datasets: number };

/** A government in a ranking: `value` is what it is ordered by. */
export type RankedGovernment<One> = BoardEntry & {
  government: One;
  change: number | null;
  value: number | null;
};

const byName = new Intl.Collator('es-MX');

/** The order between equals, and of who is apart: name, then key. */
export const compareRankedNames = (
  a: { name: string; cvegeo: string },
  b: { name: string; cvegeo: string },
): number => byName.compare(a.name, b.name) || (a.cvegeo < b.cvegeo ? -1 : a.cvegeo > b.cvegeo ? 1 : 0);

const isMemberState = (membership: MembershipState | null) =>
  membership !== null && memberStates.includes(membership);

/**
 * Ranks the governments of one level. Compared are members, and whoever publishes; with `peersOf`, that one and those
 * of them nearest to it in population. `board` is the month's grades, `earlier` those improvement is measured from.
 */
export function rankGovernments<One extends PeerGovernment>(
  governments: readonly One[],
  grades: { board: ReadonlyMap<string, BoardEntry>; earlier: ReadonlyMap<string, number | null> },
  { order, peersOf }: { order: RankingOrder; peersOf: One | null },
): { ranked: (RankedGovernment<One> & { rank: number })[]; apart: RankedGovernment<One>[] } {
  const { board, earlier } = grades;
  const candidates = governments.filter(
    ({ cvegeo, membership }) => isMemberState(membership) || (board.get(cvegeo)?.datasets ?? 0) > 0,
  );
  const entries = among(candidates, peersOf)
    .toSorted(compareRankedNames)
    .map((government): RankedGovernment<One> => {
      const { cvegeo } = government;
      const entry = board.get(cvegeo) ?? { grade: null, confidence: 'none', datasets: 0 };
      const change = changeOf(entry.grade, earlier.get(cvegeo) ?? null);
      return { ...entry, government, change, value: order === 'improvement' ? change : entry.grade };
    });
  return rankingOf(entries);
}

function among<One extends PeerGovernment>(candidates: readonly One[], peersOf: One | null): readonly One[] {
  if (peersOf === null) return candidates;
  if (!isPopulated(peersOf)) return [peersOf];
  const ranked = candidates.filter(isPopulated).toSorted(compareByPopulation);
  return [peersOf, ...nearestInPopulation(ranked, peersOf, rankedPeers)];
}
