import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '@rma/domain';
import { appendToLedger, putNationalDatasets, type NationalDataset } from '@rma/persistence';
import {
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  openapi,
  type Server,
} from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUse } from '../use/use.ts';
import { createReports } from './reports.ts';

const clock = testClock('2026-10-31T17:00:00Z');
const logger = createLogger({ level: 'silent', service: 'observatory' });
const database = await createTestDatabase();
const deps = {
  db: database.as('rma_observatory'),
  clock,
  logger,
  metrics: createMetrics(),
  publicUrl: 'http://hub.test',
  blobs: { path: () => '', folder: '' },
};
const reports = createReports(deps);
const use = createUse(deps);
const system: Actor = { kind: 'system', name: 'prueba' };
const memorandumId = randomUUID();
const [incidents, potholes] = [randomUUID(), randomUUID()];
let server: Server;

const dataset = (id: string, given: Partial<NationalDataset>): NationalDataset => ({
  id,
  origin: 'harvested',
  sourceId: null,
  packageId: null,
  cvegeo: '17007',
  publisherName: 'Cuernavaca',
  title: 'Incidentes viales ✓',
  description: '',
  themeId: 'mobility',
  standardId: 'mobility/road-incidents@1.0',
  keywords: [],
  licence: null,
  issued: null,
  modified: null,
  periodicity: null,
  temporal: null,
  spatial: null,
  landingPage: null,
  contact: null,
  distributions: [],
  preview: null,
  alsoAt: [],
  updatedAt: clock.now(),
  ...given,
});

beforeAll(async () => {
  const { db } = database;
  await db
    .updateTable('national.government')
    .set({ membership: 'active', member_since: new Date('2026-10-05T12:00:00Z') })
    .where('cvegeo', 'in', ['17', '17007'])
    .execute();
  await db
    .insertInto('national.memorandum')
    .values({
      id: memorandumId,
      folio: 'RMA-17007-2026-001',
      cvegeo: '17007',
      title: 'Convenio',
      state: 'active',
      valid_from: '2026-10-01',
      valid_until: '2026-12-01',
      signed_on: '2026-10-02',
      parent_id: null,
      document_sha256: null,
      renews_id: null,
      federation_party: null,
      government_party: null,
      text: null,
      ended_because: null,
      ended_on: null,
    })
    .execute();
  const states = ['met', 'met-late', 'pending', 'overdue', 'excepted'];
  await db
    .insertInto('national.commitment')
    .values(
      states.map((state, position) => ({
        id: randomUUID(),
        memorandum_id: memorandumId,
        cvegeo: '17007',
        position,
        indicator: 'packages-published',
        parameters: '{}',
        due_on: '2026-10-10',
        state,
        measured: null,
        target: null,
        measured_at: null,
        met_on: null,
        exception_reason: null,
      })),
    )
    .execute();
  await db.transaction().execute(async (trx) => {
    await putNationalDatasets(trx, [
      dataset(incidents, {}),
      dataset(potholes, { title: 'Baches', standardId: null, themeId: null }),
    ]);
    await appendToLedger(
      trx,
      [incidents, potholes].map((id) => ({
        kind: 'dataset.published' as const,
        subject: `dataset:${id}`,
        cvegeo: '17007',
      })),
      { actor: system, clock },
    );
  });
  await use.record([
    { datasetId: incidents, channel: 'download', day: '2026-10-31', count: 4, robots: 9 },
    { datasetId: potholes, channel: 'view', day: '2026-11-01', count: 50, robots: 0 },
  ]);
  server = await createServer({
    logger,
    metrics: deps.metrics,
    readiness: createReadiness({ checks: [] }),
    publicUrl: 'http://hub.test',
  });
  await server.register(openapi, { version: '0' });
  await server.register(reports.routes);
  await server.ready();
});
afterAll(() => server.close());
beforeEach(async () => {
  await database.db.deleteFrom('national.monthly_report').execute();
  await database.db.deleteFrom('national.network_day').execute();
});

