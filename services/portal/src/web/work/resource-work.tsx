import { useEffect, useState } from 'react';
import type { Problem } from '../api.ts';
import { Field } from '../design/form.tsx';
import { formatBytes, formatShare } from '../format.ts';
import { useSession } from '../session.tsx';
import type { Resource, Upload } from './package-types.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { toProblem, useRest } from './rest.ts';
import { UploadReport } from './upload-report.tsx';
import { uploadFile } from './upload-file.ts';

const pollMs = 700;

/** One resource: its file, how the review goes, what it found. The file's name stays in view all along. */
export function ResourceWork({ resource, onChange }: { resource: Resource; onChange: () => Promise<void> }) {
  const { freshToken } = useSession();
  const [progress, setProgress] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const uploadId = resource.latestUpload?.id ?? null;
  const standardId = resource.standard.split('@')[0] ?? '';

  const send = async (file: File) => {
    setProblem(null);
    setProgress({ name: file.name, share: 0 });
    try {
      await uploadFile({
        resourceId: resource.id,
        file,
        token: await freshToken(),
        onProgress: (share) => setProgress({ name: file.name, share }),
      });
      await onChange();
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setProgress(null);
    }
  };

  return (
    <section aria-labelledby={`recurso-${resource.id}`} className="stack">
      <div className="section-head">
        <h2 id={`recurso-${resource.id}`}>{resource.title}</h2>
        <span className="row small">
          <a href={`/api/v1/standards/${standardId}/template.csv`}>Plantilla</a>
          <a href={`/api/v1/standards/${standardId}/example.csv`}>Ejemplo</a>
          <a href={`/estandares/${standardId}`}>Qué pide el estándar</a>
        </span>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {progress ? (
        <div className="stack-tight">
          <p role="status">
            Subiendo {progress.name}: {formatShare(progress.share)}
          </p>
          <progress value={progress.share} max={1} aria-label={`Avance de ${progress.name}`} />
        </div>
      ) : (
        <Field
          name={`archivo-${resource.id}`}
          label={
            uploadId === null ? `Archivo de ${resource.title}` : `Subir otro archivo de ${resource.title}`
          }
          hint="CSV, como lo guarda Excel. No importan los acentos, el separador ni el orden de las columnas: la red los reconoce."
        >
          {(props) => (
            <input
              {...props}
              type="file"
              accept=".csv,.txt,.tsv,text/csv"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void send(file);
              }}
            />
          )}
        </Field>
      )}
      {uploadId !== null && !progress && (
        <Review
          key={uploadId}
          uploadId={uploadId}
          isPublished={resource.isPublished && !resource.hasUnpublishedFile}
          onEnd={onChange}
        />
      )}
    </section>
  );
}

/** Follows a review until it ends. */
function Review({
  uploadId,
  isPublished,
  onEnd,
}: {
  uploadId: string;
  isPublished: boolean;
  onEnd: () => Promise<void>;
}) {
  const { data, problem, reload } = useRest<Upload>(`/api/v1/uploads/${uploadId}`);
  const isRunning = data !== null && (data.state === 'received' || data.state === 'validating');
  const [wasRunning, setWasRunning] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    setWasRunning(true);
    const timer = setInterval(() => void reload(), pollMs);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  useEffect(() => {
    if (wasRunning && !isRunning) void onEnd();
  }, [isRunning, wasRunning, onEnd]);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return null;
  if (isRunning) {
    return (
      <div className="stack-tight">
        <p role="status">
          Revisando {data.fileName} ({formatBytes(data.bytes)})…
        </p>
        <progress aria-label={`Revisión de ${data.fileName}`} />
      </div>
    );
  }
  return <UploadReport upload={data} isPublished={isPublished} />;
}
