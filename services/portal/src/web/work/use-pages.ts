import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../api.ts';
import { useSession } from '../session.tsx';
import { type Listed, toProblem } from './rest.ts';

/**
 * Reads a list page by page: the first at once, the next when `more` is called. `more` is null once there is nothing
 * else; `reload` begins again; `total` is how many there are, where the list counts them.
 */
export function usePages<Item>(path: string) {
  const { call } = useSession();
  const [items, setItems] = useState<Item[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = useCallback(
    async (after: string | null) => {
      const cursor = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      try {
        const page = (await (await call(`${path}${cursor}`)).json()) as Listed<Item>;
        setItems((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
        setNext(page.nextCursor ?? null);
        setTotal(page.totalCount ?? null);
        setProblem(null);
      } catch (error) {
        setProblem(toProblem(error));
      }
    },
    [call, path],
  );
  const reload = useCallback(() => read(null), [read]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { items, total, problem, reload, more: next === null ? null : () => read(next) };
}
