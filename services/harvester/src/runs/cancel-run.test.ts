import { startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(3000) });
});
afterEach(() => portal.close());

describe('a run that is cancelled', () => {
  test('while it reads stops at its next sign of life and leaves nothing', async () => {
    portal.misbehave({ slowMs: 50, maxRows: 100 });
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    const executing = harvester.executeRun(runId);
    await expect.poll(() => portal.requests.length).toBeGreaterThan(4);
    await harvester.cancelRun(administrator, { runId });
    await executing;
    const asked = portal.requests.length;
    expect(asked).toBeLessThan(30);
    expect(await run(runId)).toMatchObject({
      state: 'cancelled',
      finished_at: hub.clock.now(),
      decided_by: 'account:administrator-30087',
    });
    expect(await hub.admin.selectFrom('harvest.staged_record').select('position').execute()).toEqual([]);
    expect((await hub.view()).live).toEqual([]);
    const { next_run_at: next } = await hub.admin
      .selectFrom('harvest.source')
      .select('next_run_at')
      .executeTakeFirstOrThrow();
    expect(next).toEqual(new Date('2026-03-02T06:00:00Z'));
    portal.misbehave({});
    const again = await harvester.startRun(coordinator, { sourceId });
    await harvester.executeRun(again.runId);
    expect((await hub.view()).live).toHaveLength(3000);
  });

  test('before it began is never executed', async () => {
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await harvester.cancelRun(coordinator, { runId });
    await harvester.executeRun(runId);
    expect(await run(runId)).toMatchObject({ state: 'cancelled', started_at: null });
    expect(portal.requests.filter((path) => path.includes('package_search'))).toEqual([]);
  });
});

describe('what cannot be cancelled', () => {
  test.each([
    ['a run that is being applied', { state: 'running', stage: 'sync' } as const],
    ['a run that waits for a person', { state: 'held', stage: 'validate' } as const],
    ['a run that ended', { state: 'applied', stage: 'report' } as const],
  ])('%s', async (_, standing) => {
    const { harvester, sourceId, run } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await hub.admin.updateTable('harvest.run').set(standing).where('id', '=', runId).execute();
    await expect(harvester.cancelRun(coordinator, { runId })).rejects.toMatchObject({
      code: 'run-not-cancellable',
    });
    expect(await run(runId)).toMatchObject(standing);
  });

  test('another government’s run', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await expect(harvester.cancelRun(liaisonElsewhere, { runId })).rejects.toMatchObject({ status: 404 });
  });
});
