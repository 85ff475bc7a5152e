import { connectors, type ReadStep } from '@rma/interop';
import {
  firstOf,
  startCkanPortal,
  startDataJsonPortal,
  syntheticDataJson,
  syntheticPackages,
  withChanges,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coordinator, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(10) });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await portal.close();
});

const fates = async (runId: string) => {
  const rows = await hub.admin
    .selectFrom('harvest.run_record')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('records')])
    .where('run_id', '=', runId)
    .groupBy('outcome')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.outcome, row.records]));
};

describe('a dry run', () => {
  test('tells what would happen and changes nothing that anybody sees', async () => {
    const { harvest, sourceId } = await hub.sourceAt(portal);
    await harvest();
    const before = {
      view: await hub.view(),
      ledger: await hub.ledgerKinds(),
      source: await hub.source(sourceId),
    };
    const jobsBefore = await hub.jobs('registry.report-harvest');
    const changed = syntheticPackages(12, { revision: (index) => (index < 3 ? 1 : 0) });
    portal.serve(withChanges(changed, { 5: { title: '' } }));
    hub.clock.advance({ hours: 2 });
    const run = await harvest({ dry: true });
    expect(run).toMatchObject({
      state: 'applied',
      is_dry: true,
      stage: 'sync',
      read_count: 12,
      added_count: 2,
      updated_count: 3,
      unchanged_count: 6,
      rejected_count: 1,
    });
    expect(await fates(run.id)).toEqual({ added: 2, updated: 3, rejected: 1 });
    expect(await hub.view()).toEqual(before.view);
    expect(await hub.ledgerKinds()).toEqual(before.ledger);
    expect(await hub.source(sourceId)).toEqual(before.source);
    expect(await hub.jobs('registry.report-harvest')).toEqual(jobsBefore);
    expect(await hub.admin.selectFrom('harvest.staged_record').select('position').execute()).toEqual([]);
  });

  test('says why a person would have to decide', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    portal.serve(firstOf(syntheticPackages(10), 2));
    expect(await harvest({ dry: true })).toMatchObject({
      state: 'applied',
      held_because: expect.stringContaining('8 de los 10'),
    });
    expect((await hub.view()).live).toHaveLength(10);
  });

  test('of a portal that is down does not make its source look worse', async () => {
    const { harvest, sourceId } = await hub.sourceAt(portal);
    await harvest();
    portal.misbehave({ down: true });
    expect(await harvest({ dry: true })).toMatchObject({ state: 'failed' });
    expect(await hub.source(sourceId)).toMatchObject({ health: 'healthy' });
  });
});

test('a forced run maps and writes every record again', async () => {
  const { harvest } = await hub.sourceAt(portal);
  await harvest();
  hub.clock.advance({ hours: 1 });
  expect(await harvest({ force: true })).toMatchObject({ updated_count: 10, unchanged_count: 0 });
  const { live } = await hub.view();
  expect(live.map((row) => row.updated_at)).toEqual(Array.from({ length: 10 }, () => hub.clock.now()));
});

