import { stateOf } from '@rma/domain';
import { MOST_BEARERS, WITHOUT_RIGHT } from './authority.ts';

/** A live record as far as copies are concerned. */
export type Bearer = {
  datasetId: string;
  sourceId: string;
  /** The source's government. */
  cvegeo: string;
  identities: readonly string[];
  /** How much right its source has; the lowest number first. */
  authority: number;
  firstSeenAt: Date;
};

/** Below zero when the first has more right by `rank`, was seen before, or has the lower id. */
const compare = (rank: (bearer: Bearer) => number) => (one: Bearer, other: Bearer) =>
  rank(one) - rank(other) ||
  one.firstSeenAt.getTime() - other.firstSeenAt.getTime() ||
  (one.datasetId < other.datasetId ? -1 : 1);
const byRight = compare(({ authority }) => authority);
const bySight = compare(({ authority }) => (authority === WITHOUT_RIGHT ? 1 : 0));

/** Of the same dataset, the record that is shown: of the state where it was seen first, the one with most right. */
function holderAmong(group: readonly Bearer[]): Bearer | undefined {
  const [first] = group.toSorted(bySight);
  return group
    .filter(({ cvegeo }) => first !== undefined && stateOf(cvegeo) === stateOf(first.cvegeo))
    .toSorted(byRight)[0];
}

/** The bearers of each identity that tells one record apart in every source, and that few enough bear. */
function bearersByIdentity(bearers: readonly Bearer[]): Bearer[][] {
  const found = new Map<string, Bearer[]>();
  for (const bearer of bearers) {
    for (const identity of new Set(bearer.identities)) {
      const known = found.get(identity);
      if (known === undefined) found.set(identity, [bearer]);
      else known.push(bearer);
    }
  }
  return [...found.values()].filter(
    (together) =>
      together.length < MOST_BEARERS &&
      new Set(together.map(({ sourceId }) => sourceId)).size === together.length,
  );
}

/** The records that are one dataset: those that share an identity, also through others. */
function groupsOf(bearers: readonly Bearer[]): Bearer[][] {
  const leaderOf = new Map<string, Bearer>(bearers.map((bearer) => [bearer.datasetId, bearer]));
  const find = (bearer: Bearer): Bearer => {
    let leader = bearer;
    for (;;) {
      const next = leaderOf.get(leader.datasetId) ?? leader;
      if (next === leader) break;
      leader = next;
    }
    leaderOf.set(bearer.datasetId, leader);
    return leader;
  };
  for (const [first, ...others] of bearersByIdentity(bearers)) {
    if (first === undefined) continue;
    for (const other of others) {
      const [one, two] = [find(first), find(other)];
      if (one !== two) leaderOf.set(two.datasetId, one);
    }
  }
  return [...Map.groupBy(bearers, (bearer) => find(bearer).datasetId).values()];
}

/**
 * Which records are the same dataset, and who holds it: answers for every record the dataset that is shown for it,
 * its own when it is the holder. Records that share an identity are the same dataset; the holder is the one whose
 * source has most right, then the one seen first. Governments of other states have no right over one another: there
 * who was seen first stays.
 */
export function holders(bearers: readonly Bearer[]): Map<string, string> {
  return new Map(
    groupsOf(bearers).flatMap((group) => {
      const holder = holderAmong(group);
      return group.map(({ datasetId }): [string, string] => [datasetId, holder?.datasetId ?? datasetId]);
    }),
  );
}
