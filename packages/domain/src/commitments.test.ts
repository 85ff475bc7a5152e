import { expect, test } from 'vitest';
import { commitmentTermSchema, commitmentText } from './commitments.ts';

const themeName = (id: string) => ({ mobility: 'Movilidad' })[id] ?? id;
const text = (indicator: string, parameters: object = {}) =>
  commitmentText(commitmentTermSchema.parse({ indicator, parameters, dueOn: '2027-03-31' }), { themeName });

test('a commitment reads as a clause with its figures', () => {
  expect(text('packages-live', { theme: 'mobility', count: 3 })).toBe(
    'Mantener publicados 3 conjuntos de datos del tema Movilidad',
  );
  expect(text('packages-live', { theme: 'mobility', count: 1 })).toContain('publicado un conjunto');
  expect(text('freshness', { share: 0.8 })).toContain('al menos 80 % de sus conjuntos');
  expect(text('charter-adopted')).toBe('Adoptar la Carta Internacional de Datos Abiertos');
});

test('a commitment without its figures, or with impossible ones, is none', () => {
  for (const wrong of [
    { indicator: 'packages-live', parameters: {}, dueOn: '2027-03-31' },
    { indicator: 'freshness', parameters: { share: 1.2 }, dueOn: '2027-03-31' },
    { indicator: 'inventory-filed', parameters: {}, dueOn: '31/03/2027' },
    { indicator: 'be-nice', parameters: {}, dueOn: '2027-03-31' },
  ])
    expect(commitmentTermSchema.safeParse(wrong).success).toBe(false);
});
