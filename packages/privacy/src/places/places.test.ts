import { describe, expect, test } from 'vitest';
import { detectPersonalData } from '../scan.ts';
import { inTable } from '../test-support.ts';
import { isExactPlace } from './exact-place.ts';

describe('exact places', () => {
  test.each([
    '25.541234',
    '-103.401',
    '25,541234',
    '25.541234, -103.401234',
    'POINT(-103.401234 25.541234)',
    '{"type":"Point","coordinates":[-103.401234,25.541234]}',
    `19°10'20.5"N`,
    '648123.42 2823456.11',
    'https://maps.app.goo.gl/AbCdEf',
    '0101000020E6100000D34D621058D959C0F6285C8FC2753940',
  ])('%s is one', (cell) => {
    expect(isExactPlace(cell)).toBe(true);
  });
  test.each([
    '25.54',
    '25.5400000',
    '19.160000000000004',
    '-103.4',
    '25',
    'POINT(-103.40 25.54)',
    '648000',
    '1.2345',
    '',
  ])('%s is none', (cell) => {
    expect(isExactPlace(cell)).toBe(false);
  });
});

describe('coordinates', () => {
  const place = ['25.541234', '-103.401234'];

  test('of victims block, in a column each, in one, and in a standard of victims', () => {
    expect(inTable(['delito', 'sexo', 'edad', 'lat', 'lon'], ['Robo', 'Mujer', '30', ...place])).toEqual([
      'lat: victim-coordinates!',
      'lon: victim-coordinates!',
    ]);
    expect(inTable(['sexo de la víctima', 'ubicación'], ['Mujer', place.join(', ')])).toEqual([
      'ubicación: victim-coordinates!',
    ]);
    const events = { headers: ['evento', 'geometry'], rows: [['1', 'POINT(-103.401234 25.541234)']] };
    expect(detectPersonalData(events)).toEqual([]);
    expect(
      detectPersonalData({ ...events, standard: { id: 'security/police-reports' } }).map(({ kind }) => kind),
    ).toEqual(['victim-coordinates']);
    expect(
      detectPersonalData({ ...events, standard: { id: 'care/visits', blurred: { wkt: 'geometry' } } }).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['victim-coordinates']);
  });
  test('of people named beside them block', () => {
    expect(
      inTable(['beneficiario', 'sexo', 'latitud', 'longitud'], ['Nora Ávila Ruiz', 'M', ...place]),
    ).toEqual(['beneficiario: person-name', 'latitud: victim-coordinates!', 'longitud: victim-coordinates!']);
  });
  test('on a grid of a kilometre, of crossings and of counted victims are free', () => {
    expect(
      inTable(['delito', 'sexo', 'edad', 'lat', 'lon'], ['Robo', 'Mujer', '30', '25.54', '-103.40']),
    ).toEqual([]);
    expect(inTable(['cruce', 'lesionados', 'lat', 'lon'], ['A y B', '2', ...place])).toEqual([]);
    expect(inTable(['municipio', 'total de víctimas', 'lat', 'lon'], ['Tulum', '2', ...place])).toEqual([]);
  });
});
