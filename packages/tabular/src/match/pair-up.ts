import { bestPairing } from './assign.ts';
import { sureEnough } from './candidates.ts';
import type { Candidate } from './candidates.ts';

/** A likeness fills only when no other free column is as alike. */
const isAlone = (chosen: Candidate, candidates: Candidate[], taken: ReadonlySet<number>): boolean =>
  !candidates.some(
    (other) =>
      other.field.name === chosen.field.name &&
      other.index !== chosen.index &&
      !taken.has(other.index) &&
      other.confidence >= chosen.confidence,
  );

/**
 * Pairs fields and columns one to one with the greatest total and returns the pairs that are sure. The fourth power
 * keeps a sure match from being given up for several weak ones.
 */
export const surePairs = (candidates: Candidate[]): Candidate[] => {
  const fields = [...new Set(candidates.map(({ field }) => field.name))];
  const columns = [...new Set(candidates.map(({ index }) => index))];
  if (fields.length === 0) return [];
  const at = new Map<string, Candidate>(candidates.map((each) => [`${each.field.name} ${each.index}`, each]));
  const weights = fields.map((field) =>
    columns.map((index) => (at.get(`${field} ${index}`)?.confidence ?? 0) ** 4),
  );
  const paired = bestPairing(weights).flatMap(
    (column, row) => at.get(`${fields[row]} ${columns[column]}`) ?? [],
  );
  const taken = new Set(paired.map(({ index }) => index));
  return paired.filter(
    (chosen) =>
      chosen.confidence >= sureEnough && (chosen.by === 'synonym' || isAlone(chosen, candidates, taken)),
  );
};
