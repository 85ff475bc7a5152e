import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { useSession } from '../../session.tsx';

type Unread = { count: number; refresh: () => void };
const UnreadContext = createContext<Unread>({ count: 0, refresh: () => undefined });

/** Keeps how many notices the signed-in person has not read: asked on arriving and at each page. */
export function UnreadProvider({ children }: { children: ReactNode }) {
  const { call, state } = useSession();
  const { pathname } = useLocation();
  const [count, setCount] = useState(0);
  const refresh = useCallback(() => {
    call('/api/v1/notifications/unread')
      .then((response) => response.json())
      .then((answer: { count: number }) => setCount(answer.count))
      // A bell that cannot ask shows nothing, and bothers nobody.
      .catch(() => setCount(0));
  }, [call]);
  useEffect(() => {
    if (state === 'in') refresh();
    if (state === 'out') setCount(0);
  }, [state, refresh, pathname]);
  const unread = useMemo(() => ({ count, refresh }), [count, refresh]);
  return <UnreadContext value={unread}>{children}</UnreadContext>;
}

/** How many notices are unread, and how to ask again. */
export const useUnread = (): Unread => useContext(UnreadContext);
