import { useEffect, useState } from 'react';
import { createApi } from '../../api.ts';

/** Reads something of a government from the national view; `failed` when it did not answer. */
export function useGovernment<Answer>(cvegeo: string, fields: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ government: Answer | null }>(
        `query Improvements($cvegeo: ID!) { government(cvegeo: $cvegeo) { ${fields} } }`,
        { cvegeo },
      )
      .then(({ government }) => (government === null ? setFailed(true) : setAnswer(government)))
      .catch(() => setFailed(true));
  }, [cvegeo, fields]);
  return { answer, failed };
}
