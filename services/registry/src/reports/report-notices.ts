import { dateInWords, reportAnswers, reportKinds } from '@rma/domain';
import type { Notice } from '../notifications/notice.ts';
import type { DatasetReport } from './report-queries.ts';

const workPath = '/panel/reportes';
const short = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

/** To a government's officials, when a report becomes public. */
export function reportReceivedNotice(report: DatasetReport): Notice {
  return {
    kind: 'report.received',
    cvegeo: report.cvegeo,
    title: `Reporte ${report.folio} sobre «${short(report.dataset_title)}»`,
    body: `${reportKinds[report.kind]}:\n\n${report.description}\n\nEl plazo para responder vence el ${dateInWords(report.due_on)}.${
      report.kind === 'personal-data'
        ? ' Si en efecto hay datos personales, retire el archivo o corríjalo cuanto antes: el texto del reporte no es público.'
        : ''
    }`,
    path: workPath,
    about: `report:${report.id}:received`,
  };
}

/** While days are left, and when there are none. */
export function reportDeadlineNotice(
  report: DatasetReport,
  step: { step: 'reminder'; daysBefore: number } | { step: 'overdue' },
): Notice {
  const isOverdue = step.step === 'overdue';
  return {
    kind: 'request.due',
    cvegeo: report.cvegeo,
    title: isOverdue
      ? `Venció el plazo del reporte ${report.folio}`
      : `El reporte ${report.folio} vence el ${dateInWords(report.due_on)}`,
    body: isOverdue
      ? `El ${dateInWords(report.due_on)} venció el plazo para responder el reporte sobre «${report.dataset_title}». Aparece como vencido en la página del conjunto; todavía se puede responder.`
      : `Falta responder el reporte sobre «${report.dataset_title}» (${reportKinds[report.kind].toLowerCase()}). Su plazo vence el ${dateInWords(report.due_on)}.`,
    path: workPath,
    about: `report:${report.id}:${isOverdue ? 'overdue' : `due-${step.daysBefore}`}`,
  };
}

/** To who reported, when it was answered or not taken. */
export function reportAnsweredNotice(report: DatasetReport): Notice {
  const said = report.answer === null ? 'No se admitió' : reportAnswers[report.answer];
  return {
    kind: 'report.answered',
    cvegeo: report.cvegeo,
    title: `Respondieron su reporte sobre «${short(report.dataset_title)}»`,
    body: `${said}.${report.answer_text === null ? '' : `\n\n${report.answer_text}`}`,
    path: `/datasets/${report.dataset_id}`,
    about: `report:${report.id}:answered`,
  };
}
