import {
  appendToLedger,
  archiveNationalDatasets,
  putNationalDatasets,
  withdrawNationalDatasets,
  type LedgerEntry,
  type NationalDataset,
} from '@rma/persistence';
import { createTestDatabase, testClock } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
afterAll(() => gateway.close());

const clock = testClock('2026-01-01T12:00:00Z');
const first = sampleDataset({
  title: 'Refugios',
  description: 'Los refugios del estado',
  keywords: ['refugios'],
});

/** A public change on a day of January 2026, written as its owners write it. */
async function on(
  day: number,
  change: { dataset?: NationalDataset; entries: LedgerEntry[]; end?: 'archived' | 'withdrawn' },
) {
  clock.set(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`);
  await database.db.transaction().execute(async (trx) => {
    if (change.dataset) await putNationalDatasets(trx, [change.dataset]);
    if (change.end === 'archived') await archiveNationalDatasets(trx, [first.id], clock.now());
    if (change.end === 'withdrawn')
      await withdrawNationalDatasets(trx, [first.id], { reason: 'Ya no se usa', at: clock.now() });
    await appendToLedger(trx, change.entries, { actor: { kind: 'system', name: 'test' }, clock });
  });
}

const about = (kind: LedgerEntry['kind'], cause?: string): LedgerEntry => ({
  kind,
  subject: `dataset:${first.id}`,
  cvegeo: '17007',
  ...(cause !== undefined && { cause }),
});

const [file] = first.distributions;
if (file === undefined) throw new Error('the sample has a file');
const second: NationalDataset = {
  ...first,
  title: 'Refugios temporales',
  keywords: ['refugios', 'ciclones'],
  distributions: [
    { ...file, bytes: 20 },
    { ...file, id: 'otro', title: 'Mapa', format: 'GEOJSON' },
  ],
};

const membership = (kind: LedgerEntry['kind'], to: string): LedgerEntry => ({
  kind,
  subject: 'government:17007',
  cvegeo: '17007',
  detail: { from: null, to },
});
const folio = { folio: 'RMA-1', validFrom: '2026-01-05', validUntil: '2026-12-31' };

beforeAll(async () => {
  await on(2, {
    dataset: first,
    entries: [membership('membership.approved', 'approved'), about('dataset.published', 'run:1')],
  });
  await on(4, { dataset: second, entries: [about('dataset.updated', 'run:2')] });
  await on(5, {
    entries: [
      { kind: 'memorandum.activated', subject: 'memorandum:m1', cvegeo: '17007', detail: folio },
      membership('membership.changed', 'active'),
      {
        kind: 'package.published',
        subject: 'package:019a0000-0000-7000-8000-000000000001',
        cvegeo: '17007',
        detail: { theme: 'mobility', release: 1, datasets: 3 },
      },
    ],
  });
  await on(5, {
    entries: [
      // One that was never signed, and an addendum that lasts longer: neither is what the government had.
      { kind: 'memorandum.drafted', subject: 'memorandum:m2', cvegeo: '17007', detail: { folio: 'RMA-2' } },
      {
        kind: 'memorandum.activated',
        subject: 'memorandum:m3',
        cvegeo: '17007',
        detail: { folio: 'RMA-3', type: 'addendum', validFrom: '2026-01-01', validUntil: '2040-01-01' },
      },
    ],
  });
  await on(6, { end: 'archived', entries: [about('dataset.archived', 'run:3')] });
  await on(8, { dataset: second, entries: [about('dataset.returned', 'run:4')] });
  await on(9, {
    entries: [{ kind: 'memorandum.suspended', subject: 'memorandum:m1', cvegeo: '17007', detail: folio }],
  });
  await on(10, { end: 'withdrawn', entries: [about('dataset.withdrawn', 'Ya no se usa')] });
  await gateway.settled();
});

async function ask(document: string) {
  const { data, errors } = await gateway.query(document);
  expect(errors).toBeUndefined();
  return data ?? {};
}

describe('the history of a dataset', () => {
  test('is every public change, newest first, with its cause and how it left it', async () => {
    const data = await ask(
      `{ datasetHistory(id: "${first.id}") { title state publisher { name }
        versions { totalCount nodes { number seq kind state cause at } } } }`,
    );
    expect(data['datasetHistory']).toMatchObject({
      title: 'Refugios temporales',
      state: 'WITHDRAWN',
      publisher: { name: 'Cuernavaca' },
      versions: {
        totalCount: 5,
        nodes: [
          { number: 5, kind: 'dataset.withdrawn', state: 'WITHDRAWN', cause: 'Ya no se usa' },
          { number: 4, kind: 'dataset.returned', state: 'LIVE' },
          { number: 3, kind: 'dataset.archived', state: 'ARCHIVED' },
          { number: 2, kind: 'dataset.updated', state: 'LIVE', cause: 'run:2' },
          { number: 1, seq: 2, kind: 'dataset.published', at: '2026-01-02T12:00:00.000Z' },
        ],
      },
    });
  });

  test('tells field by field, and file by file, what changed', async () => {
    const data = await ask(
      `{ datasetHistory(id: "${first.id}") { versions { nodes { number changes { field item before after } } } } }`,
    );
    const { nodes } = (
      data['datasetHistory'] as { versions: { nodes: { number: number; changes: unknown[] }[] } }
    ).versions;
    const changesOf = (number: number) => nodes.find((node) => node.number === number)?.changes;
    expect(changesOf(2)).toEqual([
      { field: 'title', item: null, before: 'Refugios', after: 'Refugios temporales' },
      { field: 'keywords', item: null, before: ['refugios'], after: ['refugios', 'ciclones'] },
      {
        field: 'distributions',
        item: 'CSV',
        before: expect.objectContaining({ bytes: 10 }),
        after: expect.objectContaining({ bytes: 20 }),
      },
      {
        field: 'distributions',
        item: 'Mapa',
        before: null,
        after: expect.objectContaining({ format: 'GEOJSON' }),
      },
    ]);
    expect([1, 3, 4, 5].flatMap(changesOf)).toEqual([]);
  });

  test('is paged without repeating or skipping a change', async () => {
    const page = async (after: string | null) => {
      const data = await ask(
        `{ datasetHistory(id: "${first.id}") { versions(first: 2, after: ${JSON.stringify(after)}) {
          nodes { number } pageInfo { hasNextPage endCursor } } } }`,
      );
      return (
        data['datasetHistory'] as {
          versions: { nodes: { number: number }[]; pageInfo: { endCursor: string } };
        }
      ).versions;
    };
    const one = await page(null);
    const two = await page(one.pageInfo.endCursor);
    const three = await page(two.pageInfo.endCursor);
    expect([one, two, three].flatMap(({ nodes }) => nodes.map(({ number }) => number))).toEqual([
      5, 4, 3, 2, 1,
    ]);
  });

  test.each([
    ['2026-01-01', 'ABSENT', null],
    ['2026-01-03', 'LIVE', { title: 'Refugios', archivedAt: null }],
    ['2026-01-05', 'LIVE', { title: 'Refugios temporales', archivedAt: null }],
    ['2026-01-07', 'ARCHIVED', { title: 'Refugios temporales', archivedAt: '2026-01-06T12:00:00.000Z' }],
    ['2026-01-09', 'LIVE', { title: 'Refugios temporales', archivedAt: null }],
    ['2026-01-11', 'WITHDRAWN', null],
  ])('on %s it was %s', async (date, state, then) => {
    const data = await ask(
      `{ datasetHistory(id: "${first.id}") { stateAt(date: "${date}") asOf(date: "${date}") { title archivedAt } } }`,
    );
    expect(data).toEqual({ datasetHistory: { stateAt: state, asOf: then } });
  });

  test('is whole: what the dataset was can be asked with every field of a dataset', async () => {
    const data = await ask(
      `{ datasetHistory(id: "${first.id}") { asOf(date: "2026-01-03") { title description keywords license modified freshness
        publisher { name } distributions { title format downloadUrl bytes } contact { name } preview { rows } url } } }`,
    );
    expect((data['datasetHistory'] as { asOf: unknown }).asOf).toMatchObject({
      description: 'Los refugios del estado',
      modified: '2026-01-01T00:00:00.000Z',
      publisher: { name: 'Cuernavaca' },
      distributions: [{ title: 'CSV', bytes: 10 }],
      preview: null,
    });
  });

  test('of what never was is nothing', async () => {
    expect(
      await ask(
        '{ one: datasetHistory(id: "x") { id } other: datasetHistory(id: "019a0000-0000-7000-8000-000000000009") { id } }',
      ),
    ).toEqual({ one: null, other: null });
  });
});

describe('a government as it was', () => {
  const then = async (date: string) => {
    const data = await ask(
      `{ government(cvegeo: "17007") { asOf(date: "${date}") { membership datasets memorandum { folio state }
        packages { theme { id } title release datasets } } } }`,
    );
    return (data['government'] as { asOf: unknown }).asOf;
  };

  test('tells its membership, memorandum, packages and live datasets on that day', async () => {
    expect(await then('2026-01-01')).toEqual({
      membership: null,
      datasets: 0,
      memorandum: null,
      packages: [],
    });
    expect(await then('2026-01-03')).toMatchObject({ membership: 'APPROVED', datasets: 1, memorandum: null });
    expect(await then('2026-01-06')).toEqual({
      membership: 'ACTIVE',
      datasets: 1,
      memorandum: { folio: 'RMA-1', state: 'ACTIVE' },
      packages: [{ theme: { id: 'mobility' }, title: null, release: 1, datasets: 3 }],
    });
    expect(await then('2026-01-07')).toMatchObject({ datasets: 0 });
    expect(await then('2026-01-11')).toMatchObject({
      datasets: 0,
      membership: 'ACTIVE',
      memorandum: { folio: 'RMA-1', state: 'SUSPENDED' },
    });
  });
});
