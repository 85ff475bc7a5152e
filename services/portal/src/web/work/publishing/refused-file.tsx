import { Link } from 'react-router';
import { Notice } from '../../design/text.tsx';
import { useSession } from '../../session.tsx';
import { sendJson } from '../rest.ts';
import type { Upload } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { Findings } from './findings.tsx';
import type { StepProps } from './step-props.ts';

/** Broken reviews that may end well another time. */
const retriable = new Set(['engine-crashed', 'deadline', 'unreadable']);
/** Refusals that a person who says how the file is read may lift. */
const correctable = new Set(['no-header', 'no-rows', 'not-a-table', 'too-many-columns']);

/** Why nothing could be made of a file, and what can be done about it. */
export function RefusedFile({
  upload,
  publishing,
  pathOf,
}: { upload: Upload } & Pick<StepProps, 'publishing' | 'pathOf'>) {
  const { call } = useSession();
  const { failure, report } = upload;
  const findings = report?.findings ?? [];
  return (
    <Notice kind="error" title={`No se pudo leer ${upload.fileName}`} role="alert">
      {failure ? <p>{failure.message.es}</p> : <Findings findings={findings} isPlain />}
      {failure && retriable.has(failure.code) && (
        <WorkForm
          label="Revisarlo otra vez"
          kind="quiet"
          action={async () => {
            await sendJson(call, 'POST', { path: `/api/v1/uploads/${upload.id}/validation` });
            await publishing.follow();
          }}
        />
      )}
      {findings.some(({ code }) => correctable.has(code)) && (
        <p>
          Suba otro archivo, o <Link to={pathOf('lectura')}>diga cómo se lee este</Link> si está bien.
        </p>
      )}
    </Notice>
  );
}
