import { useState } from 'react';
import { EmptyState } from '../../design/text.tsx';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { usePages } from '../use-pages.ts';
import type { WorkRequest } from './demand-types.ts';
import { RequestTable } from './request-table.tsx';

export type RequestView = { name: string; states: readonly string[] };

/** The views of a list of requests, one at a time, page by page. */
export function RequestBoard({ views, empty }: { views: RequestView[]; empty: string }) {
  const [chosen, setChosen] = useState(0);
  const view = views[chosen] ?? views[0];
  return (
    <div className="stack">
      <div className="tabs" role="group" aria-label="Qué peticiones">
        {views.map(({ name }, place) => (
          <button key={name} type="button" aria-pressed={place === chosen} onClick={() => setChosen(place)}>
            {name}
          </button>
        ))}
      </div>
      {view && <Requests key={view.name} view={view} empty={empty} />}
    </div>
  );
}

function Requests({ view, empty }: { view: RequestView; empty: string }) {
  const states = view.states.map((state) => `state=${state}`).join('&');
  const { items, problem, more } = usePages<WorkRequest>(`/api/v1/data-requests?first=50&${states}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!items) return <Loading what="las peticiones" />;
  if (items.length === 0)
    return (
      <EmptyState title="No hay peticiones aquí">
        <p>{empty}</p>
      </EmptyState>
    );
  return (
    <>
      <RequestTable requests={items} caption={view.name} />
      {more && (
        <button type="button" className="button quiet" onClick={() => void more()}>
          Ver las siguientes
        </button>
      )}
    </>
  );
}
