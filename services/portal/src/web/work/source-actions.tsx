import { useState } from 'react';
import type { Problem } from '../api.ts';
import { TextArea } from '../design/form.tsx';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { sendJson, toProblem } from './rest.ts';
import { SourceTimetable } from './source-timetable.tsx';
import type { Source } from './source-words.ts';
import { WorkForm } from './work-form.tsx';

type RunKind = { dry?: true; force?: true };

/**
 * What can be done with a source that was approved: reading it now (also as a rehearsal, or writing everything
 * again), its pause, its timetable and, for the coordination, its end.
 */
export function SourceActions({
  source,
  mayRevoke,
  onChange,
  onRun,
}: {
  source: Source;
  mayRevoke: boolean;
  onChange: () => Promise<void>;
  onRun: () => void;
}) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const post = (path: string, body?: unknown) =>
    sendJson(call, 'POST', { path: `/api/v1/sources/${source.id}/${path}`, body });
  const act = (work: () => Promise<unknown>) => {
    setProblem(null);
    work().catch((error: unknown) => setProblem(toProblem(error)));
  };
  const change = (path: string) =>
    act(async () => {
      await post(path);
      await onChange();
    });
  const run = (kind: RunKind) =>
    act(async () => {
      await post('runs', kind);
      await onChange();
      onRun();
    });
  const of = <span className="visually-hidden"> {source.title}</span>;
  const isOpen = source.state === 'approved';
  return (
    <div className="stack-tight">
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        {source.state === 'paused' && (
          <button type="button" className="button" onClick={() => change('approval')}>
            Reanudar{of}
          </button>
        )}
        {isOpen && (
          <>
            <button type="button" className="button quiet" onClick={() => run({})}>
              Cosechar ahora{of}
            </button>
            <button type="button" className="button quiet" onClick={() => change('pause')}>
              Pausar{of}
            </button>
          </>
        )}
      </div>
      <details>
        <summary>Horario, avisos y más{of}</summary>
        <div className="stack">
          {isOpen && (
            <div className="row">
              <button type="button" className="button quiet" onClick={() => run({ dry: true })}>
                Ensayar: leer sin cambiar nada{of}
              </button>
              <button type="button" className="button quiet" onClick={() => run({ force: true })}>
                Leer y escribir todo de nuevo{of}
              </button>
            </div>
          )}
          <SourceTimetable source={source} onChange={onChange} />
          {mayRevoke && (
            <details>
              <summary>Revocar la fuente{of}</summary>
              <p>No se leerá más. Lo que publicó se queda, marcado.</p>
              <WorkForm
                label="Revocar"
                kind="danger"
                check={(form): Record<string, string> =>
                  textOf(form, 'reason').length < 10 ? { reason: 'Diga por qué, en una frase.' } : {}
                }
                action={async (form) => {
                  await post('revocation', { reason: textOf(form, 'reason') });
                  await onChange();
                }}
              >
                {(mistakes) => (
                  <TextArea
                    name="reason"
                    label="Por qué"
                    hint="Queda en la bitácora pública."
                    mistake={mistakes['reason']}
                  />
                )}
              </WorkForm>
            </details>
          )}
        </div>
      </details>
    </div>
  );
}
