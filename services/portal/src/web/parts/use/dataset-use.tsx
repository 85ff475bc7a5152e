import { formatCell, formatDate } from '../../format.ts';
import { type UseCount, kindsOfUse, sentenceOfUse } from './use-data.ts';
import { UseMethod } from './use-method.tsx';

export type DatasetUse = UseCount & { since: string | null; last30Days: UseCount };

export const datasetUseFields =
  'use { downloads apiReads views robots since last30Days { downloads apiReads views robots } }';

/** How much a dataset is used: a sentence, the figures, and how they are counted. */
export function DatasetUseSection({ id, use }: { id: string; use: DatasetUse }) {
  return (
    <section aria-labelledby="uso" className="stack-tight">
      <div className="section-head">
        <h2 id="uso">Cuánto se usa</h2>
      </div>
      <p>
        {use.since === null ? (
          'Todavía no se cuenta ningún uso.'
        ) : (
          <>
            En los últimos 30 días, <strong>{sentenceOfUse(use.last30Days)}</strong>.
          </>
        )}
      </p>
      {use.since !== null && (
        <table className="use-table small">
          <caption className="visually-hidden">Usos de este conjunto</caption>
          <thead>
            <tr>
              <th scope="col">Uso</th>
              <th scope="col" className="number">
                30 días
              </th>
              <th scope="col" className="number">
                Desde el {formatDate(use.since)}
              </th>
            </tr>
          </thead>
          <tbody>
            {kindsOfUse.map(({ name, title }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                <td className="number">{formatCell(use.last30Days[name])}</td>
                <td className="number">{formatCell(use[name])}</td>
              </tr>
            ))}
            <tr className="soft">
              <th scope="row">Aparte, robots que se declaran</th>
              <td className="number">{formatCell(use.last30Days.robots)}</td>
              <td className="number">{formatCell(use.robots)}</td>
            </tr>
          </tbody>
        </table>
      )}
      <details className="small">
        <summary>Cómo se cuenta</summary>
        <UseMethod />
      </details>
      <p className="small">
        <a href={`/api/v1/datasets/${encodeURIComponent(id)}/use.csv`} download>
          Día por día, en CSV
        </a>
      </p>
    </section>
  );
}
