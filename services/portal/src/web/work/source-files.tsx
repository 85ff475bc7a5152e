import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { Findings } from './publishing/findings.tsx';
import { sendJson, toProblem, useRest } from './rest.ts';
import type { Finding } from './upload-types.ts';

type SourceFile = {
  id: string;
  datasetId: string;
  datasetTitle: string;
  fileTitle: string;
  url: string;
  standard: string;
  state: 'due' | 'unavailable' | 'other' | 'invalid' | 'personal-data' | 'conforming' | 'failed';
  rowCount: number | null;
  report: { findings: Finding[] } | null;
  checkedAt: string | null;
};
type SourceFiles = { joinsTables: boolean; files: SourceFile[] };

const words = {
  due: { kind: 'none', word: 'Por revisar' },
  unavailable: { kind: 'late', word: 'No se pudo descargar' },
  other: { kind: 'none', word: 'Es otra cosa' },
  invalid: { kind: 'late', word: 'No cumple el estándar' },
  'personal-data': { kind: 'bad', word: 'Contiene datos personales' },
  conforming: { kind: 'good', word: 'Cumple el estándar' },
  failed: { kind: 'late', word: 'No se pudo revisar' },
} as const;

/** The files of a harvested portal that look like a standard's: what was found, and whether they join its tables. */
export function SourceFiles({ sourceId, mayJoin }: { sourceId: string; mayJoin: boolean }) {
  const { call } = useSession();
  const { data, problem, reload } = useRest<SourceFiles>(`/api/v1/sources/${sourceId}/files`);
  const [refused, setRefused] = useState<Problem | null>(null);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="los archivos" />;
  const files = data.files.filter(({ state }) => state !== 'other');
  const join = (joins: boolean) => {
    setRefused(null);
    sendJson(call, 'PUT', { path: `/api/v1/sources/${sourceId}/national-tables`, body: { joins } })
      .then(reload)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  if (files.length === 0) return <p>Ningún archivo de este portal parece de los estándares de la red.</p>;
  return (
    <div className="stack">
      <Notice>
        <p>
          {data.joinsTables
            ? 'Sus archivos conformes están en las tablas nacionales. Cada vez que cambian en su portal, la red los vuelve a revisar. Si una versión nueva no cumple, se queda la última que cumplió.'
            : 'La red revisó los archivos de su portal que parecen de un estándar. Los que cumplen pueden sumarse a las tablas nacionales, sin que usted suba nada.'}
        </p>
        {refused && <ProblemNotice problem={refused} />}
        {mayJoin && (
          <p>
            <button
              type="button"
              className={`button${data.joinsTables ? ' quiet' : ''}`}
              onClick={() => join(!data.joinsTables)}
            >
              {data.joinsTables ? 'Dejar de sumarlos' : 'Sumarlos a las tablas nacionales'}
            </button>
          </p>
        )}
      </Notice>
      <ul className="results">
        {files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
    </div>
  );
}

function FileLine({ file }: { file: SourceFile }) {
  const errors = file.report?.findings.filter(({ severity }) => severity === 'error') ?? [];
  return (
    <li>
      <h4>
        <Link to={paths.dataset(file.datasetId)}>{file.datasetTitle}</Link>
      </h4>
      <div className="meta">
        <StatusWord kind={words[file.state].kind}>{words[file.state].word}</StatusWord>
        <Link to={paths.standard(file.standard)}>{file.standard}</Link>
        {file.rowCount !== null && <span>{countOf(file.rowCount, 'renglón', 'renglones')}</span>}
        {file.checkedAt !== null && <span>Revisado el {formatDate(file.checkedAt)}</span>}
        <a href={file.url}>{file.fileTitle}</a>
      </div>
      {errors.length > 0 && (
        <details>
          <summary>
            Qué corregir en su portal: {countOf(errors.length, 'problema', 'problemas')}
            <span className="visually-hidden"> de {file.fileTitle}</span>
          </summary>
          <Findings findings={errors} />
        </details>
      )}
    </li>
  );
}
