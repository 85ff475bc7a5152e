import { useEffect, useState } from 'react';
import { createApi } from '../../api.ts';
import { useRest } from '../rest.ts';
import type { Owner, SavedView } from './board-types.ts';

export type StateName = { cvegeo: string; name: string };

/** The 32 states, by their keys; none while they are being read. */
export function useStates(): StateName[] {
  const [states, setStates] = useState<StateName[]>([]);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ governments: { nodes: StateName[] } }>(
        '{ governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name } } }',
      )
      .then(({ governments }) =>
        setStates(governments.nodes.toSorted((one, other) => (one.cvegeo < other.cvegeo ? -1 : 1))),
      )
      // Without their names a state is still chosen by its key in the address.
      .catch(() => undefined);
  }, []);
  return states;
}

/** Who coordinates the network and may answer for a government. */
export const useOwners = () => useRest<{ items: Owner[] }>('/api/v1/pipeline/owners').data?.items ?? [];

export const useSavedViews = () => useRest<{ items: SavedView[] }>('/api/v1/pipeline/views');

/** Keys to names, for those who only have the key. */
export const namesById = (items: readonly { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(items.map(({ id, name }) => [id, name]));
