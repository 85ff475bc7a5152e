import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the server's HTML and during hydration, true once the browser runs the page. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