const entries = async () =>
  (
    await database.db
      .selectFrom('national.ledger_entry')
      .select(['subject', 'body'])
      .where('kind', '=', 'report.monthly-published')
      .orderBy('seq')
      .execute()
  ).map(({ subject, body }) => ({ subject, ...(JSON.parse(body) as { detail: { pdfSha256: string } }) }));

describe('the network, measured', () => {
  test('says who is in it, what they publish and what they kept, as of the day in Mexico City', async () => {
    clock.set('2026-11-01T05:59:00Z');
    expect(await reports.measure()).toMatchObject({
      members: 2,
      memberStates: 1,
      memberMunicipalities: 1,
      newMembers: 2,
      memoranda: 1,
      datasets: 2,
      publishers: 1,
      newDatasets: 2,
      commitmentsKept: 2 / 3,
      commitmentsPending: 1,
      commitmentsOverdue: 1,
      downloads: 4,
      views: 0,
      quality: null,
      grade: null,
      freshness: null,
      uptime: null,
      requestDays: null,
    });
    const days = await database.db.selectFrom('national.network_day').select('day').execute();
    expect(days).toEqual([{ day: '2026-10-31' }]);
  });

  test('is kept once a day, as it was last', async () => {
    clock.set('2026-11-01T12:00:00Z');
    await reports.measure();
    clock.set('2026-11-01T13:00:00Z');
    await reports.measure();
    const days = await database.db
      .selectFrom('national.network_day')
      .select(['day', 'measured_at'])
      .execute();
    expect(days).toEqual([{ day: '2026-11-01', measured_at: new Date('2026-11-01T13:00:00Z') }]);
  });
});

