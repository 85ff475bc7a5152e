import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standard, useStandards } from '@rma/themes';
import { afterAll, expect, test } from 'vitest';
import { cleanRows, file, outputFolder, scratch, validate } from '../test-support.ts';

const root = join(scratch, 'federation');
const folder = join(root, 'standards/water/wells/1.0');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(root, 'themes.json'),
  JSON.stringify([
    { id: 'water', name: { es: 'Agua', en: 'Water' }, description: { es: 'Agua.', en: 'Water.' } },
  ]),
);
writeFileSync(
  join(folder, 'standard.json'),
  JSON.stringify({
    id: 'water/wells',
    theme: 'water',
    name: 'wells',
    version: '1.0',
    title: { es: 'Pozos', en: 'Wells' },
    description: { es: 'Pozos de agua potable.', en: 'Drinking water wells.' },
    references: [{ title: 'Registro Público de Derechos de Agua', url: 'https://app.conagua.gob.mx/' }],
    ally: { es: 'Organismo operador.', en: 'Water utility.' },
    periodicity: 'R/P1Y',
    schema: {
      fields: [
        {
          name: 'id',
          type: 'string',
          title: 'Clave',
          description: 'Clave del pozo.',
          constraints: { required: true, unique: true },
          rma: { synonyms: ['pozo'] },
        },
        {
          name: 'uso',
          type: 'string',
          title: 'Uso',
          description: 'Para qué se usa el agua.',
        },
        {
          name: 'gasto_lps',
          type: 'number',
          title: 'Gasto',
          description: 'Gasto.',
          constraints: { minimum: 0 },
          rma: { unit: 'l/s' },
        },
        {
          name: 'gasto_maximo_lps',
          type: 'number',
          title: 'Gasto máximo',
          description: 'Gasto que permite la concesión.',
          rma: { unit: 'l/s' },
        },
      ],
      primaryKey: ['id'],
    },
    rules: [
      {
        code: 'over-concession',
        expression: 'gasto_maximo_lps IS NULL OR gasto_lps <= gasto_maximo_lps',
        fields: ['gasto_lps', 'gasto_maximo_lps'],
        message: {
          es: 'El pozo da más de lo que permite su concesión.',
          en: 'The well exceeds its concession.',
        },
        fix: { es: 'Revise el gasto.' },
      },
    ],
    vocabularies: [
      {
        code: 'uses',
        fields: ['uso'],
        table: 'usos.csv',
        message: { es: 'El uso no está en la lista.', en: 'The use is not in the list.' },
        fix: { es: 'Elija uno de la lista.' },
      },
    ],
  }),
);
writeFileSync(join(folder, 'usos.csv'), 'uso\nPúblico urbano\nAgrícola\n');
writeFileSync(join(folder, 'example.csv'), 'id,uso,gasto_lps,gasto_maximo_lps\nP-1,Público urbano,30.5,40\n');

useStandards([root]);
afterAll(() => useStandards([]));

test('a federation’s own standard, all of it data, conforms a file like any other', async () => {
  const messy = file('Pozo;USO;Gasto lps;Gasto máximo lps\n P-1 ;publico urbano;30.5;40\nP-2;Agrícola;12;\n');
  const report = await validate(messy, 'water/wells@1.0', null, { outputFolder: outputFolder() });
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(cleanRows(report)).toEqual([
    { id: 'P-1', uso: 'Público urbano', gasto_lps: '30.5', gasto_maximo_lps: '40.0' },
    { id: 'P-2', uso: 'Agrícola', gasto_lps: '12.0', gasto_maximo_lps: '' },
  ]);
});

test('and refuses what breaks its rules', async () => {
  const { header, rows } = {
    header: 'id,uso,gasto_lps,gasto_maximo_lps',
    rows: standard('water/wells')!.exampleRows,
  };
  const wrong = file(`${header}\n${rows[0]!.join()}\nP-1,Minero,-1,\nP-3,Agrícola,50,40\n`);
  const report = await validate(wrong, 'water/wells@1.0', null);
  expect(new Set(report.findings.map(({ code }) => code))).toEqual(
    new Set(['primary-key', 'unique-error', 'uses', 'constraint-minimum', 'over-concession']),
  );
});
