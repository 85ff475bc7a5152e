import { randomUUID } from 'node:crypto';
import { runStages } from '@rma/domain';
import { startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { sql, type RawBuilder } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coordinator, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(1200) });
});
afterEach(() => portal.close());

/**
 * Has the database break the connection's work when `condition` holds of a row of `table`, then leaves the run as a
 * killed worker does: running, owned by nobody alive, last heard of now.
 */
async function runAndDie(
  runId: string,
  execute: () => Promise<void>,
  death: { table: string; condition: RawBuilder<unknown> },
): Promise<void> {
  const table = sql.table(death.table);
  await sql`
    create function public.die() returns trigger language plpgsql as $f$
    begin raise exception 'killed'; end $f$;
    create trigger death before update on ${table} for each row when (${death.condition})
      execute function public.die()`.execute(hub.admin);
  await expect(execute()).rejects.toThrow('killed');
  await sql`drop trigger death on ${table}`.execute(hub.admin);
  await hub.admin
    .updateTable('harvest.run')
    .set({ state: 'running', worker: randomUUID(), heartbeat_at: hub.clock.now() })
    .where('id', '=', runId)
    .execute();
}

/** What another worker makes of it: before the first one is declared dead, after that, and what the public sees. */
async function takeOver(runId: string, execute: () => Promise<void>) {
  const run = () =>
    hub.admin.selectFrom('harvest.run').selectAll().where('id', '=', runId).executeTakeFirstOrThrow();
  await execute();
  const early = await run();
  hub.clock.advance({ minutes: 3 });
  await execute();
  return {
    early,
    late: await run(),
    live: (await hub.view()).live.length,
    ledger: await hub.ledgerKinds(),
  };
}

const whole = {
  early: { state: 'running' },
  late: { state: 'applied', read_count: 1200, added_count: 1200 },
  live: 1200,
  ledger: { 'dataset.published': 1200 },
};

describe('a worker that is killed', () => {
  test.each(runStages)('as it begins to %s loses nothing and doubles nothing', async (stage) => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const execute = () => harvester.executeRun(runId);
    const condition = sql`new.stage = ${sql.lit(stage)} and old.stage is distinct from new.stage`;
    await runAndDie(runId, execute, { table: 'harvest.run', condition });
    expect(await takeOver(runId, execute)).toMatchObject(whole);
  });

  test('is followed at once by the next attempt of its own job', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const condition = sql`new.stage = 'compare' and old.stage is distinct from new.stage`;
    await runAndDie(runId, () => harvester.executeRun(runId), { table: 'harvest.run', condition });
    await harvester.tasks['harvester.run']({ runId }, { job: { attempts: 2 } });
    const run = await hub.admin
      .selectFrom('harvest.run')
      .select(['state', 'added_count'])
      .where('id', '=', runId)
      .executeTakeFirstOrThrow();
    expect(run).toEqual({ state: 'applied', added_count: 1200 });
  });

  test('between two batches of sync goes on with the second', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const execute = () => harvester.executeRun(runId);
    const condition = sql`new.is_synced and new.position = 1100`;
    await runAndDie(runId, execute, { table: 'harvest.staged_record', condition });
    expect((await hub.view()).live).toHaveLength(1000);
    expect(await takeOver(runId, execute)).toMatchObject(whole);
  });

  test('has its run handed to another one by the timetable', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const condition = sql`new.stage = 'compare'`;
    await runAndDie(runId, () => harvester.executeRun(runId), { table: 'harvest.run', condition });
    await harvester.scheduleDue();
    hub.clock.advance({ minutes: 3 });
    await harvester.scheduleDue();
    expect(await hub.jobs('harvester.run')).toEqual([{ runId }]);
  });
});

describe('a run that takes down every worker', () => {
  test('is given up after five attempts', async () => {
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await hub.admin
      .updateTable('harvest.run')
      .set({ state: 'running', worker: randomUUID(), heartbeat_at: hub.clock.now(), attempt_count: 5 })
      .where('id', '=', runId)
      .execute();
    hub.clock.advance({ minutes: 3 });
    await harvester.executeRun(runId);
    expect(await run(runId)).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
    expect(portal.requests.filter((path) => path.includes('start=0'))).toEqual([]);
  });
});

describe('two workers', () => {
  test('on one run: one does it, the other does nothing', async () => {
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await Promise.all([harvester.executeRun(runId), harvester.executeRun(runId)]);
    expect(await run(runId)).toMatchObject({ state: 'applied', added_count: 1200, attempt_count: 1 });
    expect(portal.requests.filter((path) => path.includes('start=0'))).toHaveLength(1);
  });

  test('of which one was given up for dead: the one that took over is the only one that writes', async () => {
    portal.misbehave({ slowMs: 30 });
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const slow = harvester.executeRun(runId);
    await expect.poll(async () => (await run(runId)).stage).toBe('extract');
    hub.clock.advance({ minutes: 3 });
    await Promise.all([slow, harvester.executeRun(runId)]);
    expect(await run(runId)).toMatchObject({ state: 'applied', read_count: 1200, added_count: 1200 });
    expect(await hub.ledgerKinds()).toEqual({ 'dataset.published': 1200 });
  });

  test('cannot open two runs of one source', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const opened = await Promise.allSettled([
      harvester.startRun(coordinator, { sourceId }),
      harvester.startRun(coordinator, { sourceId }),
    ]);
    expect(opened.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
