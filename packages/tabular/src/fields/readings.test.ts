import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { preparationSchema } from '../preparation.ts';
import type { ValidationReport } from '../report.ts';
import { cleanRows, file, outputFolder, validate } from '../test-support.ts';

const values = 'cadastre/land-values';
const road = 'mobility/road-incidents';

/** One column of values of land, the rest of each row being right. */
const priced = (cells: string[], options: Parameters<typeof validate>[3] = {}) =>
  validate(
    file(
      `anio;clave_zona;tipo_predio;unidad;valor_unitario_mxn\n${cells.map((cell, row) => `2025;Z-${row};Urbano;m²;"${cell}"`).join('\n')}\n`,
    ),
    values,
    '27008',
    { outputFolder: outputFolder(), ...options },
  );
const dated = (cells: string[], options: Parameters<typeof validate>[3] = {}) =>
  validate(
    file(`crucero;fecha\n${cells.map((cell, row) => `C${row};"${cell}"`).join('\n')}\n`),
    road,
    '05035',
    {
      outputFolder: outputFolder(),
      ...options,
    },
  );
const accepting = (...accepted: string[]) => ({
  preparation: preparationSchema.parse({ proposals: { accepted } }),
});
const column = (report: ValidationReport, name: string) => cleanRows(report).map((row) => row[name]);
const repaired = (report: ValidationReport) =>
  report.repairs
    .filter(({ code }) => !code.startsWith('filled'))
    .map(({ code, count }) => `${code} ${count}`);

describe('what is read by itself, and shown', () => {
  test('amounts of money with their signs', async () => {
    const report = await priced(['$ 1,234.50 MXN', '$850', '1,400.00 M.N.', 'MXN 12', '900.5']);
    expect(column(report, 'valor_unitario_mxn')).toEqual(['1234.5', '850.0', '1400.0', '12.0', '900.5']);
    expect(report.repairs.find(({ code }) => code === 'currency-sign')).toMatchObject({
      count: 4,
      before: '$ 1,234.50 MXN',
      after: '1234.5',
    });
  });

  test('no currency sign in a count of persons', async () => {
    const report = await validate(file('crucero,heridos\nUno,$ 5\n'), road, '05035');
    expect(report.findings).toMatchObject([{ code: 'type-error', field: 'heridos' }]);
  });

  test('percent signs where the unit is a percentage, and nowhere else', async () => {
    const asked = standard(values)!;
    const fields = asked.schema.fields.map((field) =>
      field.name === 'valor_unitario_mxn' ? { ...field, rma: { ...field.rma, unit: '%' } } : field,
    );
    const report = await priced(['45 %', '12.5%'], {
      standard: { ...asked, schema: { ...asked.schema, fields } },
    });
    expect(column(report, 'valor_unitario_mxn')).toEqual(['45.0', '12.5']);
    expect(repaired(report)).toEqual(['percent-sign 2']);
    expect(await priced(['45 %'])).toMatchObject({ ok: false });
  });

  test('months by their names, and years in front', async () => {
    const report = await dated([
      '15 de marzo de 2024',
      '1-ene-2024',
      'lunes, 5 de agosto del 2024',
      '15 MAR. 2024',
      '2024/3/7',
      '2024-03-07 14:30',
    ]);
    expect(column(report, 'fecha')).toEqual([
      '2024-03-15',
      '2024-01-01',
      '2024-08-05',
      '2024-03-15',
      '2024-03-07',
      '2024-03-07',
    ]);
    expect(repaired(report)).toEqual(['date-without-time 1', 'date-signs 1', 'month-name 4']);
  });

  test('a word that is no month is no date', async () => {
    const report = await dated(['15 de margo de 2024', '31 de febrero de 2024']);
    expect(report.findings.find(({ code }) => code === 'type-error')).toMatchObject({ count: 2 });
  });

  test('keys as a spreadsheet exports numbers', async () => {
    const report = await validate(file('crucero,cve_ent,cve_mun\nUno,5.0,35.0\n'), road, '05035', {
      outputFolder: outputFolder(),
    });
    expect(cleanRows(report)[0]).toMatchObject({ cve_ent: '05', cve_mun: '035' });
  });

  test('words of other systems become the standard’s, and rows that are no event go', async () => {
    const report = await validate(
      file('crucero,TIPACCID,CLASACC\nUno,1,Daños materiales\nDos,Certificado cero,\nTres,Volcadura,Fatal\n'),
      road,
      '05035',
      { outputFolder: outputFolder() },
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.rowCount).toBe(2);
    expect(cleanRows(report)).toMatchObject([
      { crucero: 'Uno', tipo_incidente: 'Colisión con vehículo automotor', clasificacion: 'Sólo daños' },
      { crucero: 'Tres', tipo_incidente: 'Volcadura', clasificacion: 'Fatal' },
    ]);
    expect(repaired(report)).toEqual(['skipped-row 1', 'value-map 1', 'value-map 1']);
  });

  test('a word that a standard maps to nothing leaves the field empty', async () => {
    const asked = standard(road)!;
    const fields = asked.schema.fields.map((field) =>
      field.name === 'causa' ? { ...field, rma: { ...field.rma, valueMap: { 'Se ignora': '' } } } : field,
    );
    const report = await validate(file('crucero,causa\nUno,SE IGNORA\nDos,Conductor\n'), road, '05035', {
      standard: { ...asked, schema: { ...asked.schema, fields } },
      outputFolder: outputFolder(),
    });
    expect(column(report, 'causa')).toEqual(['', 'Conductor']);
    expect(repaired(report)).toEqual(['missing-value 1']);
  });

  test('nulls of a database dump are no values', async () => {
    const report = await validate(file('crucero,heridos\nUno,\\N\nDos,3\n'), road, '05035', {
      outputFolder: outputFolder(),
    });
    expect(column(report, 'heridos')).toEqual(['', '3']);
    expect(repaired(report)).toContain('missing-value 1');
  });
});

