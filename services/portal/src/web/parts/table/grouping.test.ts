import { expect, test } from 'vitest';
import {
  byGovernment,
  groupableColumns,
  groupingQuery,
  groupingTitle,
  measurableColumns,
  readGrouping,
} from './grouping.ts';

const column = (name: string, type: string, title = name) => ({ name, type, title });
const columns = [
  column('_government', 'string', 'Gobierno que publica'),
  column('_url', 'string'),
  column('id', 'string'),
  column('anio', 'integer', 'Año'),
  column('clasificacion', 'string', 'Clasificación'),
  column('heridos', 'integer', 'Personas heridas'),
  column('latitud', 'number'),
];
const read = (search: string) => readGrouping(new URLSearchParams(search), columns);

test('an address without a question counts the rows of each government', () => {
  const initial = byGovernment(columns);
  expect(read('')).toEqual(initial);
  expect(groupingTitle(initial, columns)).toBe('Renglones por gobierno');
});

test('a table of sums is added up unless its rows are asked for', () => {
  const ofSums = [...columns, column('conteo', 'integer', 'Conteo')];
  expect(groupingTitle(readGrouping(new URLSearchParams(), ofSums), ofSums)).toBe(
    'Suma de «Conteo» por gobierno',
  );
  expect(readGrouping(new URLSearchParams('medida=count'), ofSums).measure.operation).toBe('COUNT');
});

test('an address groups by up to two columns of the table and adds one up', () => {
  const grouping = read('medida=sum:heridos&por=_government&por=clasificacion&por=anio');
  expect(grouping).toEqual({
    by: ['_government', 'clasificacion'],
    measure: { operation: 'SUM', column: 'heridos' },
  });
  expect(groupingTitle(grouping, columns)).toBe('Suma de «Personas heridas» por gobierno y «Clasificación»');
});

test.each(['por=nada', 'por=', 'medida=sum:nada', 'medida=borra:heridos', 'medida=sum'])(
  '%s asks for nothing there is',
  (search) => {
    expect(read(search)).toEqual(byGovernment(columns));
  },
);

test('keys, coordinates and provenance are not offered', () => {
  expect(groupableColumns(columns).map(({ name }) => name)).toEqual([
    '_government',
    'anio',
    'clasificacion',
    'heridos',
  ]);
  expect(measurableColumns(columns).map(({ name }) => name)).toEqual(['heridos']);
});

test('a grouping can be copied as a GraphQL question', () => {
  expect(groupingQuery('mobility/road-incidents', read('medida=sum:heridos&por=anio'))).toBe(
    '{ table(standard: "mobility/road-incidents") { aggregate(groupBy: ["anio"], measures: [{ operation: SUM, column: "heridos" }], sort: [{ column: "sum_heridos", descending: true }], first: 100) { columns { name } rows } } }',
  );
});
