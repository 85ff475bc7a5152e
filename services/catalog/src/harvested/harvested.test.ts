import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { putNationalDatasets, transaction } from '@rma/persistence';
import { createOutbound } from '@rma/service-kit';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { catalogForTests, cuernavaca } from '../catalog-for-tests.ts';

const sourceId = '0190a000-0000-7000-8000-00000000000a';
const datasetId = '0190a000-0000-7000-8000-00000000000b';

/** A portal that gives one file, with an ETag, as it is told to. */
let file: { status: number; body: string; etag: string };
const asked: { conditional: boolean }[] = [];
const portal: Server = createServer((request, response) => {
  const conditional = request.headers['if-none-match'] === file.etag;
  asked.push({ conditional });
  if (conditional) response.writeHead(304).end();
  else response.writeHead(file.status, { 'content-type': 'text/csv', etag: file.etag }).end(file.body);
});
await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
const { port } = portal.address() as AddressInfo;
afterAll(() => portal.close());
const url = `http://127.0.0.1:${port}/descargas/refugios.csv`;

const hub = await catalogForTests({
  outbound: createOutbound({
    contact: { publicUrl: 'http://hub.test', email: 'pruebas@example.org' },
    allow: [`127.0.0.1:${port}`],
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
    clock: { now: () => Date.now(), sleep: async () => {}, random: () => 0.5 },
  }),
});
const { db } = hub.database;
const { tasks } = hub.catalog;

const rows = [
  'REF-1,Esc. Prim. Emiliano Zapata,17,007,Calle Reforma 12,280,18.9242,-99.2216',
  'REF-2,Auditorio Municipal,17,007,Av. Morelos 200,450,18.9311,-99.2405',
];
const header = 'id,nombre,cve_ent,cve_mun,domicilio,capacidad_personas,latitud,longitud';
const conforming = [header, ...rows].join('\n');

const withPhones = conforming
  .split('\n')
  .map((line, index) => `${line},${index === 0 ? 'telefono del responsable' : `777 312 45 0${index}`}`)
  .join('\n');

