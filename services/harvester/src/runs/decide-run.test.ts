import { firstOf, startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;
let source: Awaited<ReturnType<typeof hub.sourceAt>>;
let runId: string;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(10) });
  source = await hub.sourceAt(portal);
  await source.harvest();
  portal.serve(firstOf(syntheticPackages(10, { revision: (index) => (index === 0 ? 1 : 0) }), 5));
  runId = (await source.harvest()).id;
});
afterEach(() => portal.close());

describe('a held run', () => {
  test('applies what it read once a person confirms it, even if the portal is gone by then', async () => {
    portal.misbehave({ down: true });
    await source.harvester.confirmRun(administrator, { runId });
    await source.harvester.executeRun(runId);
    expect(await source.run(runId)).toMatchObject({
      state: 'applied',
      updated_count: 1,
      unchanged_count: 4,
      archived_count: 5,
      decided_by: 'account:administrator-30087',
    });
    expect((await hub.view()).live).toHaveLength(5);
    expect(await hub.ledgerKinds()).toMatchObject({ 'run.confirmed': 1, 'dataset.archived': 5 });
  });

  test('changes nothing when a person refuses it, and the source is read again at its turn', async () => {
    await source.harvester.refuseRun(coordinator, { runId });
    expect(await source.run(runId)).toMatchObject({ state: 'refused', archived_count: 0 });
    expect((await hub.view()).live).toHaveLength(10);
    expect(await hub.ledgerKinds()).toMatchObject({ 'run.refused': 1 });
    portal.serve(syntheticPackages(10));
    expect(await source.harvest()).toMatchObject({ state: 'applied', unchanged_count: 10 });
  });

  test('is decided once', async () => {
    await source.harvester.refuseRun(coordinator, { runId });
    await expect(source.harvester.confirmRun(coordinator, { runId })).rejects.toMatchObject({
      code: 'run-not-held',
    });
  });

  test('keeps its source from being read again until it is decided', async () => {
    await expect(source.harvester.startRun(coordinator, { sourceId: source.sourceId })).rejects.toMatchObject(
      { code: 'run-already-open' },
    );
  });

  test('is unknown to the officials of another government', async () => {
    await expect(source.harvester.confirmRun(liaisonElsewhere, { runId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
