import { randomUUID } from 'node:crypto';
import type { MonthlyReportFacts } from '@rma/domain';
import {
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  notedUse,
  type UseNote,
} from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database);
const [used, unused] = [sampleDataset({ title: 'Baches' }), sampleDataset({ title: 'Sin uso' })];
const today = clock.now().toISOString().slice(0, 10);
const daysAgo = (days: number) =>
  new Date(clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);

const facts: MonthlyReportFacts = {
  month: '2026-05',
  stateOn: '2026-05-31',
  figures: { members: 12, freshness: 0.8 },
  before: { members: 10 },
  coverage: [],
  joined: [],
  signed: [],
  publishing: { total: 0, first: [] },
  attention: {
    memoranda: { total: 0, first: [] },
    commitments: { total: 0, first: [] },
    sources: { total: 0, first: [] },
    requests: { total: 0, first: [] },
  },
  mostUsed: [],
};

beforeAll(async () => {
  const { db } = database;
  await putDatasets(db, [used, unused]);
  const counted = [
    { day: today, channel: 'download' as const, count: 3, robots: 1 },
    { day: daysAgo(2), channel: 'view' as const, count: 5, robots: 0 },
    { day: daysAgo(200), channel: 'api' as const, count: 100, robots: 0 },
  ];
  await db
    .insertInto('national.use_day')
    .values(counted.map((day) => ({ ...day, dataset_id: used.id, cvegeo: '17007' })))
    .execute();
  await db
    .insertInto('national.use_government_day')
    .values(counted.map((day) => ({ ...day, cvegeo: '17007' })))
    .execute();
  await db
    .insertInto('national.network_day')
    .values([
      { day: '2026-05-20', measured_at: clock.now(), figures: '{"members": 11}' },
      { day: '2026-06-01', measured_at: clock.now(), figures: '{"members": 13}' },
      {
        day: '2026-06-02',
        measured_at: clock.now(),
        figures: '{"members": 14, "freshness": 0.75, "old": 1}',
      },
    ])
    .execute();
  await db
    .insertInto('national.monthly_report')
    .values({
      month: '2026-05-01',
      published_at: clock.now(),
      state_on: facts.stateOn,
      figures: JSON.stringify(facts.figures),
      facts: JSON.stringify(facts),
      pdf_sha256: 'f'.repeat(64),
      pdf_bytes: 1000,
    })
    .execute();
  await gateway.settled();
});
afterAll(() => gateway.close());

const useFields = `use { downloads apiReads views robots since csvUrl
  last30Days { downloads apiReads views robots } days(last: 3) { day downloads views } }`;

describe('use', () => {
  const expected = {
    downloads: 3,
    apiReads: 100,
    views: 5,
    robots: 1,
    since: daysAgo(200),
    last30Days: { downloads: 3, apiReads: 0, views: 5, robots: 1 },
    days: [
      { day: daysAgo(2), downloads: 0, views: 5 },
      { day: daysAgo(1), downloads: 0, views: 0 },
      { day: today, downloads: 3, views: 0 },
    ],
  };

  test('of a dataset, a government and the network is the same counts, added up', async () => {
    const { data } = await gateway.query(
      `query ($id: ID!) { dataset(id: $id) { ${useFields} } government(cvegeo: "17007") { ${useFields} } network { ${useFields} } }`,
      { id: used.id },
    );
    expect(data).toMatchObject({
      dataset: { use: expected },
      government: { use: expected },
      network: { use: { ...expected, csvUrl: null } },
    });
    expect(data).toMatchObject({
      dataset: { use: { csvUrl: `https://red.example/api/v1/datasets/${used.id}/use.csv` } },
    });
  });

  test('of what nobody used is zero, and has no first day', async () => {
    const { data } = await gateway.query(`query ($id: ID!) { dataset(id: $id) { ${useFields} } }`, {
      id: unused.id,
    });
    expect(data).toMatchObject({
      dataset: { use: { downloads: 0, since: null, last30Days: { views: 0 }, days: [{}, {}, {}] } },
    });
  });

  test('that is counted while an answer is kept is in the next answer', async () => {
    const ask = () => gateway.query(`{ dataset(id: "${unused.id}") { use { views } } }`);
    await ask();
    await database.db
      .insertInto('national.use_day')
      .values({ dataset_id: unused.id, cvegeo: '17007', day: today, channel: 'view', count: 7, robots: 0 })
      .execute();
    await gateway.settled();
    expect((await ask()).data).toEqual({ dataset: { use: { views: 7 } } });
  });
});

test('an answer says which datasets it serves, also when it was kept, and lists serve none', async () => {
  const logger = createLogger({ level: 'silent', service: 'gateway' });
  const server = await createServer({
    logger,
    metrics: createMetrics(),
    readiness: createReadiness({ checks: [] }),
    publicUrl: 'http://hub.test',
  });
  const noted: UseNote[] = [];
  server.addHook('onResponse', async (request) => void noted.push(...notedUse(request)));
  await server.register(gateway.routes);
  const ask = (query: string) => server.inject({ method: 'POST', url: '/graphql', payload: { query } });
  const one = `{ dataset(id: "${used.id}") { title } other: dataset(id: "${randomUUID()}") { title } }`;
  await ask(one);
  await ask(one);
  await ask('{ datasets { nodes { id title } } }');
  await server.close();
  expect(noted).toEqual([
    { datasetId: used.id, channel: 'api' },
    { datasetId: used.id, channel: 'api' },
  ]);
});

describe('the network, month by month', () => {
  test('has its newest figures beside those of the last report', async () => {
    const { data } = await gateway.query(
      '{ network { measuredAt figures { id title unit value text before change method url } months { month name isClosed on values { id value } } } }',
    );
    const { figures, months } = (data as { network: { figures: { id: string }[]; months: object[] } })
      .network;
    expect(figures.find(({ id }) => id === 'members')).toMatchObject({
      title: 'Gobiernos integrantes',
      unit: 'COUNT',
      value: 14,
      text: '14',
      before: 12,
      change: '+2',
    });
    expect(figures.find(({ id }) => id === 'freshness')).toMatchObject({ text: '75 %', change: '−5 puntos' });
    expect(figures.find(({ id }) => id === 'downloads')).toMatchObject({ text: 'sin datos', change: null });
    expect(months).toMatchObject([
      { month: '2026-05', name: 'mayo de 2026', isClosed: true, on: '2026-05-31' },
      { month: '2026-06', isClosed: false, on: '2026-06-02' },
    ]);
  });

  test('has a report for each month that is over, with its text and its files', async () => {
    const { data } = await gateway.query(
      '{ monthlyReports { totalCount nodes { month name stateOn pdfUrl url } } monthlyReport(month: "2026-05") { text figures { id change } } none: monthlyReport(month: "2026-13") { month } }',
    );
    expect(data).toMatchObject({
      monthlyReports: {
        totalCount: 1,
        nodes: [{ month: '2026-05', pdfUrl: 'https://red.example/reports/2026-05.pdf' }],
      },
      none: null,
    });
    const { text } = (data as { monthlyReport: { text: { kind: string; text?: string }[] } }).monthlyReport;
    expect(text[0]).toEqual({ kind: 'title', text: 'Informe de mayo de 2026' });
  });
});