describe('what only a person can settle', () => {
  test.each([
    ['day-first:fecha', ['03/04/2024', '05/04/2024'], ['2024-04-03', '2024-04-05']],
    ['month-first:fecha', ['04/13/2024', '04/05/2024'], ['2024-04-13', '2024-04-05']],
    ['two-digit-year:fecha', ['15-mar-24', '03/04/98'], ['2024-03-15', '1998-04-03']],
    ['month-only:fecha', ['mar 2024', 'Marzo de 2024'], ['2024-03-01', '2024-03-01']],
    ['excel-date:fecha', ['45366', '45000.5'], ['2024-03-15', '2023-03-15']],
  ])('%s is asked, and read only with yes', async (key, cells, after) => {
    const asked = await dated(cells);
    expect(asked.ok).toBe(false);
    expect(asked.proposals).toMatchObject([{ key, field: 'fecha', count: cells.length, state: 'open' }]);
    expect(asked.proposals[0]?.cases.map((each) => each.after).toSorted()).toEqual(after.toSorted());
    const rejected = await dated(cells, {
      preparation: preparationSchema.parse({ proposals: { rejected: [key] } }),
    });
    expect(rejected).toMatchObject({ ok: false, proposals: [{ state: 'rejected' }] });
    const accepted = await dated(cells, accepting(key));
    expect(accepted).toMatchObject({ ok: true, proposals: [{ state: 'accepted' }] });
    expect(column(accepted, 'fecha')).toEqual(after);
    expect(accepted.repairs.some(({ field, count }) => field === 'fecha' && count === cells.length)).toBe(
      true,
    );
  });

  test('decimal commas are asked, and with yes 1.234 is a thousand in that column', async () => {
    const cells = ['12,5', '1.234,75', '850'];
    const asked = await priced(cells);
    expect(asked).toMatchObject({
      ok: false,
      proposals: [{ key: 'decimal-comma:valor_unitario_mxn', count: 2, state: 'open' }],
    });
    const accepted = await priced(cells, accepting('decimal-comma:valor_unitario_mxn'));
    expect(column(accepted, 'valor_unitario_mxn')).toEqual(['12.5', '1234.75', '850.0']);
  });

  test('a column that settles its order is not asked about', async () => {
    const report = await dated(['03/04/2024', '25/04/2024']);
    expect(report.proposals).toEqual([]);
    expect(column(report, 'fecha')).toEqual(['2024-04-03', '2024-04-25']);
  });

  test('a column with both orders has no reading to propose', async () => {
    const report = await dated(['13/04/2024', '04/13/2024']);
    expect(report).toMatchObject({ ok: false, proposals: [] });
  });
});
