import { describe, expect, test } from 'vitest';
import { preparationSchema } from '../preparation.ts';
import type { ValidationReport } from '../report.ts';
import { cleanRows, file, outputFolder, publisher, validate } from '../test-support.ts';
import { readEwkb } from './ewkb.ts';
import { readPlace } from './read-place.ts';

const road = 'mobility/road-incidents';
const roads = (columns: string, rows: string[], options: Parameters<typeof validate>[3] = {}) =>
  validate(
    file(`crucero\t${columns}\n${rows.map((row, index) => `C${index}\t${row}`).join('\n')}\n`),
    road,
    '05035',
    {
      outputFolder: outputFolder(),
      ...options,
    },
  );
const places = (report: ValidationReport) =>
  cleanRows(report).map(({ latitud, longitud }) => [Number(latitud), Number(longitud)]);
const accepting = (...accepted: string[]) => ({
  preparation: preparationSchema.parse({ proposals: { accepted } }),
});

/** SELECT ST_AsHexEWKB('SRID=32614;POINT(500000 2000000)') and the like, by hand. */
const ewkbPoint = (x: number, y: number, srid?: number): string => {
  const bytes = Buffer.alloc(srid === undefined ? 21 : 25);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(srid === undefined ? 1 : 0x2000_0001, 1);
  if (srid !== undefined) bytes.writeUInt32LE(srid, 5);
  bytes.writeDoubleLE(x, bytes.length - 16);
  bytes.writeDoubleLE(y, bytes.length - 8);
  return bytes.toString('hex').toUpperCase();
};

describe('one cell that says a place', () => {
  test.each([
    ['POINT (-103.44 25.55)', 'wkt'],
    ['SRID=4326;POINT(-103.44 25.55)', 'wkt'],
    ['{"type":"Point","coordinates":[-103.44,25.55]}', 'geojson'],
    [
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[-103.44,25.55]},"properties":{}}',
      'geojson',
    ],
    [ewkbPoint(-103.44, 25.55, 4326), 'ewkb'],
    [ewkbPoint(-103.44, 25.55), 'ewkb'],
    ['25.55, -103.44', 'pair'],
    ['(-103.44, 25.55)', 'pair'],
    ['https://www.google.com/maps/@?api=1&map_action=pano&viewpoint=25.55,-103.44', 'link'],
    ['https://www.google.com/maps/place/Uno/@25.51,-103.41,17z/data=!3m1!4b1!8m2!3d25.55!4d-103.44', 'link'],
    ['https://maps.google.com/?q=25.55%2C-103.44', 'link'],
  ])('%s', (cell, form) => {
    expect(readPlace(cell, null)).toMatchObject({ form, point: { latitude: 25.55, longitude: -103.44 } });
  });

  test.each([
    ['https://maps.app.goo.gl/MMv6RpceYXRPrHqg9'],
    ['POINT (abc'],
    ['12.5, 40.25'],
    ['0101000020FFFFFFFF'],
    ['POINT (500000 2800000)'],
    ['Calle 5, número 3'],
  ])('%s says none', (cell) => {
    expect(readPlace(cell, null)).toBeNull();
  });

  test('bytes that promise more than there is are no geometry', () => {
    expect(readEwkb('0102000000FFFFFFFF')).toBeNull();
    expect(readEwkb('01')).toBeNull();
    expect(readEwkb(ewkbPoint(1, 2, 4326))).toEqual({
      srid: 4326,
      geometry: { type: 'Point', coordinates: [1, 2] },
    });
  });
});