beforeEach(async () => {
  await db.deleteFrom('catalog.harvested_file').execute();
  await db.deleteFrom('catalog.table_agreement').execute();
  await db.deleteFrom('national.table_part').execute();
  await db.deleteFrom('national.dataset').execute();
  await db
    .insertInto('national.source')
    .values({
      id: sourceId,
      cvegeo: cuernavaca,
      kind: 'ckan',
      title: 'Portal de Cuernavaca',
      url: 'http://portal.test',
      health: 'healthy',
      last_success_at: null,
      last_run_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await harvested();
  file = { status: 200, body: conforming, etag: '"1"' };
  asked.length = 0;
});

/** What a harvest leaves in the national view. */
const harvested = (title = 'Refugios temporales de Cuernavaca') =>
  transaction(db, { name: 'harvest for a test' }, (trx) =>
    putNationalDatasets(trx, [
      {
        id: datasetId,
        origin: 'harvested',
        sourceId,
        packageId: null,
        cvegeo: cuernavaca,
        publisherName: 'Cuernavaca',
        title,
        description: '',
        themeId: 'resilience',
        standardId: null,
        keywords: [],
        licence: null,
        issued: null,
        modified: null,
        periodicity: null,
        temporal: null,
        spatial: null,
        landingPage: null,
        contact: null,
        distributions: [
          {
            id: 'd-1',
            title: 'Refugios',
            format: 'CSV',
            mediaType: 'text/csv',
            url: null,
            accessUrl: url,
            bytes: null,
            sha256: null,
            modified: null,
            role: null,
          },
        ],
        preview: null,
        alsoAt: [],
        updatedAt: hub.clock.now(),
      },
    ]),
  );

async function examine() {
  await tasks['catalog.find-files']({ sourceId });
  const found = await db.selectFrom('catalog.harvested_file').selectAll().executeTakeFirstOrThrow();
  await tasks['catalog.examine-file']({ fileId: found.id }, {});
  return db
    .selectFrom('catalog.harvested_file')
    .selectAll()
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow();
}
const agree = (who: 'liaison' | 'neighbour', joins: boolean) =>
  hub.call(who, 'PUT', `/api/v1/sources/${sourceId}/national-tables`, { joins });
const parts = () => db.selectFrom('national.table_part').selectAll().execute();
const jobs = async (task: string) => {
  const { rows: waiting } = await sql<{ payload: Record<string, unknown> }>`
    select job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = ${task} order by job.id`.execute(db);
  return waiting.map(({ payload }) => payload);
};

test('a conforming file joins its national table only when its publisher agrees, and leaves when asked', async () => {
  expect(await examine()).toMatchObject({
    state: 'conforming',
    standard_id: 'resilience/temporary-shelters',
  });
  expect(await parts()).toEqual([]);

  expect((await agree('liaison', true)).statusCode).toBe(404);
  expect((await agree('neighbour', true)).json()).toMatchObject({ joinsTables: true });
  expect(await parts()).toMatchObject([
    { dataset_id: datasetId, cvegeo: cuernavaca, release_number: null, rows: rows.length },
  ]);
  const dataset = await db.selectFrom('national.dataset').select('standard_id').executeTakeFirstOrThrow();
  expect(dataset.standard_id).toBe('resilience/temporary-shelters');

  // The next harvest, which knows nothing of standards, does not undo it.
  await harvested();
  expect(await db.selectFrom('national.dataset').select('standard_id').executeTakeFirst()).toEqual(dataset);

  await agree('neighbour', false);
  expect(await parts()).toEqual([]);
  const events = await db
    .selectFrom('national.dataset_event')
    .select(['kind', 'snapshot'])
    .orderBy('number')
    .execute();
  expect(events.map(({ kind, snapshot }) => [kind, snapshot?.['standard_id']])).toEqual([
    ['update', 'resilience/temporary-shelters'],
    ['update', null],
  ]);
});

test('a file with personal data is held back, and those who can mend it are told, with the data masked', async () => {
  await agree('neighbour', true);
  file.body = withPhones;
  expect(await examine()).toMatchObject({ state: 'personal-data', parquet_sha256: null });
  expect(await parts()).toEqual([]);
  const [told] = await jobs('registry.report-file');
  expect(told).toMatchObject({ cvegeo: cuernavaca, state: 'personal-data', url });
  expect(JSON.stringify(told)).toContain('teléfonos');
  expect(JSON.stringify(told)).not.toMatch(/312 ?45/);
});

test('an invalid update leaves the last good copy in the table', async () => {
  await agree('neighbour', true);
  await examine();
  const before = await parts();
  expect(before).toHaveLength(1);
  file = { status: 200, body: conforming.replaceAll(',17,007,', ',99,999,'), etag: '"2"' };
  expect(await examine()).toMatchObject({ state: 'invalid' });
  expect(await parts()).toEqual(before);
  file = { status: 500, body: '', etag: '"3"' };
  await examine();
  expect(await parts()).toEqual(before);
});

test('a file that did not change is not fetched again; one of something else bothers nobody', async () => {
  await examine();
  await examine();
  expect(asked.map(({ conditional }) => conditional)).toEqual([false, true]);

  const letters = (await jobs('registry.report-file')).length;
  file = { status: 200, body: 'partida,monto\n1000,25\n2000,30\n', etag: '"4"' };
  expect(await examine()).toMatchObject({ state: 'other' });
  expect(await jobs('registry.report-file')).toHaveLength(letters);
});

test('an HTML page in place of the file is not a table, and changes nothing', async () => {
  file = { status: 200, body: '<!doctype html><html><body>404</body></html>', etag: '"5"' };
  expect(await examine()).toMatchObject({ state: 'other', parquet_sha256: null });
});

test('what a government has in private, another does not see', async () => {
  await examine();
  expect((await hub.call('liaison', 'GET', `/api/v1/sources/${sourceId}/files`)).statusCode).toBe(404);
  const own = await hub.call('neighbour', 'GET', `/api/v1/sources/${sourceId}/files`);
  expect(own.json()).toMatchObject({ joinsTables: false, files: [{ state: 'conforming', url }] });
});
