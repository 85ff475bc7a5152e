import { useEffect, useState } from 'react';
import type { CommitmentIndicator, CommitmentTerm } from '@rma/domain';
import { createApi } from '../../api.ts';

const indicatorNames: Record<CommitmentIndicator, string> = {
  'officials-designated': 'Designar enlace y administrador',
  'inventory-filed': 'Presentar el inventario',
  'plan-published': 'Publicar el plan de apertura',
  'packages-live': 'Mantener publicados conjuntos de un tema',
  freshness: 'Mantener al día una parte de sus datos',
  'answers-in-time': 'Responder en plazo una parte de lo que le piden',
  'charter-adopted': 'Adoptar la Carta Internacional de Datos Abiertos',
};

/** A row of the table, with every number it may need; what is sent has only its indicator's. */
type Row = {
  key: number;
  indicator: CommitmentIndicator;
  dueOn: string;
  theme: string;
  count: string;
  share: string;
};

function toRow(term: CommitmentTerm, key: number): Row {
  const row: Row = {
    key,
    indicator: term.indicator,
    dueOn: term.dueOn,
    theme: 'mobility',
    count: '1',
    share: '80',
  };
  if (term.indicator === 'packages-live')
    return { ...row, theme: term.parameters.theme, count: String(term.parameters.count) };
  if (term.indicator === 'freshness' || term.indicator === 'answers-in-time')
    return { ...row, share: String(Math.round(term.parameters.share * 100)) };
  return row;
}

function toTerm({ indicator, dueOn, theme, count, share }: Row): CommitmentTerm {
  if (indicator === 'packages-live') return { indicator, dueOn, parameters: { theme, count: Number(count) } };
  if (indicator === 'freshness' || indicator === 'answers-in-time')
    return { indicator, dueOn, parameters: { share: Number(share) / 100 } };
  return { indicator, dueOn, parameters: {} };
}

type Theme = { id: string; name: string };

/** The commitments of an agreement as rows; the form receives them as JSON in `commitments`. */
export function CommitmentsEditor({
  commitments,
  mistake,
}: {
  commitments: readonly CommitmentTerm[];
  mistake: string | undefined;
}) {
  const [rows, setRows] = useState(() => commitments.map(toRow));
  const [themes, setThemes] = useState<Theme[]>([]);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ themes: Theme[] }>('{ themes { id name } }')
      .then((answer) => setThemes(answer.themes))
      // Without names the themes are still there by their ids.
      .catch(() => undefined);
  }, []);
  const change = (key: number, part: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () =>
    setRows((before) => [
      ...before,
      {
        key: Math.max(-1, ...before.map(({ key }) => key)) + 1,
        indicator: 'packages-live',
        dueOn: '',
        theme: 'mobility',
        count: '1',
        share: '80',
      },
    ]);
  return (
    <fieldset className="fields">
      <legend>Compromisos del gobierno</legend>
      <p className="hint">La red los mide con lo que se publica; cada uno lleva su fecha límite.</p>
      {mistake !== undefined && <p className="mistake">{mistake}</p>}
      <input type="hidden" name="commitments" value={JSON.stringify(rows.map(toTerm))} />
      {rows.length === 0 && <p className="soft">Todavía no hay compromisos.</p>}
      {rows.map((row, index) => {
        const about = `compromiso ${index + 1}`;
        return (
          <div key={row.key} className="row commitment-row">
            <select
              aria-label={`Qué promete el ${about}`}
              value={row.indicator}
              onChange={({ target }) => change(row.key, { indicator: target.value as CommitmentIndicator })}
            >
              {Object.entries(indicatorNames).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
            {row.indicator === 'packages-live' && (
              <>
                <input
                  aria-label={`Cuántos conjuntos, ${about}`}
                  type="number"
                  min={1}
                  max={200}
                  value={row.count}
                  onChange={({ target }) => change(row.key, { count: target.value })}
                />
                <select
                  aria-label={`Tema del ${about}`}
                  value={row.theme}
                  onChange={({ target }) => change(row.key, { theme: target.value })}
                >
                  {(themes.some(({ id }) => id === row.theme)
                    ? themes
                    : [...themes, { id: row.theme, name: row.theme }]
                  ).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </>
            )}
            {(row.indicator === 'freshness' || row.indicator === 'answers-in-time') && (
              <label className="row small">
                <input
                  aria-label={`Porcentaje del ${about}`}
                  type="number"
                  min={1}
                  max={100}
                  value={row.share}
                  onChange={({ target }) => change(row.key, { share: target.value })}
                />
                %
              </label>
            )}
            <label className="row small">
              a más tardar el
              <input
                aria-label={`Fecha límite del ${about}`}
                type="date"
                value={row.dueOn}
                onChange={({ target }) => change(row.key, { dueOn: target.value })}
              />
            </label>
            <button
              type="button"
              className="button quiet"
              onClick={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
            >
              Quitar<span className="visually-hidden"> el {about}</span>
            </button>
          </div>
        );
      })}
      <div>
        <button type="button" className="button quiet" onClick={add}>
          Añadir un compromiso
        </button>
      </div>
    </fieldset>
  );
}
