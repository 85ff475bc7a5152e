import { describe, expect, test } from 'vitest';
import { codes, fixture, open, refusalOf } from './test-open.ts';

const lines = (csv: string) => csv.trimEnd().split('\n');

describe('files of the shapes governments publish', () => {
  test('a list of shelters under titles and above totals and notes is only the list', async () => {
    const opened = await open(
      fixture('shelters-with-titles.semicolon.csv'),
      {},
      { of: 'resilience/temporary-shelters' },
    );
    expect(opened.detected).toMatchObject({ delimiter: ';', headerRow: 5, preambleRows: 4, footerRows: 4 });
    expect(opened.csv).toMatch(/^Clave;Nombre;[^\n]+\nREF-01;[^]+\nREF-03;Auditorio Municipal;[^\n]+\n$/);
    expect(codes(opened.repairs)).toEqual(['preamble-rows', 'footer-rows']);
    expect(opened.rowOffset).toBe(4);
  });

  test.each([
    [
      'crime-wide.windows-1252.csv',
      'security/crime-incidence',
      { encoding: 'windows-1252', delimiter: ',', headerRow: 1 },
    ],
    ['crossings.csv', 'mobility/road-incidents', { encoding: 'utf-8', delimiter: ',', headerRow: 1 }],
    ['crossings.mixed-encodings.csv', 'mobility/road-incidents', { encoding: 'utf-8', headerRow: 1 }],
    [
      'crossings.utf-16.tsv',
      'mobility/road-incidents',
      { encoding: 'utf-16le', delimiter: '\t', hasBom: true },
    ],
    ['atus.csv', 'mobility/road-incidents', { delimiter: ',', headerRow: 1, footerRows: 0 }],
    ['shelters-port.bom.csv', 'resilience/temporary-shelters', { hasBom: true, headerRow: 1, footerRows: 0 }],
    ['shelters-state.csv', 'resilience/temporary-shelters', { headerRow: 1, footerRows: 0 }],
    ['buildings-dump.csv', 'cadastre/buildings', { delimiter: '|', headerRow: 0, footerRows: 0 }],
    ['cycleways-geojson-column.csv', 'mobility/cycleways', { format: 'csv', headerRow: 1 }],
    [
      'cycleways.utm.geojson',
      'mobility/cycleways',
      { format: 'geojson', crs: 'EPSG:32614', geometry: 'LineString' },
    ],
    ['routes.folders.kml', 'mobility/waste-collection-routes', { format: 'kml', geometry: 'LineString' }],
  ])('%s', async (name, of, expected) => {
    expect((await open(fixture(name), {}, { of })).detected).toMatchObject(expected);
  });

  test('both encodings of a file pasted together come out right', async () => {
    const opened = await open(fixture('crossings.mixed-encodings.csv'));
    expect(opened.csv).toContain('Constitución y Calzada Colón');
    expect(opened.csv).toContain('Revolución y Calle Ñandú');
    expect(opened.repairs).toMatchObject([{ code: 'mixed-encoding', count: 2 }]);
  });

  test('routes drawn in a KML keep their folder, their data and their words', async () => {
    const opened = await open(fixture('routes.folders.kml'), {}, { of: 'mobility/waste-collection-routes' });
    expect(lines(opened.csv)).toEqual([
      'name,description,colonia,carpeta,geometry',
      'Ruta 1,<b>Lunes</b> y jueves,Centro,Turno matutino,"LINESTRING (-96.9162 19.5312, -96.915 19.533, -96.9141 19.5345)"',
      'Ruta 2,,Los Ángeles,Turno vespertino,"LINESTRING (-96.9302 19.5402, -96.931 19.542)"',
    ]);
  });

  test('a web page saved as a table is refused', async () => {
    expect(await refusalOf(fixture('web-page.csv'))).toBe('html-file');
  });
});
