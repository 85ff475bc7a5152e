import { expect, test } from 'vitest';
import { pageParameters, readRowQuery, rowsPath } from './row-query.ts';

const address = 'q=centro&f.tipo=Fatal&f.anio.gte=2024&f.lugar.contains=av.&orden=-anio&despues=abc%3D';

test('a question is read from the address of the page and written back to the same', () => {
  const query = readRowQuery(new URLSearchParams(address));
  expect(query).toEqual({
    words: 'centro',
    filters: [
      { column: 'tipo', operator: 'eq', value: 'Fatal' },
      { column: 'anio', operator: 'gte', value: '2024' },
      { column: 'lugar', operator: 'contains', value: 'av.' },
    ],
    sort: '-anio',
    after: 'abc=',
  });
  expect(pageParameters(query).toString()).toBe(new URLSearchParams(address).toString());
});

test('fields left empty in a form ask for nothing', () => {
  const query = readRowQuery(new URLSearchParams('q=&f.tipo=&f.anio.gte=+&orden='));
  expect(query).toEqual({ words: '', filters: [], sort: null, after: null });
  expect(rowsPath('1', query)).toBe('/api/v1/datasets/1/rows');
});

test('the API is asked the same, with its own words', () => {
  const path = rowsPath('1', readRowQuery(new URLSearchParams(address)), { limit: 25, columns: ['a', 'b'] });
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  expect(pathname).toBe('/api/v1/datasets/1/rows');
  expect(Object.fromEntries(searchParams)).toEqual({
    columns: 'a,b',
    q: 'centro',
    'filter[tipo]': 'Fatal',
    'filter[anio][gte]': '2024',
    'filter[lugar][contains]': 'av.',
    sort: '-anio',
    limit: '25',
    after: 'abc=',
  });
});
