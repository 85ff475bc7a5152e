import { stateOf } from '@rma/domain';

/**
 * Who borders whom: municipalities as their pairs say; states, when a municipality of one borders a municipality of the
 * other. Keys in their own order.
 */
export function createAdjacency(pairs: readonly [string, string][]): (cvegeo: string) => readonly string[] {
  const neighbours = new Map<string, Set<string>>();
  const note = (cvegeo: string, neighbour: string) => {
    const known = neighbours.get(cvegeo);
    if (known === undefined) neighbours.set(cvegeo, new Set([neighbour]));
    else known.add(neighbour);
  };
  for (const [cvegeo, neighbour] of pairs) {
    note(cvegeo, neighbour);
    const [own, other] = [stateOf(cvegeo), stateOf(neighbour)];
    if (own !== other) note(own, other);
  }
  const sorted = new Map([...neighbours].map(([cvegeo, found]) => [cvegeo, [...found].toSorted()]));
  return (cvegeo) => sorted.get(cvegeo) ?? [];
}
