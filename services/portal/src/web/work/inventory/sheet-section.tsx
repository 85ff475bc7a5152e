import { type DragEvent, useState } from 'react';
import type { Problem } from '../../api.ts';
import { useHydrated } from '../../parts/hydrated.ts';
import { useSession } from '../../session.tsx';
import { openDocument } from '../open-document.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { type SheetPreview, inventoryPath } from './inventory-types.ts';
import { SheetPreviewPanel } from './sheet-preview.tsx';

const downloads = [
  { path: '/sheet.xlsx', name: 'xlsx', label: 'Excel' },
  {
    path: '/sheet.csv?encoding=windows-1252',
    name: 'csv',
    label: 'CSV para Excel en Windows (Windows-1252)',
  },
  { path: '/sheet.csv', name: 'csv', label: 'CSV UTF-8' },
] as const;

/** The inventory as a spreadsheet both ways: download, edit, upload, see what would change, and only then apply. */
export function SheetSection({
  cvegeo,
  isEmpty,
  onDone,
}: {
  cvegeo: string;
  isEmpty: boolean;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const isHydrated = useHydrated();
  const [preview, setPreview] = useState<SheetPreview | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOver, setIsOver] = useState(false);

  const send = async (file: File) => {
    setSending(file.name);
    setProblem(null);
    setPreview(null);
    try {
      const answer = await call(inventoryPath(cvegeo, '/imports'), {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        },
        body: file,
      });
      setPreview((await answer.json()) as SheetPreview);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setSending(null);
    }
  };
  const download = (path: string, name: string) => {
    setProblem(null);
    openDocument(call, inventoryPath(cvegeo, path), { fileName: `inventario-${cvegeo}.${name}` }).catch(
      (error: unknown) => setProblem(toProblem(error)),
    );
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file && sending === null) void send(file);
  };

  return (
    <section aria-labelledby="hoja" className="stack">
      <div className="section-head">
        <h2 id="hoja">En una hoja de cálculo</h2>
      </div>
      <p>
        {isEmpty
          ? 'Suba el inventario que ya tenga (también el de ADELA, tal cual), o descargue la plantilla vacía y llénela.'
          : 'Descargue su inventario, cámbielo y súbalo. Antes de guardar se le muestra qué cambiaría.'}
      </p>
      <p className="row">
        {downloads.map(({ path, name, label }) => (
          <button
            key={path}
            type="button"
            className="button quiet"
            disabled={!isHydrated}
            onClick={() => download(path, name)}
          >
            {isEmpty ? 'Plantilla' : 'Descargar'}: {label}
          </button>
        ))}
      </p>
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
        {sending === null ? (
          <>
            <p>
              <label className="button file-button">
                {preview ? 'Elegir otra hoja' : 'Elegir la hoja'}
                <input
                  type="file"
                  className="visually-hidden"
                  accept=".csv,.txt,.xlsx,.xls,.ods"
                  disabled={!isHydrated}
                  aria-describedby="hoja-formatos"
                  onChange={({ target }) => {
                    const [file] = target.files ?? [];
                    if (file) void send(file);
                    // The same file, mended, must be a change again.
                    target.value = '';
                  }}
                />
              </label>
              <span className="drop-hint soft">o suéltela aquí</span>
            </p>
            <p className="small soft" id="hoja-formatos">
              Excel, LibreOffice o CSV con cualquier codificación. No importan los títulos arriba, los
              renglones en blanco, los totales ni el orden de las columnas. Nada cambia hasta que usted lo
              confirme.
            </p>
          </>
        ) : (
          <p role="status">Leyendo {sending}…</p>
        )}
      </div>
      {preview && (
        <SheetPreviewPanel
          key={`${preview.id}-${preview.revision}`}
          cvegeo={cvegeo}
          preview={preview}
          onPreview={setPreview}
          onDone={onDone}
        />
      )}
    </section>
  );
}
