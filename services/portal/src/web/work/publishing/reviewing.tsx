import { formatBytes } from '../../format.ts';
import type { Upload } from '../upload-types.ts';

const stepWords: Record<string, string> = {
  open: 'Abriendo el archivo',
  load: 'Leyendo los renglones',
  match: 'Reconociendo las columnas',
  privacy: 'Buscando datos de personas',
  read: 'Leyendo fechas, números y claves',
  check: 'Comprobando lo que pide el estándar',
  write: 'Escribiendo la copia limpia',
};

function doing({ state, progress }: Upload): string {
  if (state === 'received') return 'Llegó completo y espera su turno';
  return stepWords[progress?.step ?? ''] ?? 'Revisando columnas, claves, fechas y datos de personas';
}

/** A review on its way: what it does, how far it got, and that nobody has to watch it. */
export function Reviewing({ upload }: { upload: Upload }) {
  const { fileName, bytes, progress } = upload;
  return (
    <div className="stack-tight">
      <h1>Revisando su archivo</h1>
      <p>
        <span className="file-name">{fileName}</span>, {formatBytes(bytes)}
      </p>
      <p role="status">{doing(upload)}…</p>
      <progress aria-label={`Revisión de ${fileName}`} {...(progress && { value: progress.share, max: 1 })} />
      <p className="small soft">
        Los archivos grandes tardan. Puede cerrar esta página: la revisión sigue, y al volver estará aquí.
      </p>
    </div>
  );
}
