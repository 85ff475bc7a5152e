import { useDeferredValue, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../../api.ts';
import { supportWords } from '../../parts/demand/request-data.ts';
import { paths } from '../../paths.ts';

type Similar = { id: string; title: string; votes: number };
type Found = { requests: Similar[]; datasets: { id: string; title: string }[] };

const document = `query Existing($query: String!, $government: ID!) {
  datasets(query: $query, filter: { government: $government }, first: 3) { nodes { id title } }
}`;
const nothing: Found = { requests: [], datasets: [] };
const waitMs = 350;

/** While somebody writes: what may be the same request, or the data already published. */
export function SimilarRequests({ cvegeo, title }: { cvegeo: string; title: string }) {
  const [found, setFound] = useState<Found>(nothing);
  const wish = useDeferredValue(title.trim());
  useEffect(() => {
    if (!/^\d{2}(\d{3})?$/.test(cvegeo) || wish.length < 8) {
      setFound(nothing);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const api = createApi((path, init) => fetch(path, { ...init, signal: controller.signal }));
      const search = new URLSearchParams({ cvegeo, title: wish });
      Promise.all([
        api.read<{ items: Similar[] }>(`/api/v1/data-requests/similar?${search}`),
        api.query<{ datasets: { nodes: Found['datasets'] } }>(document, { query: wish, government: cvegeo }),
      ])
        .then(([requests, { datasets }]) =>
          setFound({ requests: requests?.items ?? [], datasets: datasets.nodes }),
        )
        .catch(() => undefined);
    }, waitMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [cvegeo, wish]);
  const isEmpty = found.requests.length + found.datasets.length === 0;
  return (
    <div role="status">
      {!isEmpty && (
        <div className="notice stack-tight">
          <h2>Quizá ya está</h2>
          <ul>
            {found.requests.map(({ id, title: other, votes }) => (
              <li key={id}>
                Alguien ya lo pidió: <Link to={paths.request(id)}>{other}</Link> ({supportWords(votes)}).
                Súmese ahí: pesa más.
              </li>
            ))}
            {found.datasets.map(({ id, title: other }) => (
              <li key={id}>
                Ya está publicado: <Link to={paths.dataset(id)}>{other}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
