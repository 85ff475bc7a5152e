import { useEffect, useState } from 'react';
import { createApi } from '../api.ts';

/** The full names of governments by their key, once they are known. */
export function useGovernmentNames(cvegeos: readonly string[]): Record<string, string> {
  const [names, setNames] = useState<Record<string, string>>({});
  const wanted = cvegeos.filter((cvegeo) => /^\d{2}(\d{3})?$/.test(cvegeo)).join(' ');
  useEffect(() => {
    if (wanted === '') return;
    const asked = wanted.split(' ').map((key) => `g${key}: government(cvegeo: "${key}") { cvegeo fullName }`);
    createApi((path, init) => fetch(path, init))
      .query<Record<string, { cvegeo: string; fullName: string } | null>>(`{ ${asked.join(' ')} }`)
      .then((answer) => {
        const known = Object.values(answer).filter((each) => each !== null);
        setNames(Object.fromEntries(known.map(({ cvegeo, fullName }) => [cvegeo, fullName])));
      })
      // The key is shown in the name's place.
      .catch(() => undefined);
  }, [wanted]);
  return names;
}
