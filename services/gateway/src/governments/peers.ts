import type { Directory } from './directory.ts';
import type { Government } from './directory-queries.ts';

/**
 * Governments of the same level nearest in population: the smallest difference of logarithms, so half and double
 * are equally far. Those without a census figure are left out; for one of them, its neighbours are its peers.
 */
export function peersOf(directory: Directory, government: Government, count: number): Government[] {
  const { population, level, cvegeo } = government;
  if (population === null || population <= 0) return directory.neighboursOf(cvegeo).slice(0, count);
  return directory
    .ofLevel(level)
    .filter((other) => other.cvegeo !== cvegeo)
    .flatMap((other) =>
      other.population === null || other.population <= 0
        ? []
        : [{ other, distance: Math.abs(Math.log(other.population / population)) }],
    )
    .toSorted((a, b) => a.distance - b.distance || (a.other.cvegeo < b.other.cvegeo ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}
