import { useState } from 'react';
import { Link } from 'react-router';
import { Notice } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { openDocument } from '../open-document.ts';
import type { Upload } from '../upload-types.ts';
import { DriftList } from './drift-list.tsx';
import { FileDrop } from './file-drop.tsx';
import { Findings } from './findings.tsx';
import { GoOn, NoFileYet, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';

/** What the standard still asks for, grouped and counted, with where it happens and how it is mended. */
export function ReviewStep({ publishing, next, pathOf, steps }: StepProps) {
  const { upload, fields } = publishing;
  if (!upload?.detected || !upload.report) return <NoFileYet pathOf={pathOf} />;
  const { findings, rowCount, errorCount } = upload.report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const titleOf = (name: string) => fields.find((field) => field.name === name)?.title ?? name;
  const earlier = steps.find(
    ({ id, state }) => state === 'attention' && ['columnas', 'arreglos', 'privacidad'].includes(id),
  );
  const isValid = upload.state === 'valid';
  const filled = new Set(upload.matches.map(({ field }) => field));
  const lacksColumn = fields.some(
    ({ name, isRequired }) => isRequired && !filled.has(name) && errors.some(({ field }) => field === name),
  );
  return (
    <>
      <StepHead
        title={isValid ? 'Su archivo cumple el estándar' : 'Lo que falta corregir'}
        publishing={publishing}
      >
        <p>
          {countOf(rowCount, 'renglón revisado', 'renglones revisados')}
          {errorCount > 0 &&
            `, ${countOf(errorCount, 'error', 'errores')} en ${countOf(errors.length, 'grupo', 'grupos')}`}
          {warnings.length > 0 && `, ${countOf(warnings.length, 'advertencia', 'advertencias')}`}.
        </p>
      </StepHead>
      {earlier && (
        <Notice kind="attention">
          <p>
            Algunos de estos errores pueden desaparecer al resolver{' '}
            <Link to={pathOf(earlier.id)}>{earlier.title.toLowerCase()}</Link>.
          </p>
        </Notice>
      )}
      {isValid && <GoOn to={next} />}
      <DriftList drift={upload.drift} />
      {errors.length > 0 && (
        <section className="stack-tight">
          <h2>Errores</h2>
          <p>
            Corríjalos en su archivo y súbalo de nuevo. Nada se publicó; si ya había una edición, sigue igual.
          </p>
          {lacksColumn && (
            <p>
              Si su archivo sí trae el dato que falta,{' '}
              <Link to={pathOf('columnas')}>diga en qué columna</Link>.
            </p>
          )}
          <Findings findings={errors} titleOf={titleOf} />
        </section>
      )}
      {!isValid && <FileDrop publishing={publishing} label="Subir el archivo corregido" />}
      {warnings.length > 0 && (
        <section className="stack-tight">
          <h2>Advertencias</h2>
          <p>No impiden publicar.</p>
          <Findings findings={warnings} titleOf={titleOf} />
        </section>
      )}
      {findings.length > 0 && <ReportDownload upload={upload} />}
    </>
  );
}

function ReportDownload({ upload }: { upload: Upload }) {
  const { call } = useSession();
  const [hasFailed, setHasFailed] = useState(false);
  const download = (ending: 'csv' | 'json') => {
    setHasFailed(false);
    openDocument(call, `/api/v1/uploads/${upload.id}/report.${ending}`, {
      fileName: `${upload.fileName.replace(/\.\w+$/, '')}-revision.${ending}`,
    }).catch(() => setHasFailed(true));
  };
  return (
    <div className="stack-tight">
      <p className="row">
        <button type="button" className="button quiet" onClick={() => download('csv')}>
          Descargar la revisión (CSV)
        </button>
        <button type="button" className="button quiet" onClick={() => download('json')}>
          En JSON
        </button>
      </p>
      {hasFailed && <p role="alert">No se pudo descargar; inténtelo de nuevo.</p>}
    </div>
  );
}
