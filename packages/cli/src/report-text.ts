import type { Finding, ValidationReport } from '@rma/tabular';

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

/** What of a report a terminal shows. */
export type ReportedVerdict = Pick<
  ValidationReport,
  'ok' | 'standard' | 'rowCount' | 'errorCount' | 'warningCount' | 'findings' | 'repairs'
>;

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
    summary,
    ...report.findings.map(findingText),
    ...repairs,
  ].join('\n')}\n`;
}
