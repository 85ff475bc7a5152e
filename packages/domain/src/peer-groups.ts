import type { Level } from './cvegeo.ts';
import type { MembershipState } from './membership.ts';

/** Why governments are put together; each reason is computed openly from public facts. */
export const peerGroupKinds = ['population', 'neighbours', 'metropolitan', 'stage', 'members'] as const;
export type PeerGroupKind = (typeof peerGroupKinds)[number];

export type PeerGovernment = {
  cvegeo: string;
  name: string;
  level: Level;
  /** Inhabitants of the 2020 census; null where it has none. */
  population: number | null;
  membership: MembershipState | null;
};
/** A government with a census figure above zero. */
export type Populated<One extends PeerGovernment> = One & { population: number };

export const isPopulated = <One extends PeerGovernment>(one: One): one is Populated<One> =>
  one.population !== null && one.population > 0;

/**
 * How far two populations are apart: the difference of their logarithms, so half and double are equally far, and a
 * town of 3,000 is as near to one of 4,000 as a city of 300,000 to one of 400,000.
 */
export const populationDistance = (a: number, b: number): number => Math.abs(Math.log(a / b));

/** The order in which lists of populated governments must be to be searched: population, then key. */
export function compareByPopulation<One extends PeerGovernment>(
  a: Populated<One>,
  b: Populated<One>,
): number {
  return a.population - b.population || (a.cvegeo < b.cvegeo ? -1 : a.cvegeo > b.cvegeo ? 1 : 0);
}

/** The first position of `ranked` whose population is not below `population`. */
function positionOf(ranked: readonly { population: number }[], population: number): number {
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
 * Of `ranked` (in the order of compareByPopulation), the `count` nearest to a population without `cvegeo` itself, the
 * nearest first; the key decides between equals. Only those around it are looked at, so it may be asked thousands of times.
 */
export function nearestInPopulation<One extends PeerGovernment>(
  ranked: readonly Populated<One>[],
  { cvegeo, population }: { cvegeo: string; population: number },
  count: number,
): Populated<One>[] {
  const away = (other: Populated<One> | undefined) =>
    other === undefined ? Infinity : populationDistance(other.population, population);
  const found: { other: Populated<One>; distance: number }[] = [];
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

/** What is known of a country's governments, for the groups of one of them. Ranked lists are of its own level. */
export type PeerSources<One extends PeerGovernment> = {
  ofLevel: readonly Populated<One>[];
  ofStage: readonly Populated<One>[];
  members: readonly Populated<One>[];
  neighbours: readonly One[];
  metropolitan: { name: string; governments: readonly One[] } | null;
};

export type PeerGroup<One extends PeerGovernment> = {
  kind: PeerGroupKind;
  name: string;
  /** How many are in the group, however many are shown. */
  total: number;
  /** The nearest `count` in population, and the sentence that says why precisely these. */
  nearest: (count: number) => { governments: One[]; why: string };
};

const plural: Record<Level, string> = { state: 'estados', municipality: 'municipios' };
const stageWords: Record<MembershipState, string> = {
  applied: 'con la solicitud en revisión',
  approved: 'aprobados que aún no firman su convenio',
  active: 'integrantes activos',
  dormant: 'integrantes sin actividad',
  suspended: 'suspendidos',
  withdrawn: 'que dejaron la red',
};

/** As es-MX writes a whole number. */
const inhabitants = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** What is in order of nearness by population; governments that the census does not know come last, by key. */
function byNearness<One extends PeerGovernment>(own: One, others: readonly One[]): One[] {
  const away = (other: One) =>
    isPopulated(own) && isPopulated(other) ? populationDistance(own.population, other.population) : Infinity;
  return others
    .filter(({ cvegeo }) => cvegeo !== own.cvegeo)
    .map((other) => ({ other, distance: away(other) }))
    .toSorted(
      (a, b) =>
        (a.distance === b.distance ? 0 : a.distance - b.distance) ||
        (a.other.cvegeo < b.other.cvegeo ? -1 : 1),
    )
    .map(({ other }) => other);
}

function range(own: PeerGovernment, governments: readonly PeerGovernment[]): string {
  const known = governments.flatMap(({ population }) => (population === null ? [] : [population]));
  if (known.length === 0 || own.population === null) return '';
  return `, de ${inhabitants(Math.min(...known))} a ${inhabitants(Math.max(...known))} habitantes (este tiene ${inhabitants(own.population)})`;
}

/**
 * The groups a government belongs to, each with its reason; a group nobody else is in is left out. Without a census
 * figure only those that need none remain: neighbours and its metropolitan area.
 */
export function peerGroupsOf<One extends PeerGovernment>(
  own: One,
  known: PeerSources<One>,
): PeerGroup<One>[] {
  const many = plural[own.level];
  const ranked = (
    kind: PeerGroupKind,
    list: readonly Populated<One>[],
    words: { name: string; why: (range: string) => string },
  ): PeerGroup<One>[] => {
    const total = list.filter(({ cvegeo }) => cvegeo !== own.cvegeo).length;
    if (!isPopulated(own) || total === 0) return [];
    return [
      {
        kind,
        name: words.name,
        total,
        nearest: (count) => {
          const governments = nearestInPopulation(list, own, count);
          return { governments, why: words.why(range(own, governments)) };
        },
      },
    ];
  };
  const listed = (
    kind: PeerGroupKind,
    list: readonly One[],
    words: { name: string; why: string },
  ): PeerGroup<One>[] => {
    const others = byNearness(own, list);
    if (others.length === 0) return [];
    return [
      {
        kind,
        name: words.name,
        total: others.length,
        nearest: (count) => ({ governments: others.slice(0, count), why: words.why }),
      },
    ];
  };
  return [
    ...ranked('population', known.ofLevel, {
      name: 'De población parecida',
      why: (told) =>
        `Los ${many} más cercanos en población${told}. Se mide en proporción: el doble está tan lejos como la mitad.`,
    }),
    ...listed('neighbours', known.neighbours, {
      name: 'Vecinos',
      why: `Los ${many} con los que colinda, del más al menos parecido en población.`,
    }),
    ...listed('metropolitan', known.metropolitan?.governments ?? [], {
      name: `Zona metropolitana de ${known.metropolitan?.name ?? ''}`,
      why: `Municipios de la misma zona metropolitana, del más al menos parecido en población.`,
    }),
    ...(own.membership === null
      ? []
      : ranked('stage', known.ofStage, {
          name: 'En la misma etapa',
          why: (told) =>
            `Otros ${many} ${stageWords[own.membership ?? 'active']}; los más cercanos en población${told}.`,
        })),
    ...ranked('members', known.members, {
      name: 'Integrantes parecidos',
      why: (told) =>
        `Los ${many} que ya están en la red y más se le acercan en población${told}: a ellos se les puede preguntar cómo lo hicieron.`,
    }),
  ];
}
