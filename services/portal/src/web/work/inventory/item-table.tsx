import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { EmptyState, StatusWord } from '../../design/text.tsx';
import { countOf, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { usePages } from '../use-pages.ts';
import { type Inventory, type InventoryItem, type ItemState, inventoryPath } from './inventory-types.ts';
import { itemStateWords } from './inventory-words.ts';

const filters: { value: ItemState | ''; label: string }[] = [
  { value: '', label: 'Todos' },
  { value: 'planned', label: 'En el plan' },
  { value: 'listed', label: 'Sin fecha' },
  { value: 'open', label: 'Abiertos' },
  { value: 'not-openable', label: 'No se pueden abrir' },
];

function dateOf({ state, openedOn, plannedOn }: InventoryItem): string {
  if (state === 'open' && openedOn !== null) return `abierto el ${formatDate(openedOn)}`;
  return plannedOn === null ? 'sin fecha' : formatDate(plannedOn);
}

/** The items of an inventory, each with a way to change it. */
export function ItemTable({ inventory }: { inventory: Inventory }) {
  const { cvegeo } = inventory;
  const [state, setState] = useState<ItemState | ''>('');
  const query = `?first=50${state === '' ? '' : `&state=${state}`}`;
  const { items, problem, more } = usePages<InventoryItem>(inventoryPath(cvegeo, `/items${query}`));
  const unfinished = new Map(inventory.unfinished.map(({ itemId, message }) => [itemId, message]));
  return (
    <section aria-labelledby="renglones" className="stack">
      <div className="section-head">
        <h2 id="renglones">Renglones</h2>
        <Link className="button quiet" to={paths.panelInventoryItem(cvegeo, 'nuevo')}>
          Agregar uno
        </Link>
      </div>
      <div className="field">
        <label htmlFor="situacion">Mostrar</label>
        <select
          id="situacion"
          value={state}
          onChange={({ target }) =>
            setState(filters.find(({ value }) => value === target.value)?.value ?? '')
          }
        >
          {filters.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!items && !problem && <Loading what="los renglones" />}
      {items?.length === 0 && (
        <EmptyState title={state === '' ? 'El inventario está vacío' : 'Ninguno'}>
          <p>Suba su hoja o agregue renglones uno por uno.</p>
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <DataTable
          caption="Lo que tiene su gobierno"
          captionHidden
          rows={items}
          keyOf={({ id }) => id}
          needsAttention={({ id }) => unfinished.has(id)}
          columns={[
            {
              title: 'Conjunto',
              cell: (item) => (
                <>
                  <Link to={paths.panelInventoryItem(cvegeo, item.id)}>
                    {item.title}
                    {item.resource !== null && `: ${item.resource}`}
                  </Link>
                  <br />
                  <span className="small soft">
                    {item.key}, {item.responsible}
                  </span>
                </>
              ),
            },
            {
              title: 'Situación',
              cell: (item) => (
                <>
                  <StatusWord kind={itemStateWords[item.state].kind}>
                    {itemStateWords[item.state].word}
                  </StatusWord>
                  {unfinished.has(item.id) && (
                    <>
                      <br />
                      <span className="small">{unfinished.get(item.id)}</span>
                    </>
                  )}
                </>
              ),
            },
            { title: 'Fecha', cell: dateOf },
            {
              title: 'La piden',
              cell: ({ demand }) => (demand === 0 ? 'nadie aún' : countOf(demand, 'persona', 'personas')),
            },
            {
              title: 'Conjunto en la red',
              cell: ({ datasetId, openedOn }) =>
                datasetId === null || openedOn === null ? (
                  'todavía no'
                ) : (
                  <Link to={paths.dataset(datasetId)}>Ver el conjunto</Link>
                ),
            },
          ]}
        />
      )}
      {more && (
        <p>
          <button type="button" className="button quiet" onClick={() => void more()}>
            Ver más
          </button>
        </p>
      )}
    </section>
  );
}
