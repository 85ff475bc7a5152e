import { MOST_BEARERS } from './authority.ts';

/** A live record as far as copies are concerned. */
export type Bearer = {
  datasetId: string;
  sourceId: string;
  identities: readonly string[];
  /** How much right its source has; the lowest number first. */
  authority: number;
  firstSeenAt: Date;
};

function isBefore(one: Bearer, other: Bearer): boolean {
  if (one.authority !== other.authority) return one.authority < other.authority;
  const difference = one.firstSeenAt.getTime() - other.firstSeenAt.getTime();
  return difference === 0 ? one.datasetId < other.datasetId : difference < 0;
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

/**
 * Which records are the same dataset, and who holds it: answers for every record the dataset that is shown for it,
 * its own when it is the holder. Records that share an identity are the same dataset; the holder is the one whose
 * source has most right, then the one seen first.
 */
export function holders(bearers: readonly Bearer[]): Map<string, string> {
  const holderOf = new Map<string, Bearer>(bearers.map((bearer) => [bearer.datasetId, bearer]));
  const find = (bearer: Bearer): Bearer => {
    let holder = bearer;
    for (;;) {
      const next = holderOf.get(holder.datasetId) ?? holder;
      if (next === holder) break;
      holder = next;
    }
    holderOf.set(bearer.datasetId, holder);
    return holder;
  };
  for (const [first, ...others] of bearersByIdentity(bearers)) {
    if (first === undefined) continue;
    for (const other of others) {
      const [one, two] = [find(first), find(other)];
      if (one === two) continue;
      if (isBefore(one, two)) holderOf.set(two.datasetId, one);
      else holderOf.set(one.datasetId, two);
    }
  }
  return new Map(bearers.map((bearer) => [bearer.datasetId, find(bearer).datasetId]));
}
