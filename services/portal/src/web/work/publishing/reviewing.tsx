import { formatBytes } from '../../format.ts';
import type { Upload } from '../upload-types.ts';

/** A review on its way: what it does, and that nobody has to watch it. */
export function Reviewing({ upload }: { upload: Upload }) {
  return (
    <div className="stack-tight">
      <h1>Revisando su archivo</h1>
      <p role="status">
        {upload.state === 'received'
          ? `${upload.fileName} (${formatBytes(upload.bytes)}) llegó completo y espera su turno.`
          : `Revisando ${upload.fileName} (${formatBytes(upload.bytes)}): columnas, claves, fechas y datos personales…`}
      </p>
      <progress
        aria-label={`Revisión de ${upload.fileName}`}
        {...(upload.progress && { value: upload.progress.share, max: 1 })}
      />
      <p className="small soft">
        Los archivos grandes tardan. Puede cerrar esta página: la revisión sigue, y al volver estará aquí.
      </p>
    </div>
  );
}
