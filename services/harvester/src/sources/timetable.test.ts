import { startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;
let source: Awaited<ReturnType<typeof hub.sourceAt>>;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(5) });
  source = await hub.sourceAt(portal);
});
afterEach(() => portal.close());

const nextTurn = async () => {
  const row = await hub.admin
    .selectFrom('harvest.source')
    .select('next_run_at')
    .where('id', '=', source.sourceId)
    .executeTakeFirstOrThrow();
  return row.next_run_at;
};
const queued = () => hub.admin.selectFrom('harvest.run').select('id').where('state', '=', 'queued').execute();
/** The clock starts on Sunday 2026-03-01 at midnight in Mexico City. */
const sundayNight = { days: [0], from: '23:00', to: '03:00' };

describe('the timetable of a source', () => {
  test('moves its next turn to its own hour, also in the national view', async () => {
    await source.harvest();
    await source.harvester.scheduleSource(administrator, { sourceId: source.sourceId, dailyAt: 3 });
    const turn = await nextTurn();
    expect(turn?.toISOString()).toMatch(/^2026-03-01T09:[0-5]\d:00/);
    expect(await hub.source(source.sourceId)).toMatchObject({ next_run_at: turn });
    await source.harvester.scheduleSource(administrator, {
      sourceId: source.sourceId,
      dailyAt: null,
      everyHours: 6,
    });
    expect(await nextTurn()).toEqual(new Date('2026-03-01T12:00:00Z'));
  });

  test('leaves alone what it does not name', async () => {
    await source.harvester.scheduleSource(coordinator, {
      sourceId: source.sourceId,
      title: 'Datos de Xalapa',
      notify: 'error',
    });
    expect(await nextTurn()).toEqual(hub.clock.now());
    expect(await hub.source(source.sourceId)).toMatchObject({ title: 'Datos de Xalapa', every_hours: 24 });
  });

  test('is refused when its maintenance leaves no hour free, and to others', async () => {
    const { sourceId } = source;
    const always = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' };
    await expect(
      source.harvester.scheduleSource(administrator, { sourceId, maintenance: [always] }),
    ).rejects.toMatchObject({ code: 'maintenance-without-end' });
    await expect(
      source.harvester.scheduleSource(liaisonElsewhere, { sourceId, dailyAt: 3 }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('a portal in maintenance', () => {
  beforeEach(async () => {
    await source.harvester.scheduleSource(administrator, {
      sourceId: source.sourceId,
      maintenance: [sundayNight],
    });
    hub.clock.set('2026-03-02T05:30:00Z');
    portal.requests.length = 0;
  });

  test('is not asked by the timetable, which comes back after it', async () => {
    await source.harvester.scheduleDue();
    expect(await queued()).toEqual([]);
    expect(await nextTurn()).toEqual(new Date('2026-03-02T09:00:00Z'));
    hub.clock.set('2026-03-02T09:00:00Z');
    await source.harvester.scheduleDue();
    expect(await queued()).toHaveLength(1);
  });

  test('is not asked by a person either, who is told until when', async () => {
    await expect(source.harvester.startRun(coordinator, { sourceId: source.sourceId })).rejects.toMatchObject(
      { code: 'source-in-maintenance', status: 409 },
    );
  });

  test('is not asked by a run that had to wait for its turn until then', async () => {
    hub.clock.set('2026-03-02T04:59:00Z');
    const { runId } = await source.harvester.startRun(coordinator, { sourceId: source.sourceId });
    hub.clock.set('2026-03-02T05:00:00Z');
    await source.harvester.executeRun(runId);
    expect(portal.requests).toEqual([]);
    expect(await source.run(runId)).toMatchObject({ state: 'queued', attempt_count: 0 });
    hub.clock.set('2026-03-02T09:00:00Z');
    await source.harvester.executeRun(runId);
    expect(await source.run(runId)).toMatchObject({ state: 'applied', added_count: 5 });
  });
});

describe('who hears of a run', () => {
  test.each([
    ['always', [1, 1]],
    ['change', [1, 0]],
    ['error', [0, 0]],
  ] as const)('%s: of the first one and of one that changed nothing', async (notify, expected) => {
    await source.harvester.scheduleSource(administrator, { sourceId: source.sourceId, notify });
    const told = async () => {
      const before = (await hub.jobs('registry.report-harvest')).length;
      await source.harvest();
      return (await hub.jobs('registry.report-harvest')).length - before;
    };
    expect([await told(), await told()]).toEqual(expected);
    portal.misbehave({ html: true });
    expect(await told()).toBe(1);
  });
});

describe('a revoked source', () => {
  test('keeps what it published, is marked as closed, and is never read again', async () => {
    await source.harvest();
    await source.harvester.startRun(coordinator, { sourceId: source.sourceId });
    const reason = 'El municipio cerró su portal.';
    await source.harvester.revokeSource(coordinator, { sourceId: source.sourceId, reason });
    expect((await hub.view()).live).toHaveLength(5);
    expect(await hub.source(source.sourceId)).toMatchObject({ is_open: false, next_run_at: null });
    expect(await hub.ledgerKinds()).toMatchObject({ 'source.revoked': 1 });
    expect(await queued()).toEqual([]);
    await source.harvester.approveSource(coordinator, { sourceId: source.sourceId });
    await expect(source.harvester.startRun(coordinator, { sourceId: source.sourceId })).rejects.toMatchObject(
      { code: 'source-not-approved' },
    );
    hub.clock.advance({ days: 8 });
    expect(await source.harvester.sweep()).toBe(0);
    await source.harvester.revokeSource(coordinator, { sourceId: source.sourceId, reason });
    expect(await hub.ledgerKinds()).toMatchObject({ 'source.revoked': 1 });
  });

  test('is a coordinator’s doing', async () => {
    await expect(
      source.harvester.revokeSource(administrator, { sourceId: source.sourceId, reason: 'Porque sí.' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

test('a certificate of its own is accepted for a portal by a coordinator alone', async () => {
  const wanted = { sourceId: source.sourceId, sha256: 'ab'.repeat(32) };
  await expect(source.harvester.acceptCertificate(administrator, wanted)).rejects.toMatchObject({
    status: 403,
  });
  await source.harvester.acceptCertificate(coordinator, wanted);
  const accepted = () => hub.admin.selectFrom('harvest.source').select('accepted_certificate').execute();
  expect(await accepted()).toEqual([{ accepted_certificate: 'ab'.repeat(32) }]);
  await source.harvester.acceptCertificate(coordinator, { ...wanted, sha256: null });
  expect(await accepted()).toEqual([{ accepted_certificate: null }]);
});
