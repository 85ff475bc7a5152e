import { csvText } from '@rma/domain';
import type { Finding } from '@rma/tabular';

const columns = [
  'severidad',
  'codigo',
  'campo',
  'renglon',
  'valor',
  'casos',
  'problema',
  'como_corregirlo',
] as const;

const severities = { error: 'error', warning: 'aviso' } as const;

/** The findings of a report as a CSV for a spreadsheet: one row per example, UTF-8 with BOM, in Spanish. */
export function reportCsv(findings: readonly Finding[]): string {
  const rows = findings.flatMap((finding) => {
    const examples = finding.examples.length > 0 ? finding.examples : [{ row: null, value: '' }];
    return examples.map(({ row, value }) => [
      severities[finding.severity],
      finding.code,
      finding.field,
      row,
      value,
      finding.count,
      finding.message,
      finding.fix,
    ]);
  });
  return csvText(columns, rows);
}
