/** Who answers for a government's packages and sources, which go on whoever it is. */
export type Custodian =
  | { kind: 'official'; officialId: string }
  | { kind: 'state'; cvegeo: string }
  | { kind: 'network' };

/**
 * The custodian of a government's data: its administrator, else its liaison, else the state that adopted it, else the
 * network's coordinators. There is always one.
 */
export function custodianOf(known: {
  administrator: string | null;
  liaison: string | null;
  adoptedBy: string | null;
}): Custodian {
  const officialId = known.administrator ?? known.liaison;
  if (officialId !== null) return { kind: 'official', officialId };
  return known.adoptedBy === null ? { kind: 'network' } : { kind: 'state', cvegeo: known.adoptedBy };
}
