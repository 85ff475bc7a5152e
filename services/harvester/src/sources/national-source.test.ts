import { startCkanPortal, syntheticPackages, withChanges, type RemotePortal } from '@rma/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coordinator, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: withChanges(syntheticPackages(30), { 3: { title: '' } }) });
});
afterEach(() => portal.close());

const days = () => hub.admin.selectFrom('national.source_day').selectAll().orderBy('day').execute();

test('each run is added to its source’s day in Mexico City', async () => {
  const { harvest, sourceId } = await hub.sourceAt(portal);
  await harvest();
  portal.serve(withChanges(syntheticPackages(30), { 5: { title: 'Otro título' } }));
  hub.clock.set('2026-03-01T23:30:00Z');
  await harvest();
  hub.clock.set('2026-03-02T06:30:00Z');
  portal.misbehave({ down: true });
  await harvest();
  expect(await days()).toEqual([
    {
      source_id: sourceId,
      day: '2026-03-01',
      runs: 2,
      failures: 0,
      held: 0,
      read: 60,
      rejected: 1,
      changed: 31,
      seconds: 0,
    },
    expect.objectContaining({ day: '2026-03-02', runs: 1, failures: 1, read: 0, rejected: 0 }),
  ]);
  expect(await hub.source(sourceId)).toMatchObject({
    health: 'degraded',
    message: expect.stringContaining('Lo publicado no cambió'),
    is_open: true,
  });
});

test('a held run counts as held, and as a success the day a person confirms it', async () => {
  const { harvest, harvester, sourceId, run } = await hub.sourceAt(portal);
  await harvest();
  portal.serve(syntheticPackages(10));
  hub.clock.advance({ days: 1 });
  const held = await harvest();
  expect(await hub.source(sourceId)).toMatchObject({ health: 'held', message: held.held_because });
  hub.clock.advance({ days: 1 });
  await harvester.confirmRun(coordinator, { runId: held.id });
  await harvester.executeRun(held.id);
  expect((await run(held.id)).state).toBe('applied');
  expect(await days()).toMatchObject([
    { runs: 1, held: 0, read: 30 },
    { runs: 1, held: 1, read: 10, changed: 0 },
    { runs: 1, held: 0, read: 0, changed: 21 },
  ]);
  expect(await hub.source(sourceId)).toMatchObject({ health: 'healthy', message: null });
});

test('the national view follows a source’s timetable and state, whoever changes them', async () => {
  const { harvester, sourceId } = await hub.sourceAt(portal);
  await hub.admin.updateTable('harvest.source').set({ every_hours: 6, title: 'Datos Xalapa' }).execute();
  expect(await hub.source(sourceId)).toMatchObject({ every_hours: 6, title: 'Datos Xalapa', is_open: true });
  await harvester.pauseSource(coordinator, { sourceId });
  expect(await hub.source(sourceId)).toMatchObject({ is_open: false, next_run_at: null });
  await harvester.pauseSource(coordinator, { sourceId });
  await harvester.approveSource(coordinator, { sourceId });
  expect(await hub.source(sourceId)).toMatchObject({ is_open: true });
  expect(await hub.ledgerKinds()).toMatchObject({
    'source.paused': 1,
    'source.resumed': 1,
  });
});
