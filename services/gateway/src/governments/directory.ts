import { memberStates, stateOf, type Level, type MembershipState } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { foldAccents } from '@rma/search';
import type { Kysely } from 'kysely';
import { allGovernments, allNeighbours, type Government } from './directory-queries.ts';

export type GovernmentCriteria = {
  query?: string;
  level?: Level;
  state?: string;
  member?: boolean;
  memberships?: readonly MembershipState[];
};

export const isMember = ({ membership }: Government) =>
  membership !== null && memberStates.includes(membership);

/** A government with a census figure. */
export type Counted = Government & { population: number };

const byName = new Intl.Collator('es-MX');

/** The order of lists of governments: name, then key. */
export function compareByName(
  a: { name: string; cvegeo: string },
  b: { name: string; cvegeo: string },
): number {
  return byName.compare(a.name, b.name) || (a.cvegeo < b.cvegeo ? -1 : a.cvegeo > b.cvegeo ? 1 : 0);
}

const inCensus = (one: Government): one is Counted => one.population !== null && one.population > 0;

function snapshot(governments: readonly Government[], neighbourPairs: readonly [string, string][]) {
  const counted = governments
    .filter(inCensus)
    .toSorted((a, b) => a.population - b.population || (a.cvegeo < b.cvegeo ? -1 : 1));
  const byKey = new Map(governments.map((government) => [government.cvegeo, government]));
  const sorted = governments.toSorted(compareByName);
  const neighbours = new Map<string, string[]>();
  for (const [cvegeo, neighbour] of neighbourPairs) {
    const known = neighbours.get(cvegeo);
    if (known === undefined) neighbours.set(cvegeo, [neighbour]);
    else known.push(neighbour);
  }
  const states = governments.filter((one) => one.level === 'state').length;
  return {
    byKey,
    sorted,
    neighbours,
    byPopulation: {
      state: counted.filter((one) => one.level === 'state'),
      municipality: counted.filter((one) => one.level === 'municipality'),
    } satisfies Record<Level, Counted[]>,
    counts: { states, municipalities: governments.length - states },
    members: governments.filter(isMember).length,
  };
}

/**
 * Every government of the country, in memory (2,510 rows): read again when the table changes, so it is as old as
 * the watch's last reading. `of` answers null for an unknown key.
 */
export function createDirectory({ db }: { db: Kysely<Tables> }) {
  let current = snapshot([], []);
  let isLoaded = false;

  const lookUp = (cvegeo: string): Government | null => current.byKey.get(cvegeo) ?? null;

  return {
    async reload(): Promise<void> {
      const [governments, pairs] = await Promise.all([allGovernments(db), allNeighbours(db)]);
      current = snapshot(
        governments,
        pairs.map(({ cvegeo, neighbour_cvegeo }) => [cvegeo, neighbour_cvegeo]),
      );
      isLoaded = true;
    },
    isLoaded: () => isLoaded,
    of: lookUp,
    stateOf: ({ level, cvegeo }: Government) => (level === 'state' ? null : lookUp(stateOf(cvegeo))),
    counts: () => current.counts,
    members: () => current.members,
    neighboursOf: (cvegeo: string): Government[] =>
      (current.neighbours.get(cvegeo) ?? []).map(lookUp).filter((one) => one !== null),
    /** Those of a level with a census figure, the smallest first. */
    byPopulation: (level: Level): readonly Counted[] => current.byPopulation[level],

    /** Those that meet every criterion, by name. `query` is words of the name, accents optional, or a key. */
    list(criteria: GovernmentCriteria): Government[] {
      const words = foldAccents(criteria.query ?? '')
        .split(/[^a-z0-9ñ]+/)
        .filter((word) => word !== '');
      const matchesWords = ({ folded_name, cvegeo }: Government) =>
        (words.length === 1 && words[0] === cvegeo) ||
        words.every((word) => folded_name.startsWith(word) || folded_name.includes(` ${word}`));
      return current.sorted.filter(
        (government) =>
          (criteria.level === undefined || government.level === criteria.level) &&
          (criteria.state === undefined || government.state_cvegeo === criteria.state) &&
          (criteria.member === undefined || isMember(government) === criteria.member) &&
          (criteria.memberships === undefined ||
            (government.membership !== null && criteria.memberships.includes(government.membership))) &&
          matchesWords(government),
      );
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;
