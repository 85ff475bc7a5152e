import { expect, test } from 'vitest';
import { figureChange, figureText } from './figure-words.ts';
import { monthlyReportText } from './monthly-report-text.ts';
import { addMonths, monthName, monthlyReportFactsSchema, type MonthlyReportFacts } from './monthly-report.ts';
import { dateInWords } from './text.ts';

const facts: MonthlyReportFacts = {
  month: '2026-10',
  stateOn: '2026-10-31',
  figures: {
    members: 1,
    memberStates: 1,
    memberMunicipalities: 0,
    datasets: 1204,
    coverage: 0.5,
    downloads: 1,
  },
  before: { members: 2, coverage: 0.501 },
  coverage: [],
  joined: [{ cvegeo: '17007', government: 'Cuernavaca, Morelos', on: '2026-10-05' }],
  signed: [],
  publishing: { total: 0, first: [] },
  attention: {
    memoranda: { total: 0, first: [] },
    commitments: { total: 40, first: [{ cvegeo: '17', government: 'Morelos', overdue: 3 }] },
    sources: { total: 0, first: [] },
    requests: { total: 0, first: [] },
  },
  mostUsed: [],
};
const rowsOf = (given: MonthlyReportFacts) =>
  monthlyReportText(given).flatMap((block) =>
    block.kind === 'figures' ? block.rows.map((row) => row.map(({ text }) => text).join(' | ')) : [],
  );
const textOf = (given: MonthlyReportFacts) =>
  monthlyReportText(given).flatMap((block) => (block.kind === 'figures' ? [block.caption] : [block.text]));

test('a report begins with the network in a sentence, in its right number', () => {
  const [title, first, second] = textOf(facts);
  expect(title).toBe('Informe de octubre de 2026');
  expect(first).toContain('La red tiene 1 gobierno integrante (1 estado y 0 municipios)');
  expect(first).toContain('1,204 conjuntos de datos');
  expect(first).toContain('Se hizo 1 descarga;');
  expect(second).toBe('El estado de la red es el del 31 de octubre de 2026.');
});

test('each figure is beside that of the month before; what was not measured says so', () => {
  const rows = rowsOf(facts);
  expect(rows).toContain('Gobiernos integrantes | 1 | −1');
  expect(rows).toContain('Cobertura de los temas | 50 % | igual');
  expect(rows).toContain('Conjuntos al día | sin datos | sin comparación');
  expect(rowsOf({ ...facts, before: null })).toContain('Gobiernos integrantes | 1');
});

test('a list that is cut says of how many it is the beginning', () => {
  expect(textOf(facts)).toContain('Compromisos vencidos: los primeros 1 de 40');
});

test('a month nobody measured says whose state it tells', () => {
  expect(textOf({ ...facts, stateOn: '2026-11-22' })[2]).toBe(
    'En octubre de 2026 la red no se medía todavía: lo que aquí es un estado, y no algo que pasó en el mes, es del 22 de noviembre de 2026.',
  );
});

test('stored facts are read back as they were, without figures of another version', () => {
  const stored = JSON.parse(JSON.stringify({ ...facts, figures: { ...facts.figures, old: 7 } })) as unknown;
  expect(monthlyReportFactsSchema.parse(stored)).toEqual(facts);
});

test.each([
  ['count', 12_345, '12,345'],
  ['share', 0.666, '67 %'],
  ['days', 1, '1 día'],
  ['days', 2.5, '2.5 días'],
  ['points', 170, '170 de 405'],
  ['count', null, 'sin datos'],
] as const)('%s %s is written %s', (unit, value, written) => {
  expect(figureText(unit, value)).toBe(written);
});

test.each([
  ['share', 0.8, 0.79, '+1 punto'],
  ['share', 0.8, 0.804, 'igual'],
  ['days', 2, 3.5, '−1.5 días'],
  ['count', 1200, 0, '+1,200'],
  ['count', 1200, null, null],
] as const)('%s from %s, before %s, changed %s', (unit, now, before, change) => {
  expect(figureChange(unit, { now, before })).toBe(change);
});

test('months go over the end of the year', () => {
  expect([addMonths('2026-01', -1), addMonths('2026-12', 1), addMonths('2026-11', 14)]).toEqual([
    '2025-12',
    '2027-01',
    '2028-01',
  ]);
  expect([monthName('2026-01'), dateInWords('2026-01-05')]).toEqual(['enero de 2026', '5 de enero de 2026']);
});
