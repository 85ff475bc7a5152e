import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { Notice, StatusWord } from '../design/text.tsx';
import { formatCell, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { type Run, type RunCounts, wordOf } from './run-types.ts';

const pollMs = 1500;

/** The runs of one source; a held one can be confirmed or refused, with what it would do in sight. */
export function Runs({
  sourceId,
  mayDecide,
  onDecided,
}: {
  sourceId: string;
  mayDecide: boolean;
  onDecided: () => Promise<void>;
}) {
  const { data, problem, reload } = useRest<Listed<Run>>(`/api/v1/sources/${sourceId}/runs?first=10`);
  const isMoving = data?.items.some(({ state }) => state === 'queued' || state === 'running') ?? false;
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void reload(), pollMs);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="las cosechas" />;
  if (data.items.length === 0) return <p>Todavía no se ha cosechado.</p>;
  const count = (title: string, name: keyof RunCounts) => ({
    title,
    isNumber: true,
    cell: ({ counts }: Run) => formatCell(counts[name]),
  });
  const decided = async () => {
    await reload();
    await onDecided();
  };
  return (
    <div className="stack">
      {data.items
        .filter(({ state }) => state === 'held')
        .map((run) => (
          <Held key={run.id} run={run} mayDecide={mayDecide} onDecided={decided} />
        ))}
      <DataTable
        caption="Últimas cosechas: leídos = nuevos + cambiados + iguales + rechazados + omitidos"
        keyOf={({ id }) => id}
        rows={data.items}
        columns={[
          {
            title: 'Cosecha',
            cell: ({ id, queuedAt }) => (
              <Link to={paths.panelRun(id)}>Reporte del {formatDate(queuedAt)}</Link>
            ),
          },
          {
            title: 'Resultado',
            cell: (run) => (
              <>
                <StatusWord kind={wordOf(run).kind}>{wordOf(run).word}</StatusWord>
                {run.failure && <div className="soft">{run.failure.message}</div>}
                {run.dry && run.heldBecause && <div className="soft">{run.heldBecause}</div>}
              </>
            ),
          },
          count('Leídos', 'read'),
          count('Nuevos', 'added'),
          count('Cambiados', 'updated'),
          count('Iguales', 'unchanged'),
          {
            title: 'Rechazados',
            isNumber: true,
            cell: ({ id, counts }) =>
              counts.rejected === 0 ? (
                formatCell(0)
              ) : (
                <Link to={paths.panelRun(id)}>
                  {formatCell(counts.rejected)}
                  <span className="visually-hidden"> rechazados: ver cuáles y por qué</span>
                </Link>
              ),
          },
          count('Omitidos', 'skipped'),
          count('Archivados', 'archived'),
        ]}
      />
    </div>
  );
}

function Held({
  run,
  mayDecide,
  onDecided,
}: {
  run: Run;
  mayDecide: boolean;
  onDecided: () => Promise<void>;
}) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = (decision: 'confirmation' | 'refusal') => {
    sendJson(call, 'POST', { path: `/api/v1/runs/${run.id}/${decision}` })
      .then(onDecided)
      .catch((error: unknown) => setProblem(toProblem(error)));
  };
  return (
    <Notice kind="attention" title="Esta cosecha espera su decisión">
      <p>
        {run.heldBecause ?? 'El portal devolvió mucho menos que antes.'} Lo publicado sigue igual mientras
        tanto.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {mayDecide && (
        <div className="row">
          <button type="button" className="button" onClick={() => decide('confirmation')}>
            Confirmar: aplicar esta cosecha
          </button>
          <button type="button" className="button quiet" onClick={() => decide('refusal')}>
            Rechazar: dejar todo como estaba
          </button>
        </div>
      )}
    </Notice>
  );
}
