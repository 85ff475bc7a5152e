import { useEffect, useState } from 'react';
import { createApi } from '../../api.ts';
import type { MapShapes } from './map-shapes.ts';

/** Outlines of more states than these weigh more than what they add: their municipalities stay points. */
const mostStates = 4;

/**
 * The outlines of some states' municipalities as an operator imported them: fetched once the page runs, so that it is
 * as light as ever where nobody did. Empty until then, and where there are none.
 */
export function useShapes(states: readonly string[]): readonly MapShapes[] {
  const [shapes, setShapes] = useState<readonly MapShapes[]>([]);
  const asked = states.length > mostStates ? '' : states.join();
  useEffect(() => {
    if (asked === '') return;
    const controller = new AbortController();
    loadShapes(asked.split(','), controller.signal).then(setShapes, () => undefined);
    return () => controller.abort();
  }, [asked]);
  return shapes;
}

async function loadShapes(states: readonly string[], signal: AbortSignal): Promise<MapShapes[]> {
  const api = createApi((path, init) => fetch(path, { ...init, signal }));
  const imported = await api.read<{ items: { state: string; url: string }[] }>('/maps/index.json');
  const wanted = (imported?.items ?? []).filter(({ state }) => states.includes(state));
  const shapes = await Promise.all(wanted.map(({ url }) => api.read<MapShapes>(url)));
  return shapes.filter((each) => each !== null);
}
