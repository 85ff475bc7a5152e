import { useEffect, useState } from 'react';
import { createApi } from '../api.ts';

/** The full name of a government by its key; null until it is known, and where it cannot be read. */
export function useGovernmentName(cvegeo: string): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ government: { fullName: string } | null }>(
        'query GovernmentName($cvegeo: ID!) { government(cvegeo: $cvegeo) { fullName } }',
        { cvegeo },
      )
      .then(({ government }) => setName(government?.fullName ?? null))
      .catch(() => undefined);
  }, [cvegeo]);
  return name;
}
