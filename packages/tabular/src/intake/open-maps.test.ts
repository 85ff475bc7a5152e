import { describe, expect, test } from 'vitest';
import { crsOfCode, crsOfWkt } from './crs.ts';
import { codes, named, open, refusalOf } from './test-open.ts';
import { dbfOf, shpOf } from './test-shapefile.ts';
import { zipOf } from './test-zip.ts';

const of = 'mobility/cycleways';
const lines = (csv: string) => csv.trimEnd().split('\n');
const feature = (properties: unknown, geometry: unknown) =>
  JSON.stringify({ type: 'Feature', properties, geometry });
const collection = (features: string[], more = '') =>
  `\uFEFF{"type":"FeatureCollection",${more}"features":[${features.join(',')}]}`;
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] });
const prj =
  'PROJCS["WGS_1984_UTM_Zone_14N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-99.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const lambert =
  'PROJCS["MEXICO_ITRF_2008_LCC",GEOGCS["MEXICO_ITRF_2008",DATUM["D_ITRF_2008",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]';

describe('coordinate systems', () => {
  test.each([
    ['EPSG:32614', 486_000, 2_148_000, -99.1335, 19.4261],
    ['urn:ogc:def:crs:EPSG::6369', 486_000, 2_148_000, -99.1335, 19.4261],
    ['EPSG:3857', -11_035_000, 2_207_000, -99.1293, 19.4402],
    ['EPSG:6372', 2_500_000, 0, -102, 12],
  ])('%s becomes degrees', (code, x, y, longitude, latitude) => {
    const [east, north] = crsOfCode(code)!.toWgs84!(x, y);
    expect(east).toBeCloseTo(longitude, 2);
    expect(north).toBeCloseTo(latitude, 2);
  });

  test("INEGI's Lambert by its .prj and by its code give the same place", () => {
    const byName = crsOfWkt(lambert)!.toWgs84!(2_800_000, 820_000);
    const byCode = crsOfCode('EPSG:6372')!.toWgs84!(2_800_000, 820_000);
    expect(byName[0]).toBeCloseTo(byCode[0], 7);
    expect(byName[1]).toBeCloseTo(byCode[1], 7);
  });

  test('degrees are left alone and what is not known is not guessed', () => {
    expect(crsOfCode('urn:ogc:def:crs:OGC:1.3:CRS84')).toMatchObject({ toWgs84: null });
    expect(crsOfCode('EPSG:6365')).toMatchObject({ toWgs84: null });
    expect(crsOfCode('EPSG:27700')).toBeNull();
    expect(crsOfWkt('LOCAL_CS["dibujo"]')).toBeNull();
  });
});

describe('GeoJSON', () => {
  test('every property of any feature is a column; points also have longitude and latitude', async () => {
    const opened = await open(
      named(
        'm.geojson',
        collection([
          feature({ nombre: 'A' }, point(-99.1, 19.4)),
          feature({ nombre: 'B, C', km: 2.5 }, null),
        ]),
      ),
      {},
      { of },
    );
    expect(lines(opened.csv)).toEqual([
      'nombre,geometry,longitude,latitude,km',
      'A,POINT (-99.1 19.4),-99.1,19.4,',
      '"B, C",,,,2.5',
    ]);
    expect(opened.detected).toMatchObject({ format: 'geojson', crs: 'EPSG:4326', geometry: 'Point' });
  });

  test('one feature per line is read too', async () => {
    const text = [1, 2, 3].map((km) => feature({ km }, point(-99, 19 + km / 10))).join('\n');
    expect(lines((await open(named('m.geojsonl', `${text}\n`), {}, { of })).csv)).toHaveLength(4);
  });

  test('coordinates in the declared or the chosen system are brought to WGS84, and shown', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [486_000, 2_148_000],
        [486_100, 2_148_000],
      ],
    };
    const crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32614"}},';
    const declared = await open(named('m.geojson', collection([feature({}, line)], crs)), {}, { of });
    const chosen = await open(
      named('m.geojson', collection([feature({}, line)])),
      { crs: 'EPSG:32614' },
      { of },
    );
    expect(declared.csv).toBe(chosen.csv);
    expect(declared.csv).toMatch(/LINESTRING \(-99\.133\d+ 19\.42\d+, -99\.132\d+ 19\.42\d+\)/);
    expect(declared.repairs).toMatchObject([{ code: 'reprojected', count: 1, before: '486000 2148000' }]);
  });

  test('metres without a system are reported, not drawn in the sea', async () => {
    const opened = await open(
      named('m.geojson', collection([feature({ n: 1 }, point(486_000, 2_148_000))])),
      {},
      { of },
    );
    expect(opened.findings).toMatchObject([{ code: 'unknown-crs', severity: 'error', count: 1 }]);
    expect(lines(opened.csv)[1]).toBe('1,');
  });

  test('a geometry that is none is reported', async () => {
    const opened = await open(
      named('m.geojson', collection([feature({ n: 1 }, { type: 'Point', coordinates: 'x' })])),
      {},
      { of },
    );
    expect(codes(opened.findings)).toEqual(['invalid-geometry']);
  });

  test.each([
    ['a cut file', 'damaged-file', '{"type":"FeatureCollection","features":[{"type":"Feature","prop'],
    ['a collection of nothing', 'no-rows', '{"type":"FeatureCollection","features":[]}'],
    ['any other JSON', 'not-a-table', '{"success":true}'],
  ])('%s is refused as %s', async (_, code, text) => {
    expect(await refusalOf(named('m.geojson', text), {}, { of })).toBe(code);
  });
});

