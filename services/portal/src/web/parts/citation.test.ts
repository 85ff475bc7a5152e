import { expect, test } from 'vitest';
import { apaCitation, bibtex } from './citation.ts';

const dataset = {
  id: '0198a3c2-1111',
  title: 'Incidentes viales {2026}',
  modified: '2026-11-10T18:00:00Z',
  issued: '2024-03-01T12:00:00Z',
  publisher: { fullName: 'Torreón, Coahuila de Zaragoza' },
  package: { release: 3 },
};

test('a citation names author, date, title, edition, who distributes it and address', () => {
  expect(apaCitation(dataset, 'https://red.example/datasets/1')).toBe(
    'Torreón, Coahuila de Zaragoza. (2026, 10 de noviembre). Incidentes viales {2026} (edición 3) [Conjunto de datos]. Red México Abierto. https://red.example/datasets/1',
  );
});

test('without a date or an edition it says so, or nothing', () => {
  const undated = { ...dataset, modified: null, issued: null, package: null };
  expect(apaCitation(undated, 'x')).toContain('(s. f.). Incidentes viales {2026} [Conjunto');
  expect(bibtex(undated, 'x')).not.toMatch(/year|month|version/);
});

test('BibTeX keeps the government whole and no brace of the title', () => {
  const entry = bibtex(dataset, 'https://red.example/datasets/1');
  expect(entry).toContain('author = {{Torreón, Coahuila de Zaragoza}}');
  expect(entry).toContain('title = {{Incidentes viales 2026}}');
  expect(entry).toContain('month = {11}');
});
