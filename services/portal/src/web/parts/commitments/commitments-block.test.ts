import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Commitment, commitmentSummary } from './commitment-data.ts';
import { CommitmentsBlock } from './commitments-block.tsx';

const commitment = (change: Partial<Commitment>): Commitment => ({
  id: 'c1',
  memorandumId: 'm1',
  indicator: 'packages-live',
  text: 'Mantener publicados 3 conjuntos de datos del tema Movilidad',
  dueOn: '2027-03-31',
  state: 'PENDING',
  measured: 2,
  target: 3,
  progress: '2 de 3',
  metOn: null,
  exceptionReason: null,
  ...change,
});
const burnDown = [
  { date: '2026-01-01', open: 2, planned: 2 },
  { date: '2026-06-01', open: 1, planned: 2 },
  { date: '2027-03-31', open: null, planned: 0 },
];
const html = (commitments: Commitment[]) =>
  renderToStaticMarkup(createElement(CommitmentsBlock, { commitments, burnDown }));

test('an agreement shows each promise, how it stands in words, its figures and its day', () => {
  const page = html([
    commitment({}),
    commitment({ id: 'c2', state: 'LAPSED' }),
    commitment({ id: 'c3', state: 'EXCEPTED', exceptionReason: 'Un huracán dañó el palacio.' }),
  ]);
  for (const text of [
    '0 de 2 cumplidos, 1 dejó de cumplirse',
    'Mantener publicados 3 conjuntos',
    '2 de 3',
    '31 mar 2027',
    'Dejó de cumplirse',
    'Un huracán dañó el palacio.',
    'Hoy faltan 1; según sus fechas deberían faltar a lo más 2.',
    'por llegar',
  ])
    expect(page).toContain(text);
});

test('an agreement that promises nothing measurable shows nothing', () => {
  expect(html([])).toBe('');
});

test('the summary counts what was kept late as kept, and leaves out what was excepted', () => {
  const states = ['MET', 'MET_LATE', 'OVERDUE', 'OVERDUE', 'EXCEPTED'] as const;
  expect(commitmentSummary(states.map((state) => ({ state })))).toBe('2 de 4 cumplidos, 2 vencidos');
});
