import { describe, expect, test } from 'vitest';
import { reportCsv } from './report-csv.ts';

const finding = (field: string, ...values: string[]) => ({
  code: 'type-error',
  severity: 'error' as const,
  field,
  message: 'No es una fecha, aunque "parezca".',
  fix: 'Escríbala AAAA-MM-DD.',
  count: 12,
  examples: values.map((value, index) => ({ row: index + 2, value })),
});

describe('a report as CSV', () => {
  test('has a row per example, with its quotes doubled', () => {
    expect(reportCsv([finding('fecha', 'ayer', 'hoy')]).split('\r\n')).toEqual([
      '\uFEFFseveridad,codigo,campo,renglon,valor,casos,problema,como_corregirlo',
      'error,type-error,fecha,2,ayer,12,"No es una fecha, aunque ""parezca"".",Escríbala AAAA-MM-DD.',
      'error,type-error,fecha,3,hoy,12,"No es una fecha, aunque ""parezca"".",Escríbala AAAA-MM-DD.',
      '',
    ]);
  });

  test('has a row for a finding without examples', () => {
    expect(reportCsv([finding('fecha')])).toContain('error,type-error,fecha,,,12,');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', ' =1', '＝1'])('never starts a cell with %j', (value) => {
    const rows = reportCsv([finding(value, value)]);
    expect(rows).not.toContain(`,${value},`);
    expect(rows).toContain(`'${value}`);
  });
});
