import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
const at = (iso: string) => new Date(`${iso}Z`);

const [healthy, late, held, paused] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const csv = 'https://datos.example/obras.csv';
const dataset = sampleDataset({ sourceId: healthy, cvegeo: '17', title: 'Obras' });
const file = {
  title: 'Obras',
  format: 'CSV',
  mediaType: null,
  bytes: null,
  sha256: null,
  modified: null,
  role: null,
};

const row = (id: string, change: object) => ({
  id,
  cvegeo: '17007',
  kind: 'ckan',
  title: 'Portal',
  url: 'https://datos.example',
  health: 'healthy' as const,
  last_run_at: at('2026-06-15T06:00:00'),
  last_success_at: at('2026-06-15T06:00:00'),
  next_run_at: at('2026-06-16T06:00:00'),
  message: null,
  software: 'CKAN 2.10.1',
  ...change,
});

beforeAll(async () => {
  await database.db
    .insertInto('national.source')
    .values([
      row(healthy, { cvegeo: '17', title: 'Portal de Morelos' }),
      row(late, {
        health: 'degraded',
        message: 'El portal tardó demasiado en responder.',
        last_success_at: at('2026-06-01T06:00:00'),
      }),
      row(held, { cvegeo: '14', health: 'held', kind: 'data-json', next_run_at: null }),
      row(paused, { title: 'Viejo portal', is_open: false, last_success_at: at('2025-06-01T06:00:00') }),
    ])
    .execute();
  await database.db
    .insertInto('national.source_day')
    .values([
      { source_id: healthy, day: '2026-06-14', runs: 1, read: 100, rejected: 1, changed: 4, seconds: 2.5 },
      { source_id: healthy, day: '2026-06-15', runs: 2, failures: 1, read: 100 },
      { source_id: late, day: '2026-06-14', runs: 3, failures: 3 },
    ])
    .execute();
  await putDatasets(database.db, [
    {
      ...dataset,
      distributions: [
        { ...file, id: '1', url: csv, accessUrl: null },
        { ...file, id: '2', url: null, accessUrl: 'https://datos.example/sin-comprobar' },
      ],
    },
  ]);
  await database.db
    .insertInto('national.link_check')
    .values({
      url: csv,
      state: 'not-found-page',
      status: 200,
      checked_at: at('2026-06-15T10:00:00'),
      failing_since: at('2026-06-10T10:00:00'),
    })
    .execute();
  await gateway.settled();
});
afterAll(() => gateway.close());

async function ask(document: string, variables = {}) {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('a source', () => {
  test('tells its health, timetable, government, datasets and last days', async () => {
    const document = `query ($id: ID!) { source(id: $id) { title health everyHours nextRunAt software message
      isOpen isStale datasets government { name }
      days(last: 3) { day state runs failures read rejected changed seconds }
      slo { freshness uptime errors target met } } }`;
    expect(await ask(document, { id: healthy })).toEqual({
      source: {
        title: 'Portal de Morelos',
        health: 'HEALTHY',
        everyHours: 24,
        nextRunAt: '2026-06-16T06:00:00.000Z',
        software: 'CKAN 2.10.1',
        message: null,
        isOpen: true,
        isStale: false,
        datasets: 1,
        government: { name: 'Morelos' },
        days: [
          {
            day: '2026-06-13',
            state: 'NONE',
            runs: 0,
            failures: 0,
            read: 0,
            rejected: 0,
            changed: 0,
            seconds: 0,
          },
          {
            day: '2026-06-14',
            state: 'READ',
            runs: 1,
            failures: 0,
            read: 100,
            rejected: 1,
            changed: 4,
            seconds: 2.5,
          },
          {
            day: '2026-06-15',
            state: 'READ',
            runs: 2,
            failures: 1,
            read: 100,
            rejected: 0,
            changed: 0,
            seconds: 0,
          },
        ],
        slo: { freshness: 1, uptime: 2 / 3, errors: 0.005, target: 0.95, met: false },
      },
    });
    expect(await ask('{ source(id: "no-es") { id } }')).toEqual({ source: null });
  });

  test('is stale once twice its promise went by without a success, unless it is paused', async () => {
    const document = '{ sources { nodes { title isStale isOpen } } }';
    expect(await ask(document)).toEqual({
      sources: {
        nodes: [
          { title: 'Portal', isStale: false, isOpen: true },
          { title: 'Portal de Morelos', isStale: false, isOpen: true },
          { title: 'Portal', isStale: true, isOpen: true },
          { title: 'Viejo portal', isStale: false, isOpen: false },
        ],
      },
    });
  });

  test('does not show more than ninety days', async () => {
    const { errors } = await gateway.query(`{ source(id: "${healthy}") { days(last: 91) { day } } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_ARGUMENT');
  });
});

describe('the list of sources', () => {
  const document = `query ($filter: SourceFilter, $first: Int, $after: String) {
    sources(filter: $filter, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`;

  test.each([
    [{ government: '17007' }, [late, paused]],
    [{ state: '17' }, [healthy, late, paused]],
    [{ health: ['HELD', 'DEGRADED'] }, [held, late]],
    [{ kind: 'data-json' }, [held]],
    [{ stale: true }, [late]],
    [{ state: '17', stale: false }, [healthy, paused]],
  ])('with %j', async (filter, expected) => {
    expect(await ask(document, { filter })).toMatchObject({
      sources: { totalCount: expected.length, nodes: expected.map((id) => ({ id })) },
    });
  });

  test('has pages that do not repeat', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < 2; turn += 1) {
      const data = await ask(document, { first: 2, after });
      const page = data?.['sources'] as
        | { nodes: { id: string }[]; pageInfo: { endCursor: string } }
        | undefined;
      if (page === undefined) throw new Error('no page');
      const { nodes, pageInfo } = page;
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([held, healthy, late, paused]);
  });
});

test('the network counts the sources that have turns by health, and the stale ones', async () => {
  expect(await ask('{ network { sources { healthy degraded held stale } } }')).toEqual({
    network: { sources: { healthy: 1, degraded: 1, held: 1, stale: 1 } },
  });
});

test('a distribution tells what its address last answered', async () => {
  const document = `query ($id: ID!) { dataset(id: $id) {
    distributions { id check { state status checkedAt failingSince } } } }`;
  expect(await ask(document, { id: dataset.id })).toEqual({
    dataset: {
      distributions: [
        {
          id: '1',
          check: {
            state: 'NOT_FOUND_PAGE',
            status: 200,
            checkedAt: '2026-06-15T10:00:00.000Z',
            failingSince: '2026-06-10T10:00:00.000Z',
          },
        },
        { id: '2', check: null },
      ],
    },
  });
});
