import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, cuernavaca, roadIncidents, torreon } from '../catalog-for-tests.ts';

const { call, catalog, server, newResource, deliver, database, blobs } = await catalogForTests();
const address = '/api/v1/tables/mobility/road-incidents';

const { packageId, resourceId } = await newResource();
await deliver(resourceId, roadIncidents('Abastos', '=1+1'));
await catalog.publishRelease(actors.liaison, { packageId });

type Manifest = {
  state: string;
  rows: number;
  columns: { name: string; title: string }[];
  coverage: { members: number; publishing: number; missing: { cvegeo: string }[] };
  parts: { government: object; rows: number; parquetUrl: string | null }[];
};
const manifest = async () => (await call(null, 'GET', address)).json<Manifest>();

describe('a national table', () => {
  test('is in the list with what it holds', async () => {
    const { items } = (await call(null, 'GET', '/api/v1/tables')).json<{ items: { standard: string }[] }>();
    expect(items.find(({ standard }) => standard === 'mobility/road-incidents')).toMatchObject({
      title: { es: 'Incidentes viales' },
      governments: 1,
      datasets: 1,
      rows: 2,
      temporalFrom: '2025-03-14',
      csvUrl: `http://hub.test${address}.csv`,
    });
    expect(items.find(({ standard }) => standard === 'cadastre/parcels')).toMatchObject({
      governments: 0,
      rows: 0,
    });
  });

  test('tells its columns, who is in it and who is missing, and the file of each part', async () => {
    const { columns, coverage, parts } = await manifest();
    expect(columns.slice(0, 2)).toMatchObject([
      { name: '_cvegeo', title: 'Clave del gobierno que publica' },
      { name: '_government' },
    ]);
    expect(columns).toContainEqual(expect.objectContaining({ name: 'anio', title: 'Año' }));
    expect(coverage).toMatchObject({ members: 2, publishing: 1, missing: [{ cvegeo: cuernavaca }] });
    expect(parts).toMatchObject([
      {
        government: { cvegeo: torreon, fullName: 'Torreón, Coahuila de Zaragoza' },
        dataset: { id: resourceId, title: 'Incidentes viales' },
        release: 1,
        rows: 2,
      },
    ]);
    const file = await call(null, 'GET', new URL(parts[0]?.parquetUrl ?? '').pathname);
    expect([file.statusCode, file.rawPayload.subarray(0, 4).toString()]).toEqual([200, 'PAR1']);
  });

  test('is one CSV with the provenance of every row, kept by those who have it', async () => {
    const answer = await call(null, 'GET', `${address}.csv`);
    const [header, first, second] = answer.body.split('\n');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(header).toMatch(/^_cvegeo,_government,_dataset,_release,_published_at,_url,id,fecha,/);
    expect(first).toMatch(
      new RegExp(
        `^05035,Torreón,${resourceId},1,2026-03-02T15:00:00,http://hub.test/datasets/${resourceId},T-1,2025-03-14,`,
      ),
    );
    expect(second).toContain("'=1+1");
    const again = await server.inject({
      url: `${address}.csv`,
      headers: { 'if-none-match': String(answer.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('is one Parquet file, made once for each state and sent in ranges', async () => {
    const tables = join(blobs.folder, 'tables');
    const get = (headers: Record<string, string> = {}) =>
      server.inject({ url: `${address}.parquet`, headers });
    const [first, second] = await Promise.all([get(), get()]);
    expect(first.statusCode).toBe(200);
    expect(first.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    const part = await get({ range: 'bytes=0-3' });
    expect([part.statusCode, part.body]).toEqual([206, 'PAR1']);
    expect((await get({ 'if-none-match': String(first.headers['etag']) })).statusCode).toBe(304);

    await deliver(resourceId, roadIncidents('Abastos', 'Revolución', 'Ávila'));
    await catalog.publishRelease(actors.liaison, { packageId });
    const next = await get();
    expect(next.headers['etag']).not.toBe(first.headers['etag']);
    const files = (await readdir(tables, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.map(({ name }) => name.replace(/^[0-9a-f]{64}$/, 'file')).toSorted()).toEqual([
      'file',
      'mobility-road-incidents.json',
    ]);
  });

  test('changes with what is published, and is empty when nothing is', async () => {
    const before = await manifest();
    expect(before.rows).toBe(3);
    await catalog.withdraw(actors.administrator, { packageId, reason: 'Se publicó con errores de origen.' });
    const after = await manifest();
    expect(after).toMatchObject({ rows: 0, parts: [], coverage: { publishing: 0 } });
    expect(after.state).not.toBe(before.state);
    const csv = await call(null, 'GET', `${address}.csv`);
    expect(csv.body).toMatch(/^_cvegeo,[^\n]+\n$/);
    expect((await call(null, 'GET', `${address}.parquet`)).statusCode).toBe(200);
    expect(await database.db.selectFrom('national.table_part').selectAll().execute()).toEqual([]);
  });

  test.each([
    '/api/v1/tables/mobility/no-hay',
    '/api/v1/tables/mobility/no-hay.csv',
    '/api/v1/tables/mobility/no-hay.parquet',
  ])('is not found under a name that no standard has: %s', async (url) => {
    const answer = await call(null, 'GET', url);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'not-found']);
  });
});

test('its addresses are described', async () => {
  const { paths } = (await call(null, 'GET', '/api/v1/openapi.json')).json<{ paths: object }>();
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/tables',
      '/api/v1/tables/{theme}/{name}',
      '/api/v1/tables/{theme}/{name}.csv',
      '/api/v1/tables/{theme}/{name}.parquet',
      '/api/v1/datasets/{id}/rows',
      '/api/v1/datasets/{id}/columns',
    ]),
  );
});
