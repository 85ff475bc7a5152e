import { formatBytes } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { sendJson } from '../rest.ts';
import type { Upload } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { FileDrop } from './file-drop.tsx';
import { FileLinks } from './file-links.tsx';
import { RefusedFile } from './refused-file.tsx';
import { GoOn, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';
import { wasRefused } from './open-questions.ts';

/** The file: which one there is, why it could not be read, and where another is left. */
export function FileStep({ publishing, next, pathOf }: StepProps) {
  const { resource, upload } = publishing;
  const standardId = resource.standard.split('@')[0] ?? '';
  const isRefused = upload !== null && wasRefused(upload);
  const isPublished = resource.isPublished && !resource.hasUnpublishedFile;
  return (
    <>
      <StepHead title={upload ? 'Su archivo' : 'Suba su archivo'} publishing={publishing} />
      {upload && isRefused && <RefusedFile upload={upload} publishing={publishing} pathOf={pathOf} />}
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
      {upload && resource.isPublished && resource.hasUnpublishedFile && (
        <DiscardFile upload={upload} publishing={publishing} />
      )}
      <FileLinks standardId={standardId} />
    </>
  );
}

/** Gives a file up that was not published; what is in view stays. */
function DiscardFile({ upload, publishing }: { upload: Upload } & Pick<StepProps, 'publishing'>) {
  const { call } = useSession();
  return (
    <details className="stack">
      <summary>Descartar este archivo</summary>
      <p>Lo publicado sigue igual, y este archivo se borra.</p>
      <WorkForm
        label={`Descartar ${upload.fileName}`}
        busyLabel="Descartando…"
        kind="danger"
        action={async () => {
          await sendJson(call, 'DELETE', { path: `/api/v1/uploads/${upload.id}` });
          await publishing.reload();
        }}
      />
    </details>
  );
}