describe('a monthly report', () => {
  test('is not written before its month is over in Mexico City', async () => {
    clock.set('2026-11-01T05:59:59Z');
    expect(await reports.write(system, { month: '2026-10' })).toEqual({
      ok: false,
      reason: 'month-not-over',
    });
    clock.set('2026-11-01T06:00:00Z');
    expect(await reports.write(system, { month: '2026-10' })).toEqual({ ok: true, isNew: true });
  });

  test('is written by the coordination or by itself, and by nobody else', async () => {
    clock.set('2026-11-01T07:00:00Z');
    const liaison: Actor = {
      kind: 'person',
      accountId: randomUUID(),
      name: 'Enlace',
      grants: [{ role: 'liaison', cvegeo: '17007' }],
    };
    await expect(reports.write(liaison, { month: '2026-10' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reports.write({ kind: 'anonymous' }, { month: '2026-10' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('tells the state of the last day of its month, and what happened in it', async () => {
    clock.set('2026-11-01T05:50:00Z');
    await reports.measure();
    clock.set('2026-11-03T12:00:00Z');
    await database.db
      .updateTable('national.government')
      .set({ membership: null })
      .where('cvegeo', '=', '17')
      .execute();
    await reports.write(system, { month: '2026-10' });
    await database.db
      .updateTable('national.government')
      .set({ membership: 'active' })
      .where('cvegeo', '=', '17')
      .execute();
    const { facts } = await database.db
      .selectFrom('national.monthly_report')
      .select('facts')
      .executeTakeFirstOrThrow();
    expect(facts).toMatchObject({
      month: '2026-10',
      stateOn: '2026-10-31',
      figures: { members: 2, datasets: 2, downloads: 4, views: 0 },
      before: null,
      signed: [{ folio: 'RMA-17007-2026-001', government: 'Cuernavaca, Morelos', on: '2026-10-02' }],
      publishing: { total: 1, first: [{ cvegeo: '17007', added: 2, updated: 0, removed: 0 }] },
      attention: {
        memoranda: { total: 1, first: [{ folio: 'RMA-17007-2026-001', until: '2026-12-01' }] },
        commitments: { total: 1, first: [{ cvegeo: '17007', overdue: 1 }] },
        sources: { total: 0, first: [] },
      },
      mostUsed: [{ id: incidents, title: 'Incidentes viales ✓', downloads: 4, views: 0 }],
    });
    expect(facts.coverage).toContainEqual({
      themeId: 'mobility',
      theme: 'Movilidad',
      publishing: 1,
      members: 1,
    });
  });

  test('is written once, however often and by however many at the same time, with one entry of the ledger', async () => {
    const before = (await entries()).length;
    clock.set('2026-11-02T12:00:00Z');
    const outcomes = await Promise.all([1, 2, 3].map(() => reports.write(system, { month: '2026-10' })));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.isNew)).toHaveLength(1);
    expect(await reports.write(system, { month: '2026-10' })).toEqual({ ok: true, isNew: false });
    expect(await entries()).toHaveLength(before + 1);
  });

  test('says so when the network was not measured in its month', async () => {
    clock.set('2026-11-22T12:00:00Z');
    await reports.write(system, { month: '2026-09' });
    const { facts } = await database.db
      .selectFrom('national.monthly_report')
      .select('facts')
      .executeTakeFirstOrThrow();
    expect(facts).toMatchObject({
      stateOn: '2026-11-22',
      figures: { members: 2, downloads: 0, newDatasets: 0 },
    });
  });

  test('that a hub missed is written when it is back, each month in order and compared with the one before', async () => {
    clock.set('2026-08-20T12:00:00Z');
    expect(await reports.writeDue()).toEqual([]);
    await reports.measure();
    clock.set('2026-09-01T07:00:00Z');
    expect(await reports.writeDue()).toEqual(['2026-08']);
    expect(await reports.writeDue()).toEqual([]);
    clock.set('2026-11-04T12:00:00Z');
    expect(await reports.writeDue()).toEqual(['2026-09', '2026-10']);
    const rows = await database.db
      .selectFrom('national.monthly_report')
      .select(['month', 'facts'])
      .orderBy('month')
      .execute();
    expect(rows.map(({ facts }) => facts.before === null)).toEqual([true, false, false]);
  });
});

describe('for anyone', () => {
  beforeEach(async () => {
    clock.set('2026-11-01T05:50:00Z');
    await reports.measure();
    clock.set('2026-11-01T07:00:00Z');
    await reports.write(system, { month: '2026-10' });
    await reports.measure();
  });
  const get = (path: string, headers = {}) => server.inject({ url: path, headers });

  test('a report is a PDF whose hash is in the ledger, and is not sent again to whoever has it', async () => {
    const answer = await get('/reports/2026-10.pdf');
    expect(answer.headers['content-type']).toBe('application/pdf');
    const pdf = answer.rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    const hash = createHash('sha256').update(pdf).digest('hex');
    expect((await entries()).at(-1)).toMatchObject({
      subject: 'report:2026-10',
      detail: { pdfSha256: hash },
    });
    const again = await get('/reports/2026-10.pdf', { 'if-none-match': `"${hash}"` });
    expect(again.statusCode).toBe(304);
  });

  test('and JSON and CSV with every figure, its unit and its method', async () => {
    const json = (await get('/reports/2026-10.json')).json<{ figures: unknown[]; facts: object }>();
    expect(json.facts).toMatchObject({ month: '2026-10', figures: { members: 2 } });
    expect(json.figures).toContainEqual(expect.objectContaining({ id: 'members', unit: 'count' }));
    const { body } = await get('/reports/2026-10.csv');
    expect(body).toContain('members,Gobiernos integrantes,count,2,,');
    expect(body.trim().split('\r\n')).toHaveLength(json.figures.length + 1);
  });

  test('the months are those of the reports and, of the one that goes on, its last day', async () => {
    const { months } = (await get('/api/v1/network/months')).json<{ months: object[] }>();
    expect(months).toMatchObject([
      { month: '2026-10', isClosed: true, on: '2026-10-31', values: { members: 2, downloads: 4 } },
      { month: '2026-11', isClosed: false, on: '2026-11-01', values: { members: 2, views: 50 } },
    ]);
    const lines = (await get('/api/v1/network/months.csv')).body.trim().split('\r\n');
    expect(lines[1]).toMatch(/^2026-10,2026-10-31,sí,2,1,1,/);
  });

  test('a month without a report is a clear 404', async () => {
    for (const form of ['pdf', 'json', 'csv']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await get(`/reports/2020-01.${form}`)).json()).toMatchObject({
        status: 404,
        code: 'not-found',
      });
    }
  });
});
