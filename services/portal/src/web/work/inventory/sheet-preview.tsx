import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api.ts';
import { TextArea } from '../../design/form.tsx';
import { Notice } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { openDocument } from '../open-document.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { ChangeList } from './change-list.tsx';
import { FindingTable } from './finding-table.tsx';
import { type SheetPreview, inventoryPath } from './inventory-types.ts';
import { skippedWords } from './inventory-words.ts';

function summaryOf({ added, changed, gone, same }: SheetPreview): string {
  const parts = [
    ...(added > 0 ? [`agregaría ${countOf(added, 'renglón', 'renglones')}`] : []),
    ...(changed > 0 ? [`cambiaría ${changed}`] : []),
    ...(same > 0 ? [`dejaría ${same} como ${same === 1 ? 'está' : 'están'}`] : []),
    ...(gone > 0 ? [`ya no trae ${gone}`] : []),
  ];
  return parts.length === 0 ? 'No trae ningún renglón.' : `La hoja ${parts.join(', ')}.`;
}

/** What a sheet says and would do: its errors on their cells, its changes row by row, and the button that applies it. */
export function SheetPreviewPanel({
  cvegeo,
  preview,
  onPreview,
  onDone,
}: {
  cvegeo: string;
  preview: SheetPreview;
  onPreview: (preview: SheetPreview | null) => void;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const errors = preview.findings.filter(({ severity }) => severity === 'error');
  const notices = preview.findings.filter(({ severity }) => severity === 'notice');
  const path = (part: string) => inventoryPath(cvegeo, `/imports/${preview.id}${part}`);
  const seeAgain = async () => onPreview((await (await call(path(''))).json()) as SheetPreview);

  return (
    <div className="stack" aria-live="polite">
      <h3 ref={head} tabIndex={-1}>
        {preview.appliedAt === null ? `Qué haría ${preview.fileName}` : `${preview.fileName} ya se aplicó`}
      </h3>
      {problem && <ProblemNotice problem={problem} />}
      {preview.appliedAt !== null && (
        <Notice role="status" title="Los cambios ya están en el inventario">
          <p>Aún no son públicos: preséntelo o publique el plan cuando esté listo.</p>
        </Notice>
      )}
      {preview.appliedAt === null && <p>{summaryOf(preview)}</p>}
      {errors.length > 0 && (
        <Notice
          kind="error"
          title={`Hay ${countOf(errors.length, 'celda por corregir', 'celdas por corregir')}: no se cambió nada`}
        >
          <p>Corríjalas en su hoja y vuelva a elegirla aquí.</p>
          <p>
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                openDocument(call, path('/findings.xlsx'), { fileName: `por-corregir-${cvegeo}.xlsx` }).catch(
                  (error: unknown) => setProblem(toProblem(error)),
                );
              }}
            >
              Descargar la lista
            </button>
          </p>
        </Notice>
      )}
      {errors.length > 0 && <FindingTable caption="Celdas por corregir" findings={errors} />}
      {notices.length > 0 && (
        <details open={errors.length === 0 && notices.length <= 12}>
          <summary>
            {countOf(notices.length, 'cosa que se entendió así', 'cosas que se entendieron así')}
          </summary>
          <FindingTable caption="Lo que se supuso, celda por celda" findings={notices} />
        </details>
      )}
      {(preview.skipped.length > 0 || preview.ignoredColumns.length > 0) && (
        <details>
          <summary>Lo que no se leyó</summary>
          <ul>
            {preview.skipped.map(({ row, why, text }) => (
              <li key={row}>
                Renglón {row}, {skippedWords[why]}: «{text}».
              </li>
            ))}
            {preview.ignoredColumns.map(({ column, header }) => (
              <li key={column}>
                Columna {column}, «{header}»: no es del inventario.
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview.appliedAt === null && preview.changes.length > 0 && <ChangeList changes={preview.changes} />}
      {preview.appliedAt === null && errors.length === 0 && (
        <WorkForm
          label="Aplicar al inventario"
          busyLabel="Aplicando…"
          check={(form) =>
            form.get('gone') === 'remove' && textOf(form, 'reason').length < 10
              ? { reason: 'Escriba por qué se quitan, en al menos 10 letras.' }
              : {}
          }
          action={async (form) => {
            try {
              onPreview(
                await sendJson<SheetPreview>(call, 'POST', {
                  path: path('/application'),
                  body: {
                    revision: preview.revision,
                    removeGone: form.get('gone') === 'remove' ? textOf(form, 'reason') : null,
                  },
                }),
              );
              await onDone();
            } catch (error) {
              if (toProblem(error).code === 'inventory-changed') await seeAgain();
              throw error;
            }
          }}
        >
          {(mistakes) => preview.gone > 0 && <GoneChoice count={preview.gone} mistake={mistakes['reason']} />}
        </WorkForm>
      )}
    </div>
  );
}

/** What becomes of what the sheet no longer has; it stays unless somebody says why it goes. */
function GoneChoice({ count, mistake }: { count: number; mistake: string | undefined }) {
  const [isRemoved, setIsRemoved] = useState(false);
  return (
    <fieldset className="stack-tight">
      <legend>
        {countOf(count, 'renglón del inventario no viene', 'renglones del inventario no vienen')} en la hoja
      </legend>
      <div className="choice">
        <label>
          <input type="radio" name="gone" value="keep" defaultChecked onChange={() => setIsRemoved(false)} />{' '}
          Dejarlos como están
        </label>
      </div>
      <div className="choice">
        <label>
          <input type="radio" name="gone" value="remove" onChange={() => setIsRemoved(true)} /> Quitarlos del
          inventario; lo que ya esté publicado sigue publicado
        </label>
      </div>
      {isRemoved && <TextArea name="reason" label="Por qué se quitan" mistake={mistake} />}
    </fieldset>
  );
}
