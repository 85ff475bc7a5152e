import { defineProblems } from '@rma/service-kit';

/** The problems only the catalog answers. */
export const catalogProblems = defineProblems({
  'government-cannot-publish': {
    status: 409,
    title: {
      es: 'Este gobierno no puede publicar por ahora',
      en: 'This government cannot publish for the time being',
    },
    detail: {
      es: '{government} {standing}; solo los integrantes de la red pueden preparar y publicar datos.',
      en: '{government} {standing}; only members of the network may prepare and publish data.',
    },
  },
  'release-not-ready': {
    status: 409,
    title: { es: 'El paquete no está listo para publicarse', en: 'The package is not ready to be published' },
    detail: {
      es: 'Lo que falta está en "errors": {summary}',
      en: 'What is missing is listed in "errors": {summary}',
    },
  },
  'package-withdrawn': {
    status: 410,
    title: { es: 'Se retiró de la red', en: 'It was withdrawn from the network' },
    detail: {
      es: '{government} lo retiró el {date}. Motivo: {reason}',
      en: '{government} withdrew it on {date}. Reason: {reason}',
    },
  },
  'upload-interrupted': {
    status: 400,
    title: { es: 'El envío se interrumpió', en: 'The upload was interrupted' },
    detail: {
      es: 'La conexión se cerró antes de que llegara todo el archivo; no se guardó nada. Vuelva a subirlo.',
      en: 'The connection closed before the whole file arrived; nothing was kept. Upload it again.',
    },
  },
  'upload-stalled': {
    status: 408,
    title: { es: 'El envío se detuvo', en: 'The upload stalled' },
    detail: {
      es: 'Pasaron {seconds} segundos sin recibir datos; no se guardó nada. Vuelva a subir el archivo.',
      en: '{seconds} seconds went by without data; nothing was kept. Upload the file again.',
    },
  },
  'upload-paused': {
    status: 408,
    title: { es: 'El envío se interrumpió', en: 'The upload was interrupted' },
    detail: {
      es: 'Se guardaron los primeros {bytes} bytes; continúe desde ahí cuando vuelva la conexión.',
      en: 'The first {bytes} bytes were kept; go on from there when the connection is back.',
    },
  },
  'tus-version-unknown': {
    status: 412,
    title: { es: 'Versión del protocolo no admitida', en: 'Unsupported version of the protocol' },
    detail: {
      es: 'Envíe el encabezado Tus-Resumable: {version}.',
      en: 'Send the header Tus-Resumable: {version}.',
    },
  },
  'upload-without-file': {
    status: 400,
    title: { es: 'Falta el archivo', en: 'The file is missing' },
    detail: {
      es: 'El formulario debe traer un archivo en el campo "file".',
      en: 'The form must carry a file in its "file" field.',
    },
  },
});
