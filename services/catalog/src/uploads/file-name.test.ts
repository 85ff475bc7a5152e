import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test.each([
  ['Año 2025.csv', 'Año 2025.csv'],
  ['C:\\Usuarios\\ana\\datos.csv', 'datos.csv'],
  ['../../etc/passwd', 'passwd'],
  ['a\u0000b\r\nX-Otro: 1.csv', 'abX-Otro 1.csv'],
  ['\u202Efdp.csv', 'fdp.csv'],
  ['..csv', 'csv'],
  ['Nin\u0303ez.csv', 'Niñez.csv'],
  ['', 'recurso.csv'],
  ['///', 'recurso.csv'],
  [undefined, 'recurso.csv'],
])('the file name %j becomes %j', (written, kept) => {
  expect(safeFileName(written, 'recurso.csv')).toBe(kept);
});

test('a long file name is cut and keeps its extension', () => {
  const kept = safeFileName(`${'ñ'.repeat(400)}.csv`, 'recurso.csv');
  expect(kept).toHaveLength(150);
  expect(kept.endsWith('ñ.csv')).toBe(true);
});
