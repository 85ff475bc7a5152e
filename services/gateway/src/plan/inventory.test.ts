import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@rma/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
const opened = sampleDataset({ cvegeo: '17007', title: 'Rutas de transporte' });

const item = (number: number, change: object = {}) => ({
  id: randomUUID(),
  cvegeo: '17007',
  number,
  responsible: 'Vialidad',
  title: `Conjunto ${number}`,
  has_private_data: false,
  state: 'listed' as const,
  updated_at: new Date('2026-06-01T00:00:00Z'),
  ...change,
});

beforeAll(async () => {
  await putDatasets(database.db, [opened]);
  await database.db
    .insertInto('national.inventory')
    .values({
      cvegeo: '17007',
      filed_at: new Date('2026-06-01T18:00:00Z'),
      plan_published_at: new Date('2026-06-02T18:00:00Z'),
      items: 5,
      open: 1,
      planned: 2,
      overdue: 1,
      closed_by_law: 1,
    })
    .execute();
  await database.db
    .insertInto('national.inventory_item')
    .values([
      item(1, { state: 'planned', planned_on: '2026-06-14', first_planned_on: '2026-03-01', demand: 5 }),
      item(2, { state: 'planned', planned_on: '2026-07-01', standard_id: 'mobility/road-incidents' }),
      item(3, { state: 'open', planned_on: '2026-05-01', opened_on: '2026-04-30', dataset_id: opened.id }),
      item(4, {
        state: 'not-openable',
        has_private_data: true,
        privacy_reason: 'Contiene datos personales',
        legal_basis: 'personal-data',
      }),
      item(5, { demand: 40, priority: 1 }),
    ])
    .execute();
});

async function inventory(selection: string) {
  const { data = null, errors } = await gateway.query(
    `{ government(cvegeo: "17007") { inventory { ${selection} } } }`,
  );
  if (!data) throw new Error(errors?.[0]?.message);
  return (data['government'] as { inventory: Record<string, never> }).inventory;
}

describe("a government's inventory", () => {
  test('is told with its counts and where its files are', async () => {
    expect(await inventory('total open planned overdue notOpenable url planUrl filedAt')).toEqual({
      total: 5,
      open: 1,
      planned: 2,
      overdue: 1,
      notOpenable: 1,
      url: 'https://red.example/governments/17007/inventory.csv',
      planUrl: 'https://red.example/governments/17007/plan.csv',
      filedAt: '2026-06-01T18:00:00.000Z',
    });
  });

  test('has as its plan what is promised and what of it was opened, by date', async () => {
    const { plan } = await inventory(
      'plan { totalCount nodes { key status plannedOn firstPlannedOn isOverdue daysLeft dataset { title } standard { id } } }',
    );
    expect(plan).toEqual({
      totalCount: 3,
      nodes: [
        expect.objectContaining({
          key: 'INV-0003',
          status: 'OPEN',
          dataset: { title: 'Rutas de transporte' },
        }),
        expect.objectContaining({
          key: 'INV-0001',
          isOverdue: true,
          daysLeft: -1,
          firstPlannedOn: '2026-03-01',
        }),
        expect.objectContaining({
          key: 'INV-0002',
          isOverdue: false,
          daysLeft: 16,
          standard: { id: 'mobility/road-incidents' },
        }),
      ],
    });
  });

  test('says why something cannot be opened', async () => {
    const { items } = await inventory(
      'items(filter: { status: [NOT_OPENABLE] }) { nodes { privacyReason legalBasis { id isArticleConfirmed citation } } }',
    );
    expect(items).toMatchObject({
      nodes: [{ legalBasis: { id: 'personal-data', isArticleConfirmed: false } }],
    });
  });

  test('is null for who has filed none', async () => {
    const { data } = await gateway.query('{ government(cvegeo: "17") { inventory { total } } }');
    expect(data).toEqual({ government: { inventory: null } });
  });
});

describe('the items of all inventories', () => {
  test.each(['KEY', 'DATE', 'DEMAND'])('are each on one page when sorted by %s', async (sort) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page += 1) {
      const { data } = await gateway.query(
        `query($after: String) { inventoryItems(sort: ${sort}, first: 2, after: $after) {
          totalCount nodes { key } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const connection = data?.['inventoryItems'] as {
        nodes: { key: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...connection.nodes.map(({ key }) => key));
      if (!connection.pageInfo.hasNextPage) break;
      after = connection.pageInfo.endCursor;
    }
    expect(seen.toSorted()).toEqual(['INV-0001', 'INV-0002', 'INV-0003', 'INV-0004', 'INV-0005']);
    if (sort === 'DEMAND') expect(seen.slice(0, 2)).toEqual(['INV-0005', 'INV-0001']);
    if (sort === 'DATE') expect(seen.slice(0, 3)).toEqual(['INV-0003', 'INV-0001', 'INV-0002']);
  });

  test('are found by when they were promised', async () => {
    const { data } = await gateway.query(
      '{ inventoryItems(filter: { state: "17", status: [PLANNED], plannedFrom: "2026-06-15" }) { nodes { key } } }',
    );
    expect(data).toEqual({ inventoryItems: { nodes: [{ key: 'INV-0002' }] } });
  });
});
