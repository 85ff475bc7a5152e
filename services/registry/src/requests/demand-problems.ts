import { problems, type ProblemError } from '@rma/service-kit';

const nouns = {
  request: { es: 'esa petición', en: 'such request' },
  report: { es: 'ese reporte', en: 'such report' },
  consultation: { es: 'esa consulta', en: 'such consultation' },
  reuse: { es: 'ese uso', en: 'such reuse' },
  dataset: { es: 'ese conjunto de datos', en: 'such dataset' },
} as const;

/** What may go wrong with what the public asks, reports, ranks and makes. */
export const demandRefusals = {
  'request-not-found': () => problems.notFound({ what: nouns.request }),
  'report-not-found': () => problems.notFound({ what: nouns.report }),
  'consultation-not-found': () => problems.notFound({ what: nouns.consultation }),
  'reuse-not-found': () => problems.notFound({ what: nouns.reuse }),
  'dataset-not-found': () => problems.notFound({ what: nouns.dataset }),
  'government-not-in-network': () =>
    problems.unprocessable({
      reason: {
        es: 'Ese gobierno todavía no es integrante de la red, así que nadie podría responder. Pida el dato a su estado o espere a que se una.',
        en: 'That government is not a member of the network yet, so nobody could answer. Ask its state, or wait for it to join.',
      },
    }),
  'request-state-refuses': () =>
    problems.conflict({
      reason: {
        es: 'La petición ya fue respondida, unida a otra o no admitida; vuelva a leerla.',
        en: 'The request was already answered, merged or not taken; read it again.',
      },
    }),
  'request-merge-refused': () =>
    problems.unprocessable({
      reason: {
        es: 'Solo se puede unir con otra petición abierta al mismo gobierno.',
        en: 'It can only be merged into another open request to the same government.',
      },
    }),
  'dataset-not-of-government': () =>
    problems.unprocessable({
      reason: {
        es: 'El conjunto de datos con el que se responde debe ser de ese gobierno, de su estado o de sus municipios, y estar vigente.',
        en: 'The dataset of the answer must be that government’s, its state’s or its municipalities’, and live.',
      },
    }),
  'planned-date-passed': () =>
    problems.unprocessable({
      reason: {
        es: 'La fecha prometida debe ser de hoy en adelante.',
        en: 'The promised date must be today or later.',
      },
    }),
  'report-state-refuses': () =>
    problems.conflict({
      reason: { es: 'El reporte ya fue atendido.', en: 'The report was already dealt with.' },
    }),
  'consultation-closed': () =>
    problems.conflict({
      reason: { es: 'La consulta ya cerró.', en: 'The consultation is closed.' },
    }),
  'consultation-option-unknown': () =>
    problems.unprocessable({
      reason: {
        es: 'Elija entre las opciones de esta consulta, cada una una sola vez.',
        en: 'Choose among the options of this consultation, each only once.',
      },
    }),
  'reuse-state-refuses': () =>
    problems.conflict({
      reason: {
        es: 'Desde su situación actual no se puede hacer ese cambio.',
        en: 'That change cannot be made from its current state.',
      },
    }),
} satisfies Record<string, () => ProblemError>;
