import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Problem } from '../api.ts';
import { TextArea } from '../design/form.tsx';
import { Facts, Notice } from '../design/text.tsx';
import { formatCell, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { sendJson, toProblem, useRest } from './rest.ts';
import { countsSentence } from './source-preview-findings.tsx';
import type { PreviewResult, SourcePreview } from './source-preview-types.ts';
import { ratingWords } from './source-quality.tsx';
import { kindName, type Source } from './source-words.ts';
import { WorkForm } from './work-form.tsx';

function Found({ preview, result }: { preview: SourcePreview; result: PreviewResult }) {
  const { counts, quality, detected } = result;
  return (
    <div className="stack-tight">
      <p>
        {countsSentence(result)} <span className="soft">Vista del {formatDate(preview.requestedAt)}.</span>
      </p>
      <Facts
        facts={[
          ['Qué es', `${kindName(detected.kind)}${detected.version === null ? '' : ` ${detected.version}`}`],
          ['Ya conocidos o repetidos', formatCell(counts.duplicates)],
          ['Salieron de esta red', formatCell(counts.loops)],
          ['Rechazados', formatCell(counts.rejected)],
          ['Con datos personales', formatCell(counts.personalData)],
          ['Calidad', `${ratingWords[quality.rating]}, ${quality.score} de ${quality.of}`],
        ]}
      />
      <p>
        <Link to={paths.panelSourcePreview(preview.id)}>Ver la vista previa completa</Link>
      </p>
    </div>
  );
}

/** A proposed source with what it would give in sight, for whoever approves or refuses it. */
export function SourceProposal({
  source,
  mayDecide,
  onDecided,
}: {
  source: Source;
  mayDecide: boolean;
  onDecided: () => Promise<void>;
}) {
  const { call } = useSession();
  const navigate = useNavigate();
  const { data: preview, problem } = useRest<SourcePreview>(`/api/v1/sources/${source.id}/preview`);
  const [failure, setFailure] = useState<Problem | null>(null);
  const send = (work: () => Promise<unknown>) => {
    setFailure(null);
    work().catch((error: unknown) => setFailure(toProblem(error)));
  };
  const approve = () =>
    send(async () => {
      await sendJson(call, 'POST', { path: `/api/v1/sources/${source.id}/approval` });
      await onDecided();
    });
  const look = () =>
    send(async () => {
      const { cvegeo, url, kind } = source;
      const { id } = await sendJson<{ id: string }>(call, 'POST', {
        path: '/api/v1/source-previews',
        body: { cvegeo, url, kind },
      });
      await navigate(paths.panelSourcePreview(id));
    });
  const of = <span className="visually-hidden"> {source.title}</span>;
  return (
    <Notice kind="attention" title="Espera aprobación">
      {preview?.result && <Found preview={preview} result={preview.result} />}
      {problem?.status === 404 && (
        <>
          <p>Nadie ha visto todavía qué se leería de {source.url}.</p>
          <p>
            <button type="button" className="button quiet" onClick={look}>
              Ver qué se leería{of}
            </button>
          </p>
        </>
      )}
      {problem && problem.status !== 404 && <ProblemNotice problem={problem} />}
      {failure && <ProblemNotice problem={failure} />}
      {mayDecide && (
        <div className="stack-tight">
          <p>
            <button type="button" className="button" onClick={approve}>
              Aprobar y leer por primera vez{of}
            </button>
          </p>
          <details>
            <summary>No aprobarla{of}</summary>
            <WorkForm
              label="No aprobar"
              kind="danger"
              check={(form): Record<string, string> =>
                textOf(form, 'reason').length < 10 ? { reason: 'Diga por qué, en una frase.' } : {}
              }
              action={async (form) => {
                await sendJson(call, 'POST', {
                  path: `/api/v1/sources/${source.id}/refusal`,
                  body: { reason: textOf(form, 'reason') },
                });
                await onDecided();
              }}
            >
              {(mistakes) => (
                <TextArea
                  name="reason"
                  label="Por qué"
                  hint="Lo lee su gobierno: diga qué falta para aprobarla."
                  mistake={mistakes['reason']}
                />
              )}
            </WorkForm>
          </details>
        </div>
      )}
    </Notice>
  );
}
