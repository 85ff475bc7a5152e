import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database);
const at = (iso: string) => new Date(`${iso}T12:00:00Z`);
const [bumps, waste, merged, planned, reuse, round] = Array.from({ length: 6 }, () => randomUUID());
const dataset = sampleDataset({ title: 'Baches', cvegeo: '17007' });

const request = (id: string, change: object) => ({
  id,
  folio: `PET-${id.slice(0, 8)}`,
  cvegeo: '17007',
  title: 'Baches reportados',
  description: 'Por colonia y fecha.',
  requester_kind: 'person',
  requester_name: null,
  purpose: null,
  benefit: null,
  state: 'published' as const,
  answer: null,
  answer_text: null,
  legal_basis: null,
  planned_on: null,
  dataset_id: null,
  merged_into: null,
  theme_id: null,
  votes: 1,
  received_at: at('2026-06-01'),
  due_on: '2026-07-01',
  checked_at: null,
  answered_at: null,
  is_late: false,
  ...change,
});

beforeAll(async () => {
  const { db } = database;
  await putDatasets(db, [dataset]);
  await db
    .insertInto('national.data_request')
    .values([
      request(bumps ?? '', {
        votes: 9,
        state: 'answered',
        answer: 'opened',
        dataset_id: dataset.id,
        answered_at: at('2026-06-10'),
      }),
      request(waste ?? '', {
        title: 'Rutas de los camiones de basura',
        votes: 30,
        received_at: at('2026-04-01'),
        due_on: '2026-05-01',
        is_late: true,
        theme_id: 'mobility',
      }),
      request(merged ?? '', { title: 'Camión de basura', state: 'merged', merged_into: waste }),
      request(planned ?? '', {
        cvegeo: '17',
        state: 'answered',
        answer: 'refused',
        legal_basis: 'tax-secret',
        received_at: at('2026-06-05'),
        votes: 2,
      }),
    ])
    .execute();
  await db
    .insertInto('national.dataset_report')
    .values({
      id: randomUUID(),
      folio: 'REP-1',
      dataset_id: dataset.id,
      cvegeo: '17007',
      kind: 'personal-data',
      description: null,
      state: 'published',
      answer: null,
      answer_text: null,
      received_at: at('2026-06-12'),
      due_on: '2026-07-12',
      answered_at: null,
      is_late: false,
    })
    .execute();
  await db
    .insertInto('national.reuse')
    .values({
      id: reuse ?? '',
      kind: 'policy',
      title: 'Bacheo por prioridad',
      summary: 'Con los reportes se ordenó el programa de bacheo.',
      body: null,
      url: 'https://obras.example/bacheo',
      author: 'Obras Públicas',
      sector: 'infrastructure',
      sdgs: [11],
      published_at: at('2026-06-01'),
    })
    .execute();
  await db
    .insertInto('national.reuse_dataset')
    .values(
      [dataset.id, randomUUID()].map((id, position) => ({
        reuse_id: reuse ?? '',
        dataset_id: id,
        cvegeo: '17007',
        title: 'Baches',
        position,
      })),
    )
    .execute();
  await db
    .insertInto('national.consultation')
    .values({
      id: round ?? '',
      cvegeo: '17007',
      title: '¿Qué abrimos primero?',
      description: 'Ordene hasta tres.',
      opened_at: at('2026-06-01'),
      closes_on: '2026-06-20',
      state: 'open',
      closed_at: null,
      outcome: null,
      ballots: 4,
      options: JSON.stringify([
        {
          id: randomUUID(),
          title: 'Basura',
          description: null,
          requestId: waste,
          inventoryItemId: null,
          points: null,
          firsts: null,
        },
      ]),
    })
    .execute();
  await gateway.settled();
});
afterAll(() => gateway.close());

