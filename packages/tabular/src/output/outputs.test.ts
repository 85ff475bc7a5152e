import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import type { Output, ValidationReport } from '../report.ts';
import { file, outputFolder, validate } from '../test-support.ts';
import { geometryOf } from './geojson.ts';

const pathOf = (report: ValidationReport, role: Output['role']): string => {
  const output = report.outputs.find((each) => each.role === role);
  if (!output) throw new Error(`no ${role}: ${JSON.stringify(report.findings)}`);
  return output.path;
};
const jsonOf = (report: ValidationReport, role: 'json' | 'geojson'): unknown =>
  JSON.parse(readFileSync(pathOf(report, role), 'utf8'));
const crossings = () =>
  validate(
    file(
      'crucero,semaforizado,total_incidentes,fecha,latitud,longitud\n=Uno,sí,"1,200",14/03/2025,25.55,-103.44\nDos,no,3,2025-03-15,,\n',
    ),
    'mobility/road-incidents',
    '05035',
    { outputFolder: outputFolder() },
  );

describe('what is written from a conforming table', () => {
  test('the Parquet has the types of the standard and the text as it is', async () => {
    const report = await crossings();
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const [row] = (
      await connection.runAndReadAll(
        `SELECT crucero, typeof(semaforizado) AS b, typeof(fecha) AS d, typeof(total_incidentes) AS n, total_incidentes::INT AS total
         FROM read_parquet('${pathOf(report, 'parquet')}')`,
      )
    ).getRowObjects();
    expect(row).toEqual({ crucero: '=Uno', b: 'BOOLEAN', d: 'DATE', n: 'BIGINT', total: 1200 });
    connection.closeSync();
  });

  test('the CSV alone is protected from spreadsheets that run formulas', async () => {
    const report = await crossings();
    expect(readFileSync(pathOf(report, 'csv'), 'utf8')).toContain(`'=Uno`);
    expect(jsonOf(report, 'json')).toMatchObject([
      { crucero: '=Uno', semaforizado: true, total_incidentes: 1200, fecha: '2025-03-14' },
      { crucero: 'Dos', latitud: null },
    ]);
  });

  test('the GeoJSON has a feature per row, longitude first, and null where a row has no place', async () => {
    expect(jsonOf(await crossings(), 'geojson')).toMatchObject({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-103.44, 25.55] },
          properties: { crucero: '=Uno' },
        },
        { type: 'Feature', geometry: null, properties: { total_incidentes: 3 } },
      ],
    });
  });

  test('outer rings turn counter-clockwise and holes clockwise, as RFC 7946 asks', () => {
    const clockwise = 'POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))';
    expect(geometryOf(clockwise)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [2, 1],
          [1, 1],
        ],
      ],
    });
    expect(geometryOf('POLYGON ((0 0,')).toBeNull();
  });

  test('the profile has figures for every column and the first and last day', async () => {
    const report = await crossings();
    expect(report.temporal).toEqual({ from: '2025-03-14', to: '2025-03-15' });
    expect(report.profile).toMatchObject({ rowCount: 2, headers: expect.arrayContaining(['crucero']) });
    const total = report.profile?.columns.find(({ name }) => name === 'total_incidentes');
    expect(total).toMatchObject({ filled: 2, distinct: 2, minimum: '3', maximum: '1200', total: 1203 });
    const lights = report.profile?.columns.find(({ name }) => name === 'semaforizado');
    expect(lights?.categories).toEqual([
      { value: 'false', count: 1 },
      { value: 'true', count: 1 },
    ]);
  });

  test('a year and a month make a period of whole months', async () => {
    const report = await validate(
      file(
        'anio,mes,cve_ent,bien_juridico,tipo,subtipo,modalidad,metodologia,total\n2024,11,01,El patrimonio,Fraude,Fraude,Fraude,CNSP-38-15,4\n2025,2,01,El patrimonio,Fraude,Fraude,Fraude,CNSP-38-15,4\n',
      ),
      'security/crime-incidence',
      '01',
      { outputFolder: outputFolder() },
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.temporal).toEqual({ from: '2024-11-01', to: '2025-02-28' });
  });

  test('nothing is written of a table with errors', async () => {
    const report = await validate(
      file('crucero,total_incidentes\nUno,muchos\n'),
      'mobility/road-incidents',
      '05035',
      {
        outputFolder: outputFolder(),
      },
    );
    expect(report).toMatchObject({ ok: false, outputs: [], profile: null, temporal: null });
  });
});
