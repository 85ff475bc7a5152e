import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { createApi } from '../../api.ts';
import { Field } from '../../design/form.tsx';

export type PickedDataset = { id: string; title: string; publisher: { fullName: string } };

const fields = 'id title publisher { fullName }';
const searchDocument = `query PickDataset($query: String!) { datasets(query: $query, first: 8) { nodes { ${fields} } } }`;
const oneDocument = `query PickedDataset($id: ID!) { dataset(id: $id) { ${fields} } }`;

/** Datasets found by words or by the address of their page, chosen one by one; the form receives their ids in `name`. */
export function DatasetPicker({
  name,
  label,
  hint,
  mistake,
  firstId,
  most,
}: {
  name: string;
  label: string;
  hint: string;
  mistake: string | undefined;
  /** A dataset that is already known, as when a link brought it. */
  firstId: string | null;
  most: number;
}) {
  const [chosen, setChosen] = useState<PickedDataset[]>([]);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<PickedDataset[]>([]);
  const asked = useDeferredValue(typed.trim());
  const add = useCallback(
    (dataset: PickedDataset) => {
      setChosen((before) =>
        before.some(({ id }) => id === dataset.id) || before.length >= most ? before : [...before, dataset],
      );
      setTyped('');
    },
    [most],
  );
  useEffect(() => {
    if (firstId !== null) void read(firstId).then((dataset) => dataset && add(dataset));
  }, [firstId, add]);
  useEffect(() => {
    const controller = new AbortController();
    const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(asked)?.[0];
    if (asked.length < 3) setFound([]);
    else if (id !== undefined) void read(id).then((dataset) => setFound(dataset ? [dataset] : []));
    else
      createApi((path, init) => fetch(path, { ...init, signal: controller.signal }))
        .query<{ datasets: { nodes: PickedDataset[] } }>(searchDocument, { query: asked })
        .then(({ datasets }) => setFound(datasets.nodes))
        .catch(() => undefined);
    return () => controller.abort();
  }, [asked]);
  return (
    <div className="stack-tight">
      <Field name={name} label={label} hint={hint} mistake={mistake}>
        {(props) => (
          <input
            {...props}
            type="text"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
      <ul className="plain stack-tight" aria-label="Conjuntos encontrados">
        {found
          .filter(({ id }) => !chosen.some((each) => each.id === id))
          .map((dataset) => (
            <li key={dataset.id} className="row">
              <button type="button" className="button quiet" onClick={() => add(dataset)}>
                Agregar<span className="visually-hidden"> {dataset.title}</span>
              </button>
              <span>
                {dataset.title} <span className="soft small">{dataset.publisher.fullName}</span>
              </span>
            </li>
          ))}
      </ul>
      {chosen.length > 0 && (
        <ul className="plain stack-tight" aria-label="Conjuntos elegidos">
          {chosen.map(({ id, title, publisher }) => (
            <li key={id} className="row">
              <strong>{title}</strong> <span className="soft small">{publisher.fullName}</span>
              <button
                type="button"
                className="button quiet"
                onClick={() => setChosen((before) => before.filter((each) => each.id !== id))}
              >
                Quitar<span className="visually-hidden"> {title}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function read(id: string): Promise<PickedDataset | null> {
  return createApi((path, init) => fetch(path, init))
    .query<{ dataset: PickedDataset | null }>(oneDocument, { id })
    .then(({ dataset }) => dataset)
    .catch(() => null);
}
