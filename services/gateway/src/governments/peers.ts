import type { Counted, Directory } from './directory.ts';
import type { Government } from './directory-queries.ts';

/** The first position whose population is not below `population`. */
function positionOf(ranked: readonly Counted[], population: number): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranked[middle]?.population ?? Infinity) < population) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Governments of the same level nearest in population: the smallest difference of logarithms, so half and double
 * are equally far. Those without a census figure are left out; for one of them, its neighbours are its peers.
 * A query may ask for the peers of thousands, so only those around it are looked at.
 */
export function peersOf(directory: Directory, government: Government, count: number): Government[] {
  const { population, level, cvegeo } = government;
  if (population === null || population <= 0) return directory.neighboursOf(cvegeo).slice(0, count);
  const ranked = directory.byPopulation(level);
  const away = (other: Counted | undefined) =>
    other === undefined ? Infinity : Math.abs(Math.log(other.population / population));
  const found: { other: Counted; distance: number }[] = [];
  let above = positionOf(ranked, population);
  let below = above - 1;
  for (;;) {
    const goesUp = away(ranked[above]) <= away(ranked[below]);
    const other = ranked[goesUp ? above : below];
    const distance = away(other);
    // As many as are asked for, and whoever is exactly as far as the last of them: the key decides between equals.
    if (other === undefined || (found.length >= count && distance > (found.at(-1)?.distance ?? 0))) break;
    if (other.cvegeo !== cvegeo) found.push({ other, distance });
    if (goesUp) above += 1;
    else below -= 1;
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || (a.other.cvegeo < b.other.cvegeo ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}
