import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../api.ts';
import { Notice } from '../../design/text.tsx';
import { formatBytes } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem } from '../rest.ts';
import type { Upload } from '../upload-types.ts';
import { FileDrop } from './file-drop.tsx';
import { FileLinks } from './file-links.tsx';
import { Findings } from './findings.tsx';
import { GoOn, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';
import { wasRefused } from './steps.ts';

/** The file: which one there is, why it could not be read, and where another is left. */
export function FileStep({ publishing, next, pathOf }: StepProps) {
  const { resource, upload } = publishing;
  const standardId = resource.standard.split('@')[0] ?? '';
  const isRefused = upload !== null && wasRefused(upload);
  const isPublished = resource.isPublished && !resource.hasUnpublishedFile;
  return (
    <>
      <StepHead title={upload ? 'Su archivo' : 'Suba su archivo'} publishing={publishing} />
      {upload && isRefused && <Refused upload={upload} publishing={publishing} pathOf={pathOf} />}
      {upload && !isRefused && (
        <>
          <p>
            {isPublished ? 'Está publicado' : 'Se recibió'} <b className="file-name">{upload.fileName}</b>,{' '}
            {formatBytes(upload.bytes)}. Se guarda tal cual llegó
            {!upload.isOriginalPublic && ' y no se publica, porque trae datos de personas'}.
          </p>
          <GoOn to={next} />
        </>
      )}
      <FileDrop publishing={publishing} label={upload ? 'Elegir otro archivo' : 'Elegir el archivo'} />
      <p className="small soft">Nada es público hasta que usted publique.</p>
      <FileLinks standardId={standardId} />
    </>
  );
}

const mayBeRetried = new Set(['engine-crashed', 'deadline', 'unreadable']);

function Refused({
  upload,
  publishing,
  pathOf,
}: { upload: Upload } & Pick<StepProps, 'publishing' | 'pathOf'>) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async () => {
    try {
      await sendJson(call, 'POST', { path: `/api/v1/uploads/${upload.id}/validation` });
      await publishing.follow();
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  const { failure, report } = upload;
  return (
    <Notice kind="error" title={`No se pudo leer ${upload.fileName}`} role="alert">
      {failure ? <p>{failure.message.es}</p> : <Findings findings={report?.findings ?? []} isPlain />}
      {failure && mayBeRetried.has(failure.code) && (
        <p>
          <button type="button" className="button quiet" onClick={() => void retry()}>
            Revisarlo otra vez
          </button>
        </p>
      )}
      {!failure && (
        <p>
          Suba otro archivo, o <Link to={pathOf('lectura')}>diga cómo se lee este</Link> si está bien.
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </Notice>
  );
}
