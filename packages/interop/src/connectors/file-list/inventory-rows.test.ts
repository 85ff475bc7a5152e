import { describe, expect, test } from 'vitest';
import { fromListedDataset } from './from-file-list.ts';
import { matchColumns } from './inventory-columns.ts';
import { readRow, recordOf } from './inventory-rows.ts';

const BASE = 'https://x.example/datos/inventario.csv';

function read(table: Record<string, string>) {
  const columns = matchColumns(Object.keys(table));
  if (columns === null) return null;
  const row = readRow(Object.values(table), columns, { base: BASE });
  return row === null ? null : recordOf(row.dataset);
}

describe('the columns of an inventory', () => {
  test.each<[string, Record<string, string>]>([
    ['Nombre, liga', { 'Núm.': '1', Nombre: 'Obras', Liga: 'https://x.example/o.csv' }],
    [
      'Título del conjunto, URL',
      { 'TÍTULO DEL CONJUNTO': 'Obras', 'URL de descarga': 'https://x.example/o.csv' },
    ],
    [
      'Conjunto de datos, hipervínculo',
      { 'Conjunto de datos': 'Obras', Hipervínculo: 'https://x.example/o.csv' },
    ],
    ['title, url', { institution: 'a', title: 'Obras', url: 'https://x.example/o.csv' }],
    ['one per format', { Nombre: 'Obras', CSV: 'https://x.example/o.csv', 'Liga JSON': '' }],
  ])('are understood when they are called %s', (_, table) => {
    expect(read(table)).toMatchObject({
      remoteId: 'https://x.example/o.csv',
      raw: { title: 'Obras', files: [{ url: 'https://x.example/o.csv' }] },
    });
  });

  test('are not those of a table of data', () => {
    expect(matchColumns(['fecha', 'colonia', 'incidentes'])).toBeNull();
    expect(matchColumns(['nombre', 'edad', 'colonia'])).toBeNull();
  });

  test('tell a dataset in every one of its facts', () => {
    const record = read({
      Folio: 'XAL-01',
      'Nombre del conjunto': 'Luminarias',
      Descripción: 'Cada luminaria',
      'Palabras clave': 'alumbrado; calles',
      'Área responsable': 'Obras Públicas',
      'Correo electrónico': 'obras@x.example',
      Licencia: 'Libre Uso MX',
      'Fecha de publicación': '01/02/2015',
      'Última actualización': '12 de marzo de 2015',
      Periodicidad: 'Anual',
      Formato: 'CSV',
      Enlace: 'www.x.example/l.csv',
      'Tamaño en bytes': '1024',
    });
    expect(record?.remoteId).toBe('XAL-01');
    expect(fromListedDataset(record?.raw)).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias',
        keywords: ['alumbrado', 'calles'],
        licence: 'libre-uso-mx',
        issued: '2015-02-01T00:00:00.000Z',
        modified: '2015-03-12T00:00:00.000Z',
        periodicity: 'R/P1Y',
        contact: { name: 'Obras Públicas', email: 'obras@x.example' },
        distributions: [{ url: 'https://www.x.example/l.csv', format: 'CSV', bytes: 1024 }],
      },
    });
  });
});

describe('an address in a cell', () => {
  const filesOf = (cell: string, format = '') => {
    const record = read({ Nombre: 'Obras', Formato: format, Liga: cell });
    const told = fromListedDataset(record?.raw);
    return told.ok
      ? [
          told.record.distributions.map((one) => `${one.format} ${one.url}`),
          told.problems.map(({ rule }) => rule),
        ]
      : told.problems;
  };

  test.each([
    [
      'https://x.example/a.csv; https://x.example/a.json',
      '',
      ['CSV https://x.example/a.csv', 'JSON https://x.example/a.json'],
    ],
    [
      'https://x.example/a https://x.example/b',
      'CSV, XLSX',
      ['CSV https://x.example/a', 'XLSX https://x.example/b'],
    ],
    ['archivos/a.csv', '', ['CSV https://x.example/datos/archivos/a.csv']],
    [
      'https://docs.google.com/spreadsheets/d/1aB_c-9/edit#gid=7',
      'Excel',
      ['CSV https://docs.google.com/spreadsheets/d/1aB_c-9/export?format=csv&gid=7'],
    ],
  ])('written %j with format %j', (cell, format, files) => {
    expect(filesOf(cell, format)).toEqual([files, []]);
  });

  test('that is none is told to its publisher', () => {
    expect(filesOf('en la oficina de obras')).toEqual([[], ['distribution-url']]);
  });
});

describe('a row of an inventory', () => {
  test.each([
    ['of private data', { Nombre: 'Nómina', 'Tiene datos privados': 'Sí', Liga: '' }, 'not-public'],
    ['without a title', { Nombre: '', Folio: '7', Liga: 'https://x.example/a.csv' }, 'title-required'],
  ])('%s is rejected', (_, table, rule) => {
    expect(fromListedDataset(read(table)?.raw)).toMatchObject({ ok: false, problems: [{ rule }] });
  });

  test('that says nothing in a cell says nothing', () => {
    const told = fromListedDataset(
      read({
        Nombre: 'Obras',
        Fecha: 'N/A',
        Periodicidad: 'No aplica',
        Correo: 's/n',
        Liga: 'https://x.example/a.csv',
      })?.raw,
    );
    expect(told).toMatchObject({ ok: true, problems: [], record: { modified: null, contact: null } });
  });

  test('that is blank is none', () => {
    expect(read({ Nombre: ' ', Liga: '' })).toBeNull();
  });

  test('without an address or an identifier is called by nothing', () => {
    expect(read({ Nombre: 'Obras', Liga: '' })?.remoteId).toBeNull();
  });
});
