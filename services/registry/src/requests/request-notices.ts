import { citeLegalBasis, dateInWords, isLegalBasis } from '@rma/domain';
import type { Notice } from '../notifications/notice.ts';
import type { DataRequest } from './request-queries.ts';

const publicPath = ({ id }: DataRequest) => `/peticiones/${id}`;
const workPath = '/panel/peticiones';
/** Titles are a stranger's; a subject line carries so much of one. */
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** To a government's officials and to the squad, when a request becomes public. */
export function receivedNotice(request: DataRequest): Notice {
  return {
    kind: 'request.received',
    cvegeo: request.cvegeo,
    title: `Petición de datos ${request.folio}: ${short(request.title)}`,
    body: `Alguien pide: «${request.title}».\n\nEl plazo para responder vence el ${dateInWords(request.due_on)}. Se puede responder con un conjunto publicado, con la fecha en que se abrirá o con el fundamento legal por el que no se puede.`,
    path: workPath,
    about: `request:${request.id}:received`,
  };
}

/** To the officials while days are left, and to them and the coordinators when there are none. */
export function deadlineNotice(
  request: DataRequest,
  step: { step: 'reminder'; daysBefore: number } | { step: 'overdue' },
): Notice {
  const isOverdue = step.step === 'overdue';
  return {
    kind: 'request.due',
    cvegeo: request.cvegeo,
    title: isOverdue
      ? `Venció el plazo de la petición ${request.folio}`
      : `La petición ${request.folio} vence el ${dateInWords(request.due_on)}`,
    body: isOverdue
      ? `El ${dateInWords(request.due_on)} venció el plazo para responder «${request.title}». Aparece como vencida en su página pública; todavía se puede responder.`
      : `Falta responder «${request.title}», que apoyan ${request.votes === 1 ? 'una persona' : `${request.votes} personas`}. Su plazo vence el ${dateInWords(request.due_on)}.`,
    path: workPath,
    about: `request:${request.id}:${isOverdue ? 'overdue' : `due-${step.daysBefore}`}`,
  };
}

/** To the officials, once, when the date they promised has passed. */
export function promiseNotice(request: DataRequest, plannedOn: string): Notice {
  return {
    kind: 'request.due',
    cvegeo: request.cvegeo,
    title: `Pasó la fecha prometida en la petición ${request.folio}`,
    body: `Su gobierno prometió abrir «${request.title}» el ${dateInWords(plannedOn)}. Si ya está publicado, respóndalo con el conjunto de datos; si no, dé una nueva fecha.`,
    path: workPath,
    about: `request:${request.id}:promise:${plannedOn}`,
  };
}

const answerSentence = ({ answer, planned_on: plannedOn, legal_basis: basis }: DataRequest): string => {
  if (answer === 'opened') return 'El dato ya está publicado.';
  if (answer === 'planned') return `El dato se abrirá el ${dateInWords(plannedOn ?? '')}.`;
  return `El dato no se puede abrir: ${basis !== null && isLegalBasis(basis) ? citeLegalBasis(basis) : 'fundamento en la respuesta'}.`;
};

/** To everybody who asked for it or supported it. */
export function answeredNotice(request: DataRequest, at: Date): Notice {
  const text = request.answer_text === null ? '' : `\n\n${request.answer_text}`;
  return {
    kind: 'request.answered',
    cvegeo: request.cvegeo,
    title: `Respondieron la petición «${short(request.title)}»`,
    body: `${answerSentence(request)}${text}`,
    path: publicPath(request),
    about: `request:${request.id}:answer:${at.toISOString()}`,
  };
}

/** To the same people, when the squad did not take it. */
export function rejectedNotice(request: DataRequest): Notice {
  return {
    kind: 'request.answered',
    cvegeo: request.cvegeo,
    title: `No se admitió la petición ${request.folio}`,
    body: `El escuadrón de datos no la pudo admitir, por esta razón:\n\n${request.rejection_reason ?? ''}\n\nPuede escribir otra cuando quiera.`,
    path: publicPath(request),
    about: `request:${request.id}:rejected`,
  };
}

/** To the people of a request that turned out to be the same as another. */
export function mergedNotice(request: DataRequest, into: DataRequest): Notice {
  return {
    kind: 'request.answered',
    cvegeo: request.cvegeo,
    title: `Su petición se unió a la ${into.folio}`,
    body: `«${request.title}» pide lo mismo que «${into.title}». Su apoyo ya cuenta allá y sabrá de la respuesta.`,
    path: publicPath(into),
    about: `request:${request.id}:merged`,
  };
}
