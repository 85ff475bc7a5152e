import { describe, expect, test } from 'vitest';
import { toCkanPatch } from './patch-ckan.ts';
import { changesOf, yearsOf, type PatchedDataset } from './propose.ts';

const url = 'https://datos.example/incidentes.csv';
const bare: PatchedDataset = {
  id: 'uno',
  title: 'Incidentes viales mensuales del municipio 2019-2021',
  keywords: [],
  themeName: 'Movilidad',
  licence: 'libre-uso-mx',
  spatial: null,
  temporal: null,
  periodicity: null,
  issued: null,
  modified: null,
  contact: null,
  description: '',
  distributions: [
    {
      id: 'csv',
      title: 'CSV',
      format: 'CSV',
      mediaType: null,
      url,
      accessUrl: null,
      bytes: null,
      sha256: null,
      modified: '2021-02-03T00:00:00Z',
      role: null,
    },
  ],
  findings: {
    keywords: [30, 3],
    spatial: [20, 2],
    temporal: [20, 2],
    contact: [20, 2],
    'media-type': [10, 1],
    'byte-size': [5, 0.5],
    modified: [5, 0.5],
    periodicity: [20, 20],
    description: [10, 10],
    'access-url-answers': null,
  },
  place: 'Cuernavaca, Morelos',
  usualContact: { name: 'Datos abiertos', email: 'datos@cuernavaca.example' },
  rows: null,
  told: new Map([[url, { contentType: 'text/csv', bytes: 1204 }]]),
};
const proposed = (dataset: PatchedDataset) =>
  Object.fromEntries(changesOf(dataset).map(({ field, proposed: value }) => [field, value]));

describe('a proposed value', () => {
  test('follows from what the catalogue itself says', () => {
    expect(proposed(bare)).toEqual({
      keywords: 'incidentes, viales, mensuales, municipio, movilidad',
      spatial: 'Cuernavaca, Morelos',
      temporal: '2019-01-01/2021-12-31',
      contact: 'Datos abiertos <datos@cuernavaca.example>',
      mediaType: 'text/csv',
      bytes: '1204',
      modified: '2021-02-03',
      periodicity: 'R/P1M',
      // Only a person can say it.
      description: null,
    });
  });

  test('of the period is that of its rows when they are known', () => {
    expect(proposed({ ...bare, rows: { from: '2019-01-05', to: '2021-11-30' } })['temporal']).toBe(
      '2019-01-05/2021-11-30',
    );
  });

  test('is none when nothing tells', () => {
    const silent = { ...bare, title: 'Luminarias', usualContact: null, told: new Map() };
    expect(proposed(silent)).toMatchObject({ temporal: null, contact: null, bytes: null, periodicity: null });
  });

  test('is asked for one fix at a time too', () => {
    expect(changesOf(bare, 'spatial').map(({ field }) => field)).toEqual(['spatial']);
  });
});

test.each([
  ['Padrón 2015', '2015-01-01/2015-12-31'],
  ['Ejercicio 2019-2021', '2019-01-01/2021-12-31'],
  ['Folio 120154', null],
  ['Luminarias', null],
])('the years of «%s»', (title, years) => {
  expect(yearsOf(title)).toBe(years);
});

test('a call for CKAN sends what was empty, and keeps apart what has to be joined to a list', () => {
  expect(toCkanPatch({ remoteId: 'incidentes', changes: changesOf(bare) })).toEqual({
    action: 'package_patch',
    body: {
      id: 'incidentes',
      tags: ['incidentes', 'viales', 'mensuales', 'municipio', 'movilidad'].map((name) => ({ name })),
      maintainer: 'Datos abiertos',
      maintainer_email: 'datos@cuernavaca.example',
    },
    extras: [
      { key: 'spatial_text', value: 'Cuernavaca, Morelos' },
      { key: 'temporal', value: '2019-01-01/2021-12-31' },
      { key: 'modified', value: '2021-02-03' },
      { key: 'frequency', value: 'R/P1M' },
    ],
    resources: [{ url, mimetype: 'text/csv', size: 1204 }],
  });
  expect(
    toCkanPatch({ remoteId: 'uno', changes: changesOf({ ...bare, findings: { description: [1, 1] } }) }),
  ).toBeNull();
});
