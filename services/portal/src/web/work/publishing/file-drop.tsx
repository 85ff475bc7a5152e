import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api.ts';
import { formatShare } from '../../format.ts';
import { useHydrated } from '../../parts/hydrated.ts';
import { useSession } from '../../session.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { acceptedFiles } from './file-words.ts';
import { sendFile } from './send-file.ts';
import type { Publishing } from './use-publishing.ts';

const wasCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** Where a file is dropped or chosen, and how far it got. */
export function FileDrop({ publishing, label }: { publishing: Publishing; label: string }) {
  const { freshToken } = useSession();
  const isHydrated = useHydrated();
  const { resource, follow } = publishing;
  const [progress, setProgress] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOver, setIsOver] = useState(false);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const send = async (file: File) => {
    const controller = new AbortController();
    sending.current = controller;
    setProblem(null);
    setProgress({ name: file.name, share: 0 });
    try {
      await sendFile({
        resourceId: resource.id,
        file,
        freshToken,
        onProgress: (share) => setProgress({ name: file.name, share }),
        signal: controller.signal,
      });
      await follow();
    } catch (error) {
      if (!wasCancelled(error)) setProblem(toProblem(error));
    } finally {
      setProgress(null);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void send(file);
  };

  if (progress) {
    return (
      <div className="drop stack-tight">
        <p role="status">
          Subiendo {progress.name}: {formatShare(progress.share)}
        </p>
        <progress value={progress.share} max={1} aria-label={`Avance de ${progress.name}`} />
        <p>
          <button type="button" className="button quiet" onClick={() => sending.current?.abort()}>
            Cancelar el envío
          </button>
        </p>
      </div>
    );
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <p>
          <label className="button file-button">
            {label}
            <input
              type="file"
              className="visually-hidden"
              accept={acceptedFiles}
              disabled={!isHydrated}
              aria-describedby="formatos"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void send(file);
              }}
            />
          </label>
          <span className="drop-hint soft">o suéltelo aquí</span>
        </p>
        <p className="small soft" id="formatos">
          Excel, LibreOffice o CSV, como lo tenga. También GeoJSON, KML, Shapefile o GTFS en ZIP, y alertas
          CAP. No importan los títulos arriba de la tabla, los acentos ni el orden de las columnas.
        </p>
      </div>
    </>
  );
}
