import { Link } from 'react-router';
import { countOf } from '../format.ts';
import { paths } from '../paths.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import type { RunRecord } from './run-types.ts';
import { fieldNames } from './source-words.ts';
import { usePages } from './use-pages.ts';

/** The records of a run that met with one outcome: each with where, what, by which rule, and how to mend it. */
export function RunRecords({ runId, outcome }: { runId: string; outcome: 'rejected' | 'skipped' }) {
  const path = `/api/v1/runs/${runId}/records?outcome=${outcome}&first=50`;
  const { items, problem, more } = usePages<RunRecord>(path);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!items) return <Loading what="los registros" />;
  return (
    <>
      <ul className="results">
        {items.map((record, place) => (
          <RecordLine key={record.remoteId ?? place} record={record} />
        ))}
      </ul>
      {more && (
        <p>
          <button type="button" className="button quiet" onClick={() => void more()}>
            Ver más registros
          </button>
        </p>
      )}
    </>
  );
}

function RecordLine({ record: { remoteId, datasetId, title, problems } }: { record: RunRecord }) {
  return (
    <li>
      <h3>{title === null || title === '' ? 'Un registro sin título' : title}</h3>
      <p className="small soft">
        {remoteId === null ? (
          'Sin identificador'
        ) : (
          <>
            Identificador <code>{remoteId}</code>
          </>
        )}
        {problems.length > 1 && <> · {countOf(problems.length, 'problema', 'problemas')}</>}
        {datasetId !== null && (
          <>
            {' '}
            · <Link to={paths.dataset(datasetId)}>La copia que sigue publicada</Link>
          </>
        )}
      </p>
      <dl className="record-problems">
        {problems.map(({ field, value, rule, message, fix }) => (
          <div key={`${field} ${rule} ${value}`}>
            <dt>
              {fieldNames[field] === undefined ? (
                <>
                  Campo <code>{field}</code>
                </>
              ) : (
                `En ${fieldNames[field]}`
              )}
            </dt>
            <dd>
              {message} {value !== '' && <>Dice «{value}». </>}
              <span className="soft">
                Regla <code>{rule}</code>.
              </span>
            </dd>
            <dd>
              <strong>Cómo corregirlo:</strong> {fix}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