const folios = async (query: string) => {
  const { data, errors } = await gateway.query(
    `{ answer: ${query} { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
  );
  expect(errors).toBeUndefined();
  const { answer } = data as {
    answer: {
      totalCount: number;
      nodes: { id: string }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  };
  return answer;
};
const idsOf = async (query: string) => (await folios(query)).nodes.map(({ id }) => id);

describe('the public’s requests', () => {
  test('are listed by date, by support or by deadline, page by page, without what was merged', async () => {
    expect(await idsOf('dataRequests')).toEqual([planned, bumps, waste]);
    expect(await idsOf('dataRequests(sort: VOTES)')).toEqual([waste, bumps, planned]);
    for (const sort of ['NEWEST', 'VOTES', 'DUE']) {
      const whole = await idsOf(`dataRequests(sort: ${sort})`);
      const paged: string[] = [];
      let after = '';
      do {
        const page = await folios(`dataRequests(sort: ${sort}, first: 1${after})`);
        expect(page.totalCount).toBe(3);
        paged.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : '';
      } while (after !== '');
      expect(paged).toEqual(whole);
    }
  });

  test.each([
    ['government: "17007"', () => [bumps, waste]],
    ['state: "17"', () => [planned, bumps, waste]],
    ['late: true', () => [waste]],
    ['theme: "mobility"', () => [waste]],
    ['status: [MERGED]', () => [merged]],
    ['answer: [REFUSED]', () => [planned]],
    ['answer: [REFUSED, OPENED]', () => [planned, bumps]],
    ['query: "camion de la basura"', () => [waste]],
  ])('are found by %s', async (filter, expected) => {
    expect(await idsOf(`dataRequests(filter: { ${filter} })`)).toEqual(expected());
  });

  test('say how they were answered, and lead to the dataset, the law or the request they joined', async () => {
    const { data } = await gateway.query(`{
      opened: dataRequest(id: "${bumps}") { state answer dataset { title description } government { name } isOverdue url }
      refused: dataRequest(id: "${planned}") { legalBasis }
      merged: dataRequest(id: "${merged}") { mergedInto { title isOverdue } }
      nothing: dataRequest(id: "1") { id } }`);
    expect(data).toMatchObject({
      opened: { state: 'ANSWERED', answer: 'OPENED', dataset: { title: 'Baches' }, isOverdue: false },
      refused: { legalBasis: expect.stringContaining('secreto fiscal') as string },
      merged: { mergedInto: { title: 'Rutas de los camiones de basura', isOverdue: true } },
      nothing: null,
    });
  });

  test('add up for each government: what waits, what is overdue, and the share in time', async () => {
    const { data } = await gateway.query(
      '{ government(cvegeo: "17007") { demand { open overdue answered answeredInTime openReports inTimeShare } } none: government(cvegeo: "01") { demand { open inTimeShare } } }',
    );
    expect(data).toEqual({
      government: {
        demand: { open: 2, overdue: 1, answered: 1, answeredInTime: 1, openReports: 1, inTimeShare: 0.5 },
      },
      none: { demand: { open: 0, inTimeShare: null } },
    });
  });
});

test('a dataset shows what was made with it and what is wrong with it; a reuse, the datasets that are still there', async () => {
  const { data, errors } = await gateway.query(`{
    dataset(id: "${dataset.id}") {
      reuses { title link url sectorName goals { number name } datasets { id } }
      reports { folio kind description state } }
    reuses(filter: { goal: 11, sector: "infrastructure", government: "17007" }) { totalCount }
    none: reuses(filter: { goal: 4 }) { totalCount } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    dataset: {
      reuses: [
        {
          title: 'Bacheo por prioridad',
          link: 'https://obras.example/bacheo',
          url: `https://red.example/usos/${reuse}`,
          sectorName: 'Infraestructura',
          goals: [{ number: 11, name: 'Ciudades y comunidades sostenibles' }],
          datasets: [{ id: dataset.id }],
        },
      ],
      reports: [{ folio: 'REP-1', kind: 'personal-data', description: null, state: 'PUBLISHED' }],
    },
    reuses: { totalCount: 1 },
    none: { totalCount: 0 },
  });
});

test('a round is open until its last day is over at home and in Mexico City, also before it is counted', async () => {
  const isOpen = async () =>
    (
      await gateway.query(
        `{ consultation(id: "${round}") { isOpen participants options { title points request { votes } } } }`,
      )
    ).data;
  expect(await isOpen()).toEqual({
    consultation: {
      isOpen: true,
      participants: 4,
      options: [{ title: 'Basura', points: null, request: { votes: 30 } }],
    },
  });
  clock.set('2026-06-21T06:00:01Z');
  expect(await isOpen()).toMatchObject({ consultation: { isOpen: false } });
});
