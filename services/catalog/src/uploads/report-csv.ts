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

/** A cell that no spreadsheet runs as a formula (OWASP, CSV Injection), quoted as RFC 4180 asks. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe =
    typeof value === 'string' && /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
  const lines = [[...columns], ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