describe('a source that tells changes', () => {
  /** Reads a data.json's records by hand: those given, and what is gone, up to a cursor. */
  const tells = (
    steps: { offered: readonly number[]; revision?: number; removed?: number[]; cursor: string }[],
  ) => {
    const asked: (string | undefined)[] = [];
    vi.spyOn(connectors['data-json'], 'read').mockImplementation(
      async function* (source): AsyncGenerator<ReadStep> {
        const step = steps[asked.length];
        asked.push(source.since);
        if (step === undefined) throw new Error('asked too often');
        const catalogue = syntheticDataJson(100);
        const records = step.offered.map((index) => {
          const raw = catalogue.at(index);
          const title = `${String(raw['title'])}, revisión ${step.revision ?? 0}`;
          return { remoteId: String(raw['identifier']), raw: { ...raw, title } };
        });
        const removed = (step.removed ?? []).map((index) => String(catalogue.at(index)['identifier']));
        yield { kind: 'page', records, removed };
        const scope = source.since === undefined ? 'whole' : 'changes';
        yield { kind: 'end', complete: true, count: records.length, scope, cursor: step.cursor };
      },
    );
    return asked;
  };
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  let remote: RemotePortal;
  beforeEach(async () => {
    remote = await startDataJsonPortal({ datasets: syntheticDataJson(10) });
  });
  afterEach(() => remote.close());

  test('is asked only for those, and absence means nothing', async () => {
    const asked = tells([
      { offered: range(20), cursor: 'one' },
      { offered: [3, 25], revision: 1, removed: [7], cursor: 'two' },
      { offered: [], cursor: 'three' },
    ]);
    const { harvest } = await hub.sourceAt(remote, 'data-json');
    await harvest({ mode: 'incremental' });
    expect(await harvest({ mode: 'incremental' })).toMatchObject({
      state: 'applied',
      read_scope: 'changes',
      read_count: 2,
      added_count: 1,
      updated_count: 1,
      archived_count: 1,
    });
    expect(await harvest({ mode: 'incremental' })).toMatchObject({ state: 'applied', archived_count: 0 });
    expect(asked).toEqual([undefined, 'one', 'two']);
    const { live, archived } = await hub.view();
    expect([live.length, archived.length]).toEqual([20, 1]);
  });

  test('goes on where the last applied run ended, also after one that failed', async () => {
    const asked = tells([
      { offered: range(20), cursor: 'one' },
      { offered: [3], revision: 1, cursor: 'two' },
    ]);
    const { harvest, sourceId } = await hub.sourceAt(remote, 'data-json');
    await harvest();
    vi.mocked(connectors['data-json'].read).mockImplementationOnce(async function* () {
      yield { kind: 'end', complete: false, failure: { code: 'unreachable', detail: 'gone' } };
    });
    expect(await harvest({ mode: 'incremental' })).toMatchObject({ state: 'failed' });
    expect(await harvest({ mode: 'incremental' })).toMatchObject({ state: 'applied', updated_count: 1 });
    expect(asked).toEqual([undefined, 'one']);
    const source = await hub.admin
      .selectFrom('harvest.source')
      .select(['cursor', 'last_full_at'])
      .where('id', '=', sourceId)
      .executeTakeFirstOrThrow();
    expect(source).toEqual({ cursor: 'two', last_full_at: new Date('2026-03-01T06:00:00Z') });
  });

  test('takes the last of several changes of one record', async () => {
    tells([
      { offered: range(5), cursor: 'one' },
      { offered: [2, 2], revision: 1, cursor: 'two' },
    ]);
    const { harvest } = await hub.sourceAt(remote, 'data-json');
    await harvest();
    expect(await harvest({ mode: 'incremental' })).toMatchObject({ updated_count: 1, skipped_count: 1 });
  });

  test('that says nearly everything is gone is held like another, and its place is not lost', async () => {
    const asked = tells([
      { offered: range(20), cursor: 'one' },
      { offered: [], removed: range(15), cursor: 'two' },
      { offered: [], cursor: 'three' },
    ]);
    const { harvest, harvester } = await hub.sourceAt(remote, 'data-json');
    await harvest();
    const held = await harvest({ mode: 'incremental' });
    expect(held).toMatchObject({ state: 'held', held_because: expect.stringContaining('15 de los 20') });
    await harvester.confirmRun(coordinator, { runId: held.id });
    await harvester.executeRun(held.id);
    expect((await hub.view()).live).toHaveLength(5);
    await harvest({ mode: 'incremental' });
    expect(asked).toEqual([undefined, 'one', 'two']);
  });

  test('is read whole again by the timetable after so many days', async () => {
    const asked = tells([
      { offered: range(5), cursor: 'one' },
      { offered: [], cursor: 'two' },
      { offered: range(5), cursor: 'three' },
    ]);
    const { harvester } = await hub.sourceAt(remote, 'data-json');
    for (const days of [0, 1, 6]) {
      hub.clock.advance({ days });
      await harvester.scheduleDue();
      const { id } = await hub.admin
        .selectFrom('harvest.run')
        .select('id')
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow();
      await harvester.executeRun(id);
    }
    expect(asked).toEqual([undefined, 'one', undefined]);
  });
});

test('a record that its portal made private is archived like one that is gone, and returns with it', async () => {
  const { harvest } = await hub.sourceAt(portal);
  await harvest();
  portal.serve(withChanges(syntheticPackages(10), { 2: { private: true } }));
  expect(await harvest()).toMatchObject({ rejected_count: 1, archived_count: 1 });
  expect(await harvest()).toMatchObject({ rejected_count: 1, archived_count: 0, returned_count: 0 });
  portal.serve(syntheticPackages(10));
  expect(await harvest()).toMatchObject({ returned_count: 1, unchanged_count: 10 });
  expect((await hub.view()).live).toHaveLength(10);
});

test('personal data in a title is kept nowhere', async () => {
  const title = 'Apoyo a HEGG560427MVZRRL04';
  portal.serve(withChanges(syntheticPackages(10), { 2: { title } }));
  const { harvest } = await hub.sourceAt(portal);
  const run = await harvest();
  expect(run).toMatchObject({ rejected_count: 1, added_count: 9 });
  const kept = await hub.admin
    .selectFrom('harvest.run_record')
    .selectAll()
    .where('outcome', '=', 'rejected')
    .execute();
  expect(kept).toMatchObject([{ title: null, problems: [{ field: 'title', rule: 'personal-data' }] }]);
  expect(JSON.stringify([kept, await hub.jobs('registry.report-harvest')])).not.toContain('560427');
});

test('a record with personal data in its text is not taken, and its value is told masked', async () => {
  const { harvest } = await hub.sourceAt(portal);
  await harvest();
  portal.serve(
    withChanges(syntheticPackages(10), { 2: { notes: 'Solicitante con CURP HEGG560427MVZRRL04.' } }),
  );
  const run = await harvest();
  expect(run).toMatchObject({ rejected_count: 1, unchanged_count: 9 });
  const { problems } = await hub.admin
    .selectFrom('harvest.run_record')
    .select('problems')
    .where('run_id', '=', run.id)
    .executeTakeFirstOrThrow();
  expect(problems).toMatchObject([{ field: 'description', rule: 'personal-data' }]);
  expect(JSON.stringify(problems)).not.toContain('560427');
  expect((await hub.view()).live).toHaveLength(10);
});
