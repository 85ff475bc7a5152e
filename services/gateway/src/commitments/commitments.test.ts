import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@rma/testkit';
import { beforeAll, expect, test } from 'vitest';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
const agreement = randomUUID();
const addendum = randomUUID();
const ended = randomUUID();

async function putMemorandum(id: string, folio: string, change: object): Promise<void> {
  await database.db
    .insertInto('national.memorandum')
    .values({
      id,
      folio,
      cvegeo: '17007',
      title: 'Convenio',
      state: 'active',
      valid_from: '2026-01-01',
      valid_until: '2027-12-31',
      signed_on: '2025-12-20',
      ...change,
    })
    .execute();
}

async function putCommitment(
  memorandumId: string,
  position: number,
  commitment: {
    indicator: string;
    parameters?: object;
    dueOn: string;
    steps: [state: 'pending' | 'met' | 'met-late' | 'overdue', on: string][];
    measured?: number;
    target?: number;
  },
): Promise<void> {
  const id = randomUUID();
  const { indicator, parameters = {}, dueOn, steps, measured = null, target = null } = commitment;
  const state = steps.at(-1)?.[0] ?? 'pending';
  await database.db
    .insertInto('national.commitment')
    .values({
      id,
      memorandum_id: memorandumId,
      cvegeo: '17007',
      position,
      indicator,
      parameters: JSON.stringify(parameters),
      due_on: dueOn,
      state,
      measured,
      target,
      measured_at: new Date('2026-06-15T06:05:00Z'),
    })
    .execute();
  await database.db
    .insertInto('national.commitment_step')
    .values(
      steps.map(([each, on], index) => ({
        commitment_id: id,
        number: index + 1,
        state: each,
        happened_on: on,
      })),
    )
    .execute();
}

beforeAll(async () => {
  await putMemorandum(agreement, 'RMA-17007-2026-001', {});
  await putMemorandum(addendum, 'RMA-17007-2026-002', { kind: 'addendum', parent_id: agreement });
  await putMemorandum(ended, 'RMA-17007-2020-001', { state: 'expired', valid_until: '2025-01-01' });
  await putCommitment(agreement, 1, {
    indicator: 'plan-published',
    dueOn: '2026-05-01',
    steps: [
      ['pending', '2026-01-01'],
      ['overdue', '2026-05-02'],
      ['met-late', '2026-06-01'],
    ],
    measured: 1,
    target: 1,
  });
  await putCommitment(agreement, 2, {
    indicator: 'freshness',
    parameters: { share: 0.9 },
    dueOn: '2026-12-31',
    steps: [['pending', '2026-01-01']],
    measured: 0.899,
    target: 0.9,
  });
  await putCommitment(addendum, 1, {
    indicator: 'packages-live',
    parameters: { theme: 'mobility', count: 3 },
    dueOn: '2026-09-30',
    steps: [['pending', '2026-03-01']],
    measured: 2,
    target: 3,
  });
  await putCommitment(ended, 1, {
    indicator: 'inventory-filed',
    dueOn: '2021-01-01',
    steps: [['pending', '2020-01-01']],
  });
  await gateway.settled();
});

test('an agreement shows what it promises with its addenda, how it goes and its burn-down', async () => {
  const { data, errors } = await gateway.query(`{
    memoranda(filter: { state: [ACTIVE] }) {
      nodes { folio
        commitments { text dueOn state progress measured target measuredAt metOn exceptionReason }
        burnDown { date open planned } }
    } }`);
  expect(errors).toBeUndefined();
  const nodes = (data as { memoranda: { nodes: { folio: string }[] } }).memoranda.nodes;
  expect(nodes.find(({ folio }) => folio === 'RMA-17007-2026-001')).toEqual({
    folio: 'RMA-17007-2026-001',
    commitments: [
      {
        text: 'Publicar su plan de apertura con la fecha de cada conjunto de datos',
        dueOn: '2026-05-01',
        state: 'MET_LATE',
        progress: 'Hecho',
        measured: 1,
        target: 1,
        measuredAt: '2026-06-15T06:05:00.000Z',
        metOn: null,
        exceptionReason: null,
      },
      expect.objectContaining({ state: 'PENDING', progress: '2 de 3', dueOn: '2026-09-30' }),
      expect.objectContaining({ progress: '89 % de 90 %' }),
    ],
    burnDown: [
      { date: '2026-01-01', open: 2, planned: 2 },
      { date: '2026-03-01', open: 3, planned: 3 },
      { date: '2026-05-01', open: 3, planned: 2 },
      { date: '2026-05-02', open: 3, planned: 2 },
      { date: '2026-06-01', open: 2, planned: 2 },
      { date: '2026-06-15', open: 2, planned: 2 },
      { date: '2026-09-30', open: null, planned: 1 },
      { date: '2026-12-31', open: null, planned: 0 },
    ],
  });
  expect(nodes.find(({ folio }) => folio === 'RMA-17007-2026-002')).toMatchObject({
    commitments: [{ progress: '2 de 3' }],
  });
});

test('a government shows only what binds today', async () => {
  const { data } = await gateway.query(`{ government(cvegeo: "17007") {
    commitments { indicator memorandumId } burnDown { open } } }`);
  expect(data).toMatchObject({
    government: {
      commitments: [
        { indicator: 'plan-published', memorandumId: agreement },
        { indicator: 'packages-live', memorandumId: addendum },
        { indicator: 'freshness', memorandumId: agreement },
      ],
    },
  });
});
