import type { Finding, Match, Proposal, ValidationReport } from '@rma/tabular';

const numbers = new Intl.NumberFormat('es-MX');
const counted = (count: number, one: string, many: string) =>
  `${numbers.format(count)} ${count === 1 ? one : many}`;

function exampleText({ row, value }: Finding['examples'][number]): string {
  return row === null ? value : `renglón ${numbers.format(row)}: ${value}`;
}

function findingText(finding: Finding): string {
  const { severity, field, message, fix, count, examples } = finding;
  const lines = [
    `${severity === 'error' ? 'ERROR' : 'AVISO'}  ${field === null ? '' : `${field}: `}${message} (${counted(count, 'caso', 'casos')})`,
    ...examples.map((example) => `       ${exampleText(example)}`),
    `       Cómo corregirlo: ${fix}`,
  ];
  return lines.join('\n');
}

/** What of a report a terminal shows; what the hub's answer leaves out is not. */
export type ReportedVerdict = Pick<
  ValidationReport,
  'ok' | 'standard' | 'rowCount' | 'errorCount' | 'warningCount' | 'findings' | 'repairs'
> &
  Partial<Pick<ValidationReport, 'detected' | 'proposals' | 'suggestions'>>;

function detectedText({ format, sheet, encoding }: NonNullable<ValidationReport['detected']>): string {
  return [
    `Formato: ${format}`,
    ...(sheet === null ? [] : [`hoja o capa «${sheet}»`]),
    ...(encoding === null ? [] : [encoding]),
  ].join(', ');
}

function proposalText({ key, message, count, cases, state }: Proposal): string {
  const states = { open: 'sin decidir', accepted: 'aceptada', rejected: 'rechazada' };
  return [
    `PROPUESTA (${states[state]})  ${message} (${counted(count, 'caso', 'casos')})`,
    ...cases.slice(0, 3).map(({ before, after }) => `       «${before}» → «${after}»`),
    `       Para aceptarla, en las decisiones: ${key}`,
  ].join('\n');
}

function suggestionText({ field, header, confidence }: Match): string {
  return `SUGERENCIA  ${field}: ¿es la columna «${header}»? (${numbers.format(Math.round(confidence * 100))} % de parecido)`;
}

/** A validation report for a person at a terminal: the verdict first, then each finding with its fix. */
export function reportText(file: string, report: ReportedVerdict): string {
  const verdict = report.ok ? 'cumple' : 'no cumple';
  const summary = [
    counted(report.rowCount, 'renglón', 'renglones'),
    counted(report.errorCount, 'error', 'errores'),
    counted(report.warningCount, 'advertencia', 'advertencias'),
  ].join(', ');
  const repairs = report.repairs.map(
    ({ field, count, before, after }) =>
      `ARREGLO ${field}: «${before}» → «${after}» (${counted(count, 'caso', 'casos')})`,
  );
  return `${[
    `${file}: ${verdict} con ${report.standard}`,
    ...(report.detected ? [detectedText(report.detected)] : []),
    summary,
    ...report.findings.map(findingText),
    ...(report.proposals ?? []).map(proposalText),
    ...(report.suggestions ?? []).map(suggestionText),
    ...repairs,
  ].join('\n')}\n`;
}
