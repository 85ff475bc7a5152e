import { countsAddUp } from '@rma/domain';
import {
  datasetsOf,
  firstOf,
  startCkanPortal,
  startDataJsonPortal,
  syntheticDataJson,
  syntheticPackages,
  withChanges,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestHarvester } from '../testing.ts';
import { countsOf } from './report-payload.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(10) });
});
afterEach(() => portal.close());

describe('a harvest', () => {
  test('publishes what is new, once, and says so on the ledger', async () => {
    const { harvest, sourceId } = await hub.sourceAt(portal);
    const run = await harvest();
    expect(run).toMatchObject({ state: 'applied', stage: 'report', read_count: 10, added_count: 10 });
    expect((await hub.view()).live).toHaveLength(10);
    expect(await hub.ledgerKinds()).toEqual({ 'dataset.published': 10 });
    expect(await hub.source(sourceId)).toMatchObject({
      health: 'healthy',
      last_success_at: hub.clock.now(),
    });
  });

  test('of the same catalogue writes nothing', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    hub.clock.advance({ days: 1 });
    expect(await harvest()).toMatchObject({ state: 'applied', unchanged_count: 10, added_count: 0 });
    expect(await hub.view()).toEqual(before);
    expect(await hub.ledgerKinds()).toEqual({ 'dataset.published': 10 });
  });

  test('keeps the public id of a dataset whose title changed', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const ids = (rows: { id: string }[]) => rows.map((row) => row.id).toSorted();
    const before = ids((await hub.view()).live);
    portal.serve(syntheticPackages(10, { revision: (index) => (index < 3 ? 1 : 0) }));
    expect(await harvest()).toMatchObject({ updated_count: 3, unchanged_count: 7 });
    expect(ids((await hub.view()).live)).toEqual(before);
    expect(await hub.ledgerKinds()).toEqual({ 'dataset.published': 10, 'dataset.updated': 3 });
  });

  test('does not write a record that only its machinery touched', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.serve(withChanges(syntheticPackages(10), { 0: { name: 'otro-nombre-interno' } }));
    hub.clock.advance({ days: 1 });
    expect(await harvest()).toMatchObject({ unchanged_count: 10, updated_count: 0 });
    expect(await hub.view()).toEqual(before);
  });

  test('counts every record once and tells why of each it did not take', async () => {
    const { id } = syntheticPackages(1).at(0);
    portal.serve(
      withChanges(syntheticPackages(10), {
        4: { id: null },
        5: { title: '' },
        6: { id },
        7: { private: true },
      }),
    );
    const { harvest } = await hub.sourceAt(portal);
    const run = await harvest();
    expect(countsOf(run)).toMatchObject({ read: 10, added: 6, rejected: 3, skipped: 1 });
    expect(countsAddUp(countsOf(run))).toBe(true);
    const told = await hub.admin
      .selectFrom('harvest.run_record')
      .select(['outcome', 'problems'])
      .where('run_id', '=', run.id)
      .where('outcome', 'in', ['rejected', 'skipped'])
      .orderBy('position')
      .execute();
    expect(told.map((row) => [row.outcome, row.problems[0]?.rule])).toEqual([
      ['rejected', 'id-required'],
      ['rejected', 'title-required'],
      ['skipped', 'id-unique'],
      ['rejected', 'not-public'],
    ]);
  });

  test('keeps the last good copy when an update is not valid', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.serve(withChanges(syntheticPackages(10), { 2: { title: null } }));
    expect(await harvest()).toMatchObject({ state: 'applied', rejected_count: 1, unchanged_count: 9 });
    expect(await hub.view()).toEqual(before);
  });

  test('of a data.json goes the same road', async () => {
    const other = await startDataJsonPortal({ datasets: syntheticDataJson(12) });
    const { harvest } = await hub.sourceAt(other, 'data-json');
    expect(await harvest()).toMatchObject({ state: 'applied', added_count: 12 });
    expect(await harvest()).toMatchObject({ state: 'applied', unchanged_count: 12 });
    await other.close();
  });

  test('tells the officials of the government when something was rejected', async () => {
    portal.serve(withChanges(syntheticPackages(3), { 0: { title: '' } }));
    const { harvest } = await hub.sourceAt(portal);
    const run = await harvest();
    expect(await hub.jobs('registry.report-harvest')).toMatchObject([
      { runId: run.id, cvegeo: '30087', counts: { rejected: 1 }, problems: [{ field: 'title' }] },
    ]);
  });
});