const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Red</name>
<Folder><name>Norte</name><Placemark><name>Ciclovía &amp; parque</name><ExtendedData><Data name="km"><value>2.5</value></Data></ExtendedData>
<LineString><coordinates>-103.4,25.5,0 -103.3,25.6,0</coordinates></LineString></Placemark></Folder>
<Folder><name>Sur</name><Placemark><name>Área</name><ExtendedData><SchemaData><SimpleData name="tipo">verde</SimpleData></SchemaData></ExtendedData>
<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
<Polygon><outerBoundaryIs><LinearRing><coordinates>2,2 3,2 3,3 2,2</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder>
</Document></kml>`;

describe('KML and KMZ', () => {
  test.each([
    ['KML', () => named('m.kml', kml)],
    ['KMZ', () => named('m.kmz', zipOf({ 'doc.kml': kml, 'files/icono.png': Buffer.from('x') }))],
  ])('placemarks of a %s are rows, with their folder, their data and their shape', async (_, path) => {
    const opened = await open(path(), {}, { of });
    expect(lines(opened.csv)).toEqual([
      'name,km,carpeta,geometry,tipo',
      'Ciclovía & parque,2.5,Norte,"LINESTRING (-103.4 25.5, -103.3 25.6)",',
      'Área,,Sur,"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))",verde',
    ]);
    expect(opened.detected.sheets).toEqual([
      { name: 'Norte', rows: 1, columns: 0 },
      { name: 'Sur', rows: 1, columns: 0 },
    ]);
  });

  test('a folder can be chosen', async () => {
    expect(lines((await open(named('m.kml', kml), { sheet: 'Sur' }, { of })).csv)).toHaveLength(2);
    expect(await refusalOf(named('m.kml', kml), { sheet: 'Este' }, { of })).toBe('no-such-sheet');
  });
});

describe('zipped shapefiles', () => {
  const square = (x: number, y: number, side: number): [number, number][] => [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
  const parts = {
    'predios/predios.shp': shpOf([
      [square(486_000, 2_148_000, 100), square(486_020, 2_148_020, 10).toReversed()],
      [square(487_000, 2_148_000, 50)],
    ]),
    'predios/predios.dbf': dbfOf(
      ['CLAVE', 'COLONIA'],
      [
        ['01', 'Ampliación'],
        ['02', 'Peñón'],
      ],
    ),
    'predios/predios.prj': prj,
  };

  test('shapes and their data are rows, in WGS84 by the .prj, with the accents of the table', async () => {
    const opened = await open(named('predios.zip', zipOf(parts)), {}, { of });
    expect(opened.table.headers).toEqual(['CLAVE', 'COLONIA', 'geometry']);
    expect(lines(opened.csv)[1]).toMatch(
      /^01,Ampliación,"POLYGON \(\(-99\.13\S+ 19\.42[^()]+\), \(-99\.13[^()]+\)\)"$/,
    );
    expect(lines(opened.csv)[2]).toMatch(/^02,Peñón,"POLYGON/);
    expect(opened.detected).toMatchObject({
      format: 'shapefile',
      sheet: 'predios',
      crs: 'WGS_1984_UTM_Zone_14N',
      geometry: 'Polygon',
    });
  });

  test('the .cpg says the encoding, deleted rows go with their shapes, and a layer can be chosen', async () => {
    const path = named(
      'capas.zip',
      zipOf({
        ...parts,
        'zonas.shp': shpOf([[square(-99.2, 19.4, 0.1)], [square(-99.1, 19.4, 0.1)]]),
        'zonas.dbf': dbfOf(['NOMBRE'], [null, ['Peñón']], 'utf8'),
        'zonas.cpg': 'UTF-8',
      }),
    );
    const opened = await open(path, { sheet: 'zonas' }, { of });
    expect(lines(opened.csv).slice(1)).toEqual([
      'Peñón,"POLYGON ((-99.1 19.4, -99.1 19.5, -99 19.5, -99 19.4, -99.1 19.4))"',
    ]);
    expect(opened.detected.sheets.map(({ name }) => name)).toEqual(['predios', 'zonas']);
  });

  test('a layer without its table, or whose table lies about its size, is refused in words', async () => {
    const { 'predios/predios.dbf': _, ...withoutTable } = parts;
    expect(await refusalOf(named('p.zip', zipOf(withoutTable)), {}, { of })).toBe('incomplete-shapefile');
    const broken = Buffer.from(parts['predios/predios.shp']);
    broken.writeInt32BE(2_000_000, 104);
    expect(
      await refusalOf(named('p.zip', zipOf({ ...parts, 'predios/predios.shp': broken })), {}, { of }),
    ).toBe('damaged-file');
  });
});
