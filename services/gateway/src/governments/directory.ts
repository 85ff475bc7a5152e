import {
  compareByPopulation,
  isPopulated,
  memberStates,
  stateOf,
  type Level,
  type MembershipState,
  type Populated,
} from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { foldAccents } from '@rma/search';
import type { Kysely } from 'kysely';
import { createAdjacency } from './adjacency.ts';
import {
  allGovernments,
  allMetropolitanAreas,
  allNeighbours,
  type Government,
  type MetropolitanRow,
} from './directory-queries.ts';
import { metropolitanAreas, type MetropolitanArea } from './metropolitan-areas.ts';

/** The tables it is made of. */
export const directoryTables = [
  'national.government',
  'national.neighbour',
  'national.metropolitan_municipality',
] as const;

export type GovernmentCriteria = {
  query?: string;
  level?: Level;
  state?: string;
  member?: boolean;
  memberships?: readonly MembershipState[];
};

export const isMember = ({ membership }: Government) =>
  membership !== null && memberStates.includes(membership);

const byName = new Intl.Collator('es-MX');

/** The order of lists of governments: name, then key. */
export function compareByName(
  a: { name: string; cvegeo: string },
  b: { name: string; cvegeo: string },
): number {
  return byName.compare(a.name, b.name) || (a.cvegeo < b.cvegeo ? -1 : a.cvegeo > b.cvegeo ? 1 : 0);
}

const levels = ['state', 'municipality'] as const satisfies Level[];

/** Those with a census figure, the smallest first. */
const ranked = (governments: readonly Government[]): Populated<Government>[] =>
  governments.filter(isPopulated).toSorted(compareByPopulation);

const perLevel = (governments: readonly Populated<Government>[]) =>
  new Map(levels.map((level) => [level, governments.filter((one) => one.level === level)]));

const stageKey = ({ level, membership }: Pick<Government, 'level' | 'membership'>) =>
  `${level}/${membership ?? ''}`;

function snapshot(
  governments: readonly Government[],
  {
    neighbourPairs,
    metropolitan,
  }: { neighbourPairs: readonly [string, string][]; metropolitan: readonly MetropolitanRow[] },
) {
  const byPopulation = ranked(governments);
  const byKey = new Map(governments.map((government) => [government.cvegeo, government]));
  const sorted = governments.toSorted(compareByName);
  const states = governments.filter((one) => one.level === 'state').length;
  return {
    byKey,
    sorted,
    neighboursOf: createAdjacency(neighbourPairs),
    areas: metropolitanAreas(metropolitan, byKey),
    byPopulation: perLevel(byPopulation),
    memberByPopulation: perLevel(byPopulation.filter(isMember)),
    byStage: Map.groupBy(byPopulation, stageKey),
    counts: { states, municipalities: governments.length - states },
    members: governments.filter(isMember).length,
  };
}

/**
 * Every government of the country, in memory (2,510 rows): read again when the table changes, so it is as old as
 * the watch's last reading. `of` answers null for an unknown key.
 */
export function createDirectory({ db }: { db: Kysely<Tables> }) {
  let current = snapshot([], { neighbourPairs: [], metropolitan: [] });
  let isLoaded = false;

  const lookUp = (cvegeo: string): Government | null => current.byKey.get(cvegeo) ?? null;

  return {
    async reload(): Promise<void> {
      const [governments, pairs, metropolitan] = await Promise.all([
        allGovernments(db),
        allNeighbours(db),
        allMetropolitanAreas(db),
      ]);
      current = snapshot(governments, {
        neighbourPairs: pairs.map(({ cvegeo, neighbour_cvegeo }) => [cvegeo, neighbour_cvegeo]),
        metropolitan,
      });
      isLoaded = true;
    },
    isLoaded: () => isLoaded,
    of: lookUp,
    stateOf: ({ level, cvegeo }: Government) => (level === 'state' ? null : lookUp(stateOf(cvegeo))),
    counts: () => current.counts,
    members: () => current.members,
    /** Municipalities that share a border with one, or states with a state. */
    neighboursOf: (cvegeo: string): Government[] =>
      current
        .neighboursOf(cvegeo)
        .map(lookUp)
        .filter((one) => one !== null),
    metropolitanAreaOf: (cvegeo: string): MetropolitanArea | null => current.areas.get(cvegeo) ?? null,
    metropolitanAreas: (): MetropolitanArea[] => [...new Set(current.areas.values())],
    /** Those of a level with a census figure, the smallest first. */
    byPopulation: (level: Level): readonly Populated<Government>[] => current.byPopulation.get(level) ?? [],
    membersByPopulation: (level: Level): readonly Populated<Government>[] =>
      current.memberByPopulation.get(level) ?? [],
    /** Those of the same level that stand in the network as this one does. */
    stageByPopulation: (one: Pick<Government, 'level' | 'membership'>): readonly Populated<Government>[] =>
      current.byStage.get(stageKey(one)) ?? [],

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
