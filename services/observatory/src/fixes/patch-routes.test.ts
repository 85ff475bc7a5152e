import { randomUUID } from 'node:crypto';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assessDue } from '../quality/assess-due.ts';
import {
  putDatasets,
  putSampleSource,
  sampleDataset,
  sampleSourceId,
} from '../quality/sample-datasets-for-tests.ts';
import { patchRoutes } from './patch-routes.ts';

const database = await createTestDatabase();
const { db } = database;
const clock = testClock('2026-06-15T12:00:00Z');
const logger = createLogger({ level: 'silent', service: 'observatory' });
const metrics = createMetrics();
const publicUrl = 'https://red.example';
const deps = {
  db: database.as('rma_observatory'),
  clock,
  logger,
  metrics,
  publicUrl,
  blobs: { path: () => '', folder: '' },
};
const server = await createServer({ logger, metrics, readiness: createReadiness({ checks: [] }), publicUrl });
await server.register(patchRoutes(deps));
afterAll(() => server.close());

const harvested = sampleDataset({ title: '=1+1 Luminarias 2019' });
const packageId = randomUUID();
const hosted = sampleDataset({ origin: 'hosted', sourceId: null, packageId, title: 'Padrón' });
/** The network writes it itself: of no source and no package. */
const inventory = sampleDataset({ origin: 'hosted', sourceId: null, title: 'Inventario de datos' });

beforeAll(async () => {
  await putSampleSource(db, clock.now());
  await sql`insert into national.package (id, cvegeo, theme_id, title, licence, periodicity, release_number, released_at, resource_count)
    values (${packageId}, '17007', 'mobility', 'Padrón', 'cc-by-4.0', 'R/P1M', 1, now(), 1)`.execute(db);
  await putDatasets(db, harvested, hosted, inventory, sampleDataset({ cvegeo: '17', title: 'De otro' }));
  await sql`insert into harvest.source (id, cvegeo, kind, title, url, selection, state, proposed_by, proposed_at)
    values (${sampleSourceId}, '17007', 'ckan', 'Portal', 'https://datos.example', '{}', 'approved', 'system:test', now())`.execute(
    db,
  );
  await sql`insert into harvest.record (source_id, remote_id, dataset_id, hash, raw_hash, state, first_seen_at, last_seen_at, changed_at)
    values (${sampleSourceId}, 'luminarias', ${harvested.id}, 'h', 'r', 'live', now(), now(), now())`.execute(
    db,
  );
  await assessDue(deps);
});

const get = (path: string) => server.inject({ url: `/api/v1/governments/${path}` });

test('the table has a row per field to change, of that government only, and no cell that could run', async () => {
  const answer = await get('17007/metadata-patch.csv');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  const rows = answer.body.trim().split('\r\n');
  expect(rows[0]).toContain('id_conjunto,titulo,pagina');
  expect(answer.body).toContain("'=1+1 Luminarias 2019");
  expect(answer.body).toContain(harvested.id);
  expect(answer.body).toContain('luminarias,,temporal,temporal,,2019-01-01/2019-12-31,');
  expect(answer.body).not.toContain('De otro');
});

test('it can be of one fix and of what is published here only', async () => {
  const { body } = await get('17007/metadata-patch.csv?fix=spatial&source=hosted');
  expect(body.trim().split('\r\n')).toHaveLength(2);
  expect(body).toContain(hosted.id);
  expect((await get('17007/metadata-patch.csv')).body).not.toContain(inventory.id);
});

test('the calls for CKAN name the package as its portal does', async () => {
  const answer = await get(`17007/metadata-patch.json?source=${sampleSourceId}`);
  expect(answer.json()).toMatchObject({
    government: '17007',
    source: { id: sampleSourceId, url: 'https://datos.example' },
    patches: [{ action: 'package_patch', body: { id: 'luminarias' } }],
  });
});

test('a government that does not exist, and a source of somebody else, are not found', async () => {
  expect((await get('17999/metadata-patch.csv')).statusCode).toBe(404);
  expect((await get(`17/metadata-patch.json?source=${sampleSourceId}`)).statusCode).toBe(404);
  expect((await get('17007/metadata-patch.csv?fix=otro')).statusCode).toBe(400);
});