describe('places written in another way than the standard’s', () => {
  test('EWKB in UTM becomes degrees by the code it carries', async () => {
    const report = await roads('geom', [
      ewkbPoint(656_500, 2_826_500, 32_613),
      ewkbPoint(657_000, 2_827_000, 32_613),
    ]);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [first] = places(report);
    expect(first?.[0]).toBeCloseTo(25.549, 2);
    expect(first?.[1]).toBeCloseTo(-103.442, 2);
    expect(report.repairs.find(({ code }) => code === 'geometry-from-ewkb')).toMatchObject({ count: 2 });
    expect(report.unusedHeaders).toEqual([]);
  });

  test('"latitude, longitude" in one cell is split, and a cell that is no pair is an error with its row', async () => {
    const good = Array.from({ length: 9 }, (_, index) => `25.55${index}, -103.44`);
    const report = await roads('ubicación', good);
    expect(places(report)[1]).toEqual([25.551, -103.44]);
    const bad = await roads('ubicación', [...good, 'por el mercado']);
    expect(bad.findings.find(({ code }) => code === 'type-error')).toMatchObject({
      field: 'latitud',
      examples: [{ row: 11, value: 'por el mercado' }],
    });
  });

  test('coordinates in links are used only with yes', async () => {
    const rows = [
      '1\thttps://maps.google.com/?q=25.55,-103.44',
      '2\thttps://maps.google.com/?q=25.56,-103.45',
    ];
    const asked = await roads('total_incidentes\tmapa', rows);
    expect(asked.proposals).toMatchObject([
      { key: 'coordinates-in-link:mapa', cases: [{ after: '25.55, -103.44' }, {}] },
    ]);
    expect(places(asked)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(
      places(await roads('total_incidentes\tmapa', rows, accepting('coordinates-in-link:mapa'))),
    ).toEqual([
      [25.55, -103.44],
      [25.56, -103.45],
    ]);
  });

  test('metres whose zone nobody says are read in the publisher’s only with yes', async () => {
    const rows = ['656500\t2826500', '657000\t2827000'];
    const asked = await roads('coord_x\tcoord_y', rows);
    expect(asked.ok).toBe(false);
    expect(asked.proposals).toMatchObject([{ key: 'utm-zone:EPSG:32613', code: 'utm-zone' }]);
    const [place] = places(await roads('coord_x\tcoord_y', rows, accepting('utm-zone:EPSG:32613')));
    expect(place?.[0]).toBeCloseTo(25.549, 2);
  });

  test('a zone that the file or a person says is used at once', async () => {
    const said = await roads('este\tnorte\tzona_utm', ['656500\t2826500\t13Q', '657000\t2827000\t13Q']);
    expect(places(said)[0]?.[0]).toBeCloseTo(25.549, 2);
    const chosen = await roads('este\tnorte', ['656500\t2826500', '657000\t2827000'], {
      preparation: preparationSchema.parse({ reading: { crs: 'EPSG:32613' } }),
    });
    expect(places(chosen)[0]?.[1]).toBeCloseTo(-103.442, 2);
  });

  test('GeoJSON lines become the WKT of a standard of lines', async () => {
    const line = JSON.stringify({
      type: 'LineString',
      coordinates: [
        [-103.45, 25.54],
        [-103.43, 25.54],
      ],
    });
    const report = await validate(
      file(
        `id\tnombre\ttipo\tlongitud_m\tGeometry\nCV-1\tUno\tCiclovía\t2006\t"${line.replaceAll('"', '""')}"\n`,
      ),
      'mobility/cycleways',
      '05035',
      { outputFolder: outputFolder() },
    );
    expect(cleanRows(report)[0]?.['geometria']).toBe('LINESTRING (-103.45 25.54, -103.43 25.54)');
  });

  test('WKT beside it stays to the letter, and a text that is no geometry is an error', async () => {
    const line = JSON.stringify({
      type: 'LineString',
      coordinates: [
        [-103.45, 25.54],
        [-103.43, 25.54],
      ],
    });
    const rows = [
      `"${line.replaceAll('"', '""')}"`,
      '"LINESTRING Z (-103.45 25.54 1120.5, -103.43 25.54 1121)"',
    ];
    const cycleways = (cells: string[]) =>
      validate(
        file(
          `id;nombre;tipo;longitud_m;geometria\n${cells.map((cell, row) => `CV-${row};Uno;Ciclovía;2006;${cell}`).join('\n')}\n`,
        ),
        'mobility/cycleways',
        '05035',
        { outputFolder: outputFolder() },
      );
    expect(cleanRows(await cycleways(rows)).map((row) => row['geometria'])).toEqual([
      'LINESTRING (-103.45 25.54, -103.43 25.54)',
      'LINESTRING Z (-103.45 25.54 1120.5, -103.43 25.54 1121)',
    ]);
    const bad = await cycleways([...rows, 'de la calle Uno a la Dos']);
    expect(bad.findings.find(({ code }) => code === 'constraint-pattern')).toMatchObject({
      field: 'geometria',
      count: 1,
    });
  });

  test('exact places that a person decided to blur are blurred however they were written', async () => {
    const report = await validate(
      file(
        `id,fecha,tipo_evento,medio_recepcion,geom\n1,2025-03-14,Robo a negocio,Patrullaje,${ewkbPoint(-103.44567, 25.54321, 4326)}\n`,
      ),
      'security/police-reports',
      '05035',
      {
        outputFolder: outputFolder(),
        preparation: preparationSchema.parse({ privacy: [{ header: 'geom', action: 'blur' }] }),
      },
    );
    expect(JSON.stringify([report.repairs, report.findings])).not.toContain('25.54321');
    expect(places(report)).toEqual([[25.54, -103.45]]);
  });
});

describe('names of governments where keys go', () => {
  const governments = [
    { cvegeo: '12', name: 'Guerrero', stateName: 'Guerrero' },
    { cvegeo: '09', name: 'Ciudad de México', stateName: 'Ciudad de México' },
    { cvegeo: '23', name: 'Quintana Roo', stateName: 'Quintana Roo' },
    { cvegeo: '12001', name: 'Acapulco de Juárez', stateName: 'Guerrero' },
    { cvegeo: '12029', name: 'Chilpancingo de los Bravo', stateName: 'Guerrero' },
    { cvegeo: '12045', name: 'Olinalá', stateName: 'Guerrero' },
    { cvegeo: '12068', name: 'La Unión de Isidoro Montes de Oca', stateName: 'Guerrero' },
    { cvegeo: '20001', name: 'Abejones', stateName: 'Oaxaca' },
  ];
  const context = {
    ...publisher('12'),
    governments,
    municipalities: governments.map(({ cvegeo }) => cvegeo).filter((key) => key.length === 5),
  };
  const shelters = (names: string[], accepted: string[] = []) =>
    validate(
      file(
        `id,nombre,domicilio,capacidad_personas,Municipio\n${names.map((name, row) => `A${row},Escuela ${row},Calle ${row},10,${name}`).join('\n')}\n`,
      ),
      'resilience/temporary-shelters',
      '12',
      { context, outputFolder: outputFolder(), ...accepting(...accepted) },
    );
  const exact = 'place-name-to-key:cve_mun:exact';

  test('are proposed, never put by themselves', async () => {
    const report = await shelters(['ACAPULCO DE JUAREZ', 'Olinala']);
    expect(report.ok).toBe(false);
    expect(report.proposals).toMatchObject([
      {
        key: exact,
        state: 'open',
        count: 2,
        cases: [
          { before: 'ACAPULCO DE JUAREZ', after: '001' },
          { before: 'Olinala', after: '045' },
        ],
      },
    ]);
    expect(report.findings.find(({ code }) => code === 'type-error')).toMatchObject({
      field: 'cve_mun',
      count: 2,
    });
  });

  test('become keys once accepted, and each doubtful one is asked by itself', async () => {
    const names = ['Acapulco de Juárez', 'Acapulco', 'Chilpancingo de los Brabo', 'Mpio. de Olinalá'];
    const asked = await shelters(names);
    expect(asked.proposals.map(({ key }) => key).toSorted()).toEqual([
      'place-name-to-key:cve_mun:acapulco=001',
      'place-name-to-key:cve_mun:chilpancingodelosbrabo=029',
      exact,
    ]);
    const report = await shelters(
      names,
      asked.proposals.map(({ key }) => key),
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(cleanRows(report).map((row) => row['cve_mun'])).toEqual(['001', '001', '029', '045']);
    expect(report.repairs.find(({ code }) => code === 'place-name-to-key')).toMatchObject({ count: 4 });
  });

  test('spelt in several ways are one question', async () => {
    const report = await shelters(['Acapulco', 'ACAPULCO', 'Acapulco']);
    expect(report.proposals).toMatchObject([{ key: 'place-name-to-key:cve_mun:acapulco=001', count: 3 }]);
    expect(report.proposals[0]?.cases).toHaveLength(2);
  });

  test('of another state, or of none, have no proposal', async () => {
    const report = await shelters(['Abejones', 'Macondo']);
    expect(report.proposals).toEqual([]);
  });

  test('of states are known with their usual short forms', async () => {
    const report = await validate(
      file('id,nombre,Estado\n1,Uno,Guerrero\n2,Dos,Q. Roo\n3,Tres,Cd. de México\n4,Cuatro,CDMX\n'),
      'resilience/temporary-shelters',
      null,
      { context: { ...context, cvegeo: null, level: null } },
    );
    const cases = report.proposals.flatMap(({ cases: each }) =>
      each.map(({ before, after }) => `${before} ${after}`),
    );
    expect(cases.toSorted()).toEqual(['CDMX 09', 'Cd. de México 09', 'Guerrero 12', 'Q. Roo 23']);
  });
});
