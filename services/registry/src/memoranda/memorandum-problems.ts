import { defineProblems, problems } from '@rma/service-kit';

/** What may go wrong with agreements that a caller can cause. */
const memorandumProblems = defineProblems({
  'memorandum-not-drafted': {
    status: 409,
    title: { es: 'El convenio no está en borrador', en: 'The memorandum is not a draft' },
    detail: {
      es: 'Solo se puede modificar un convenio en borrador: devuélvalo a redacción si está en revisión, o reábralo si está por firmarse.',
      en: 'Only a drafted memorandum can be changed: return it to drafting when it is in review, or reopen it when it is to be signed.',
    },
  },
  'memorandum-state-refuses': {
    status: 409,
    title: { es: 'El estado del convenio no lo permite', en: "The memorandum's state does not allow it" },
    detail: {
      es: 'Desde el estado en que está el convenio no se puede dar ese paso; léalo de nuevo para ver cuáles sí.',
      en: 'That step cannot be taken from the state the memorandum is in; read it again to see which can.',
    },
  },
  'memorandum-not-accepted': {
    status: 409,
    title: { es: 'El gobierno no ha aceptado este texto', en: 'The government has not accepted this text' },
    detail: {
      es: 'Espere a que el gobierno acepte esta versión en el portal, o diga en «reason» cómo la aceptó (por ejemplo, el número de su oficio).',
      en: 'Wait for the government to accept this version in the portal, or say in "reason" how it did (for instance, the number of its official letter).',
    },
  },
  'parent-not-open': {
    status: 409,
    title: { es: 'No hay un convenio que modificar', en: 'There is no agreement to amend' },
    detail: {
      es: 'Un convenio modificatorio necesita un convenio del mismo gobierno, firmado y que no haya terminado.',
      en: 'An addendum needs an agreement of the same government that is signed and not over.',
    },
  },
  'renewed-not-open': {
    status: 409,
    title: { es: 'Ese convenio no se puede renovar', en: 'That agreement cannot be renewed' },
    detail: {
      es: 'Se renueva un convenio del mismo gobierno que se haya firmado y no se haya dado por terminado.',
      en: 'What is renewed is an agreement of the same government that was signed and was not terminated.',
    },
  },
  'addendum-outside-agreement': {
    status: 422,
    title: { es: 'Las fechas no caben en el convenio', en: 'The dates do not fit the agreement' },
    detail: {
      es: 'Un convenio modificatorio empieza mientras está vigente el convenio que modifica, y no termina antes que él.',
      en: 'An addendum begins while the agreement it amends is valid, and does not end before it.',
    },
  },
  'precondition-required': {
    status: 428,
    title: { es: 'Falta decir qué versión se modifica', en: 'The version being changed is missing' },
    detail: {
      es: 'Envíe en el encabezado If-Match la etiqueta (ETag) de la versión que leyó.',
      en: 'Send the ETag of the version you read in the If-Match header.',
    },
  },
});

/** The version an If-Match header names, as `"3"` or 3; null without one. */
export function versionOf(ifMatch: string | undefined): number | null {
  // Anything that is not a version of ours matches none.
  return ifMatch === undefined ? null : Number(/^\s*"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1] ?? -1);
}

/**
 * The refusal of a revision that was written over what somebody else changed meanwhile. The answer carries what
 * is there now, whose it is, and what the writer started from, so that nothing of either is lost.
 */
export const versionStale = (extensions: {
  current: unknown;
  base: unknown;
  changedBy: string | null;
  changedAt: string | null;
}) => problems.preconditionFailed({}, { extensions });

/** The refusals of the memoranda's use cases as problems. */
export const memorandumRefusals = {
  'memorandum-not-found': () => problems.notFound({ what: { es: 'ese convenio', en: 'such memorandum' } }),
  'memorandum-not-drafted': () => memorandumProblems.memorandumNotDrafted(),
  'memorandum-state-refuses': () => memorandumProblems.memorandumStateRefuses(),
  'memorandum-not-accepted': () => memorandumProblems.memorandumNotAccepted(),
  'parent-not-open': () => memorandumProblems.parentNotOpen(),
  'renewed-not-open': () => memorandumProblems.renewedNotOpen(),
  'addendum-outside-agreement': () => memorandumProblems.addendumOutsideAgreement(),
  'version-stale': () => problems.preconditionFailed(),
  'comment-not-found': () =>
    problems.notFound({ what: { es: 'ese comentario por atender', en: 'such open comment' } }),
  'version-missing': () => memorandumProblems.preconditionRequired(),
} as const;
