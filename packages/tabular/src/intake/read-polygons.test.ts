import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPolygons, type PolygonFeature } from './read-polygons.ts';
import { named } from './test-open.ts';
import { dbfOf, shpOf } from './test-shapefile.ts';
import { zipOf } from './test-zip.ts';

const workFolder = mkdtempSync(join(tmpdir(), 'rma-polygons-'));
const lambert =
  'PROJCS["MEXICO_ITRF_2008_LCC",GEOGCS["MEXICO_ITRF_2008",DATUM["D_ITRF_2008",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]';

async function read(path: string) {
  const features: PolygonFeature[] = [];
  const outcome = await readPolygons(path, {
    workFolder,
    layer: /mun/i,
    onFeature: (feature) => features.push(feature),
  });
  return { outcome, features };
}
const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

describe('the areas of a map', () => {
  test("of INEGI's zip are those of the municipal layer, its Lambert brought to degrees", async () => {
    const zip = zipOf({
      'conjunto/00ent.shp': shpOf([[square(0, 0, 9)], [square(0, 0, 9)], [square(0, 0, 9)]]),
      'conjunto/00ent.dbf': dbfOf(['CVEGEO'], [['17'], ['09'], ['15']]),
      'conjunto/00mun.shp': shpOf([[square(2_800_000, 800_000, 10_000)]]),
      'conjunto/00mun.dbf': dbfOf(['CVEGEO', 'NOMGEO'], [['17007', 'Cuernavaca']]),
      'conjunto/00mun.prj': lambert,
    });
    const { outcome, features } = await read(named('mg.zip', zip));
    expect(outcome).toEqual({
      ok: true,
      layer: '00mun',
      crs: 'MEXICO_ITRF_2008_LCC',
      features: 1,
      rejected: 0,
    });
    expect(features[0]?.properties).toMatchObject({ CVEGEO: '17007' });
    const [longitude = 0, latitude = 0] = features[0]?.polygons[0]?.[0]?.[0] ?? [];
    // 300 km east of the central meridian, at the height of Morelos.
    expect(longitude).toBeCloseTo(-99.12, 1);
    expect(latitude).toBeCloseTo(19.2, 0);
  });

  test('of GeoJSON are read too; what is no area, or lies off the Earth, is counted', async () => {
    const feature = (properties: object, geometry: object | null) => ({
      type: 'Feature',
      properties,
      geometry,
    });
    const polygon = { type: 'Polygon', coordinates: [square(-99, 18.5, 0.1)] };
    const collection = {
      type: 'FeatureCollection',
      features: [
        feature({ cvegeo: '17007', extra: { deep: 1 } }, polygon),
        feature({ cvegeo: 17011 }, { type: 'MultiPolygon', coordinates: [polygon.coordinates] }),
        feature({ cvegeo: '17018' }, { type: 'Point', coordinates: [-99, 18] }),
        feature({ cvegeo: '17020' }, { type: 'Polygon', coordinates: [square(2_800_000, 800_000, 1)] }),
        feature({ cvegeo: '17021' }, null),
      ],
    };
    const { outcome, features } = await read(named('mapa.geojson', `\uFEFF${JSON.stringify(collection)}`));
    expect(outcome).toMatchObject({ ok: true, features: 2, rejected: 3 });
    expect(features.map(({ properties }) => properties)).toEqual([{ cvegeo: '17007' }, { cvegeo: '17011' }]);
  });

  test.each([
    ['an archive without a layer', zipOf({ 'leame.txt': 'nada' }), 'no-such-sheet'],
    ['a layer without its table', zipOf({ '00mun.shp': shpOf([[square(0, 0, 1)]]) }), 'incomplete-shapefile'],
    [
      'a system nobody knows',
      zipOf({
        '00mun.shp': shpOf([[square(0, 0, 1)]]),
        '00mun.dbf': dbfOf(['CVEGEO'], [['17007']]),
        '00mun.prj': 'PROJCS["Propio",PROJECTION["Inventada"]]',
      }),
      'unknown-crs',
    ],
    [
      'a shapefile cut short',
      zipOf({
        '00mun.shp': shpOf([[square(0, 0, 1)]]).subarray(0, 160),
        '00mun.dbf': dbfOf(['CVEGEO'], [['17007']]),
      }),
      'damaged-file',
    ],
    ['what is no archive', Buffer.from('PK\u0003\u0004roto'), 'damaged-file'],
    ['what is no map', Buffer.from('{"type":"Feature"'), 'not-a-table'],
  ])('%s is refused with its reason and what to do', async (_, content, code) => {
    const { outcome } = await read(named('archivo', content));
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    expect(outcome.ok || outcome.refusal.fix.length).toBeGreaterThan(10);
  });
});