describe('a portal that misbehaves', () => {
  test.each<[string, PortalScript, string]>([
    ['is down', { down: true }, 'unreachable'],
    ['fails half way', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 1 }, 'truncated'],
    ['ignores where a page starts', { ignoresStart: true }, 'paging-repeats'],
    ['never ends', { endless: true }, 'paging-loop'],
    ['announces more than it has', { announces: 500 }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.1.2.3/' }, 'refused'],
  ])('because it %s changes nothing, and why is told', async (_, script, code) => {
    portal.serve(syntheticPackages(150));
    const { harvest, sourceId } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.misbehave(script);
    const run = await harvest();
    expect(run).toMatchObject({ state: 'failed', failure: { code }, archived_count: 0 });
    expect(run.failure?.message).toMatch(/Lo publicado no cambió\.$/);
    expect(await hub.view()).toEqual(before);
    expect(await hub.source(sourceId)).toMatchObject({
      health: 'degraded',
      last_success_at: hub.clock.now(),
    });
    const staged = await hub.admin.selectFrom('harvest.staged_record').select('position').execute();
    expect(staged).toEqual([]);
  });

  test('and recovers is healthy again', async () => {
    const { harvest, sourceId } = await hub.sourceAt(portal);
    portal.misbehave({ html: true });
    await harvest();
    portal.misbehave({});
    expect(await harvest()).toMatchObject({ state: 'applied', added_count: 10 });
    expect(await hub.source(sourceId)).toMatchObject({ health: 'healthy' });
  });
});

describe('what disappears from a portal', () => {
  test('is archived with grace, and returns by itself with its id', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.serve(firstOf(syntheticPackages(10), 9));
    expect(await harvest()).toMatchObject({ archived_count: 1, unchanged_count: 9 });
    expect((await hub.view()).archived).toHaveLength(1);
    portal.serve(syntheticPackages(10));
    hub.clock.advance({ days: 3 });
    expect(await harvest()).toMatchObject({ returned_count: 1, unchanged_count: 10 });
    expect(await hub.view()).toEqual(before);
    expect(await hub.ledgerKinds()).toMatchObject({ 'dataset.archived': 1, 'dataset.returned': 1 });
  });

  test('is withdrawn after its days of grace and leaves a tombstone, and may still return', async () => {
    const { harvest, harvester } = await hub.sourceAt(portal);
    await harvest();
    const ids = async () => (await hub.view()).live.map((row) => row.id).toSorted();
    const before = await ids();
    portal.serve(firstOf(syntheticPackages(10), 9));
    await harvest();
    hub.clock.advance({ days: 6 });
    expect(await harvester.sweep()).toBe(0);
    hub.clock.advance({ days: 1 });
    expect(await harvester.sweep()).toBe(1);
    expect((await hub.view()).archived).toEqual([]);
    const tombstones = await hub.admin.selectFrom('national.tombstone').selectAll().execute();
    expect(tombstones).toMatchObject([{ cvegeo: '30087', reason: expect.stringContaining('7 días') }]);
    portal.serve(syntheticPackages(10));
    expect(await harvest()).toMatchObject({ added_count: 1, returned_count: 1, unchanged_count: 9 });
    expect(await ids()).toEqual(before);
    expect(await hub.admin.selectFrom('national.tombstone').selectAll().execute()).toEqual([]);
  });

  test('returns as it was last accepted when it comes back broken', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.serve(firstOf(syntheticPackages(10), 9));
    await harvest();
    portal.serve(withChanges(syntheticPackages(10), { 9: { title: '' } }));
    expect(await harvest()).toMatchObject({ returned_count: 1, rejected_count: 1 });
    expect(await hub.view()).toEqual(before);
  });

  test.each([
    ['all of it', 0, 'ninguno de los 10'],
    ['more than a fifth', 7, '3 de los 10'],
  ])('holds the run when it is %s', async (_, left, words) => {
    const { harvest, sourceId } = await hub.sourceAt(portal);
    await harvest();
    const before = await hub.view();
    portal.serve(left === 0 ? datasetsOf([]) : firstOf(syntheticPackages(10), left));
    const run = await harvest();
    expect(run).toMatchObject({ state: 'held', held_because: expect.stringContaining(words) });
    expect(await hub.view()).toEqual(before);
    expect(await hub.source(sourceId)).toMatchObject({ health: 'held' });
    expect(await hub.ledgerKinds()).toMatchObject({ 'run.held': 1 });
  });

  test('does not hold the run when it is exactly a fifth', async () => {
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    portal.serve(firstOf(syntheticPackages(10), 8));
    expect(await harvest()).toMatchObject({ state: 'applied', archived_count: 2 });
  });
});
