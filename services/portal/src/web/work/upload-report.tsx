import { useState } from 'react';
import { Notice } from '../design/text.tsx';
import { DataTable } from '../design/data-table.tsx';
import { countOf, formatCell } from '../format.ts';
import { PreviewTable } from '../parts/preview-table.tsx';
import { useSession } from '../session.tsx';
import type { Finding, Upload } from './package-types.ts';
import { openDocument } from './open-document.ts';

/** What the review found: a summary that can be read aloud, each problem with its cells and its fix. */
export function UploadReport({ upload, isPublished }: { upload: Upload; isPublished: boolean }) {
  const { report, failure, fileName, preview } = upload;
  if (failure || !report) {
    return (
      <Notice kind="error" title={`No se pudo revisar ${fileName}`} role="alert">
        <p>{failure?.message.es ?? 'Vuelva a subirlo.'}</p>
      </Notice>
    );
  }
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const warnings = report.findings.filter(({ severity }) => severity === 'warning');
  const isValid = upload.state === 'valid';
  return (
    <div className="stack">
      <Notice
        {...(!isValid && { kind: 'error' as const })}
        title={titleOf({ isValid, isPublished })}
        role="status"
      >
        <p>
          {fileName}: {countOf(report.rowCount, 'renglón', 'renglones')}
          {report.errorCount > 0 &&
            `, ${countOf(report.errorCount, 'error', 'errores')} en ${countOf(errors.length, 'grupo', 'grupos')}`}
          {report.warningCount > 0 && `, ${countOf(report.warningCount, 'advertencia', 'advertencias')}`}.{' '}
          {isValid
            ? 'Cumple el estándar.'
            : 'Corríjalos en su archivo y vuelva a subirlo. Nada se publicó; si ya había una edición, sigue igual.'}
        </p>
        {report.findings.length > 0 && <ReportDownload upload={upload} />}
      </Notice>
      {errors.length > 0 && <Findings title="Errores que hay que corregir" findings={errors} />}
      {warnings.length > 0 && <Findings title="Advertencias" findings={warnings} />}
      {report.repairs.length > 0 && (
        <section className="stack-tight">
          <h3>Lo que la red arregló por usted</h3>
          <p className="small soft">
            Su archivo original se guarda tal cual; esto se aplica a la copia limpia.
          </p>
          <DataTable
            caption="Arreglos, con un caso de cada uno"
            captionHidden
            keyOf={({ code, field }) => `${code}-${field}`}
            rows={report.repairs}
            columns={[
              { title: 'Columna', cell: ({ field }) => field },
              { title: 'Veces', isNumber: true, cell: ({ count }) => formatCell(count) },
              {
                title: 'Antes y después',
                cell: ({ before, after }) => (
                  <span className="before-after">
                    <del>{before.trim() === '' ? '(vacía)' : before}</del> → <ins>{after}</ins>
                  </span>
                ),
              },
            ]}
          />
        </section>
      )}
      {preview && (
        <section className="stack-tight">
          <h3>{isPublished ? 'Así se ve' : 'Así se verá'}</h3>
          <PreviewTable preview={preview} caption={`Primeros renglones de ${fileName}`} />
        </section>
      )}
    </div>
  );
}

function titleOf({ isValid, isPublished }: { isValid: boolean; isPublished: boolean }): string {
  if (!isValid) return 'El archivo tiene errores';
  return isPublished ? 'Este archivo es el que está publicado' : 'El archivo está listo para publicar';
}

function Findings({ title, findings }: { title: string; findings: Finding[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {findings.map((finding) => (
        <div key={`${finding.code}-${finding.field}-${finding.message}`} className="finding">
          <h4>
            {finding.field !== null && <>Columna «{finding.field}»: </>}
            {finding.message}
          </h4>
          <p>
            <strong>Cómo corregirlo:</strong> {finding.fix}
          </p>
          {finding.examples.length > 0 && (
            <p className="small">
              {finding.examples.every(({ row }) => row === 1)
                ? 'En el encabezado'
                : countOf(finding.count, 'celda', 'celdas')}
              {finding.count > finding.examples.length && `, por ejemplo`}:{' '}
              {finding.examples.map(({ row, value }, place) => (
                <span key={`${row}-${value}-${place}`}>
                  {place > 0 && '; '}
                  {row !== null && row !== 1 && `renglón ${row}: `}
                  <code>{/^[·\s]*$/.test(value) ? '(vacía)' : value}</code>
                </span>
              ))}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function ReportDownload({ upload }: { upload: Upload }) {
  const { call } = useSession();
  const [failed, setFailed] = useState(false);
  const download = () => {
    openDocument(call, `/api/v1/uploads/${upload.id}/report.csv`, {
      fileName: `${upload.fileName}-revision.csv`,
    }).catch(() => setFailed(true));
  };
  return (
    <p>
      <button type="button" className="button quiet" onClick={download}>
        Descargar la revisión (CSV)
      </button>
      {failed && <span role="alert"> No se pudo descargar; inténtelo de nuevo.</span>}
    </p>
  );
}
