import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../api.ts';
import { countOf, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from '../rest.ts';
import { usePages } from '../use-pages.ts';
import { type Asked, type InventoryItem, inventoryPath } from './inventory-types.ts';

/** What people ask for, the most wanted first, to relate with what the inventory has: that gives the priorities. */
export function AskedSection({ cvegeo, onDone }: { cvegeo: string; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const { data } = useRest<Listed<Asked>>(inventoryPath(cvegeo, '/requests'));
  const { items } = usePages<InventoryItem>(inventoryPath(cvegeo, '/items?first=100'));
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!data || data.items.length === 0 || !items) return null;
  const nameOf = (id: string) => {
    const item = items.find((each) => each.id === id);
    return item ? `${item.key} ${item.title}` : 'un renglón';
  };
  const relate = (asked: Asked, itemId: string, isRelated: boolean) => {
    if (itemId === '') return;
    setProblem(null);
    sendJson(call, 'PUT', {
      path: inventoryPath(cvegeo, `/items/${itemId}/requests/${asked.id}`),
      body: { isRelated },
    })
      .then(onDone)
      .catch((error: unknown) => setProblem(toProblem(error)));
  };
  return (
    <section aria-labelledby="pedido" className="stack">
      <div className="section-head">
        <h2 id="pedido">Lo que la gente pide</h2>
      </div>
      <p>
        Diga a qué renglón corresponde cada petición. Lo que más personas piden va primero entre sus
        prioridades.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      <ul className="results">
        {data.items.map((asked) => (
          <li key={asked.id}>
            <p>
              {asked.title}{' '}
              <span className="small soft">
                {asked.folio}, {countOf(asked.votes, 'persona', 'personas')}
                {asked.plannedOn !== null && `, se prometió para el ${formatDate(asked.plannedOn)}`}
              </span>
            </p>
            {asked.itemIds.map((id) => (
              <p key={id} className="row small">
                <span>{nameOf(id)}</span>
                <button type="button" className="button quiet" onClick={() => relate(asked, id, false)}>
                  No es este<span className="visually-hidden"> de {asked.title}</span>
                </button>
              </p>
            ))}
            {asked.itemIds.length === 0 && (
              <p className="small">
                <Link to={paths.panelInventoryItem(cvegeo, 'nuevo', asked)}>
                  Agregarlo al inventario<span className="visually-hidden">: {asked.title}</span>
                </Link>
              </p>
            )}
            {asked.itemIds.length === 0 && items.length > 0 && (
              <div className="field">
                <label htmlFor={`renglon-${asked.id}`}>Renglón del inventario</label>
                <select
                  id={`renglon-${asked.id}`}
                  value=""
                  onChange={({ target }) => relate(asked, target.value, true)}
                >
                  <option value="">Elija uno</option>
                  {asked.likelyItemIds.length > 0 && (
                    <optgroup label="Se parecen">
                      {asked.likelyItemIds.map((id) => (
                        <option key={id} value={id}>
                          {nameOf(id)}
                        </option>
                      ))}
                    </optgroup>
                  )}
                  <optgroup label="Todos">
                    {items.map(({ id }) => (
                      <option key={id} value={id}>
                        {nameOf(id)}
                      </option>
                    ))}
                  </optgroup>
                </select>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
