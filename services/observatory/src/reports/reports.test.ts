import { randomUUID } from 'node:crypto';
import type { Actor } from '@rma/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { incidents, networkForReports, system } from './network-for-tests.ts';

const { db, clock, reports, entries, forget } = await networkForReports();
beforeEach(forget);

describe('the network, measured', () => {
  test('says who is in it, what they publish and what they kept, as of the day in Mexico City', async () => {
    clock.set('2026-11-01T05:59:00Z');
    expect(await reports.measure()).toMatchObject({
      members: 2,
      memberStates: 1,
      memberMunicipalities: 1,
      newMembers: 2,
      memoranda: 1,
      datasets: 2,
      publishers: 1,
      newDatasets: 2,
      commitmentsKept: 2 / 3,
      commitmentsPending: 1,
      commitmentsOverdue: 1,
      downloads: 4,
      views: 0,
      quality: null,
      grade: null,
      freshness: null,
      uptime: null,
      requestDays: null,
    });
    const days = await db.selectFrom('national.network_day').select('day').execute();
    expect(days).toEqual([{ day: '2026-10-31' }]);
  });

  test('is kept once a day, as it was last', async () => {
    clock.set('2026-11-01T12:00:00Z');
    await reports.measure();
    clock.set('2026-11-01T13:00:00Z');
    await reports.measure();
    const days = await db.selectFrom('national.network_day').select(['day', 'measured_at']).execute();
    expect(days).toEqual([{ day: '2026-11-01', measured_at: new Date('2026-11-01T13:00:00Z') }]);
  });
});

describe('a monthly report', () => {
  test('is not written before its month is over in Mexico City', async () => {
    clock.set('2026-11-01T05:59:59Z');
    expect(await reports.write(system, { month: '2026-10' })).toEqual({
      ok: false,
      reason: 'month-not-over',
    });
    clock.set('2026-11-01T06:00:00Z');
    expect(await reports.write(system, { month: '2026-10' })).toEqual({ ok: true, isNew: true });
  });

  test('is written by the coordination or by itself, and by nobody else', async () => {
    clock.set('2026-11-01T07:00:00Z');
    const liaison: Actor = {
      kind: 'person',
      accountId: randomUUID(),
      name: 'Enlace',
      grants: [{ role: 'liaison', cvegeo: '17007' }],
    };
    await expect(reports.write(liaison, { month: '2026-10' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reports.write({ kind: 'anonymous' }, { month: '2026-10' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('tells the state of the last day of its month, and what happened in it', async () => {
    clock.set('2026-11-01T05:50:00Z');
    await reports.measure();
    clock.set('2026-11-03T12:00:00Z');
    await db
      .updateTable('national.government')
      .set({ membership: null })
      .where('cvegeo', '=', '17')
      .execute();
    await reports.write(system, { month: '2026-10' });
    await db
      .updateTable('national.government')
      .set({ membership: 'active' })
      .where('cvegeo', '=', '17')
      .execute();
    const { facts } = await db
      .selectFrom('national.monthly_report')
      .select('facts')
      .executeTakeFirstOrThrow();
    expect(facts).toMatchObject({
      month: '2026-10',
      stateOn: '2026-10-31',
      figures: { members: 2, datasets: 2, downloads: 4, views: 0 },
      before: null,
      signed: [{ folio: 'RMA-17007-2026-001', government: 'Cuernavaca, Morelos', on: '2026-10-02' }],
      publishing: { total: 1, first: [{ cvegeo: '17007', added: 2, updated: 0, removed: 0 }] },
      attention: {
        memoranda: { total: 1, first: [{ folio: 'RMA-17007-2026-001', until: '2026-12-01' }] },
        commitments: { total: 1, first: [{ cvegeo: '17007', overdue: 1 }] },
        sources: { total: 0, first: [] },
      },
      mostUsed: [{ id: incidents, title: 'Incidentes viales ✓', downloads: 4, views: 0 }],
    });
    expect(facts.coverage).toContainEqual({
      themeId: 'mobility',
      theme: 'Movilidad',
      publishing: 1,
      members: 1,
    });
  });

  test('is written once, however often and by however many at the same time, with one entry of the ledger', async () => {
    const before = (await entries()).length;
    clock.set('2026-11-02T12:00:00Z');
    const outcomes = await Promise.all([1, 2, 3].map(() => reports.write(system, { month: '2026-10' })));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.isNew)).toHaveLength(1);
    expect(await reports.write(system, { month: '2026-10' })).toEqual({ ok: true, isNew: false });
    expect(await entries()).toHaveLength(before + 1);
  });

  test('says so when the network was not measured in its month', async () => {
    clock.set('2026-11-22T12:00:00Z');
    await reports.write(system, { month: '2026-09' });
    const { facts } = await db
      .selectFrom('national.monthly_report')
      .select('facts')
      .executeTakeFirstOrThrow();
    expect(facts).toMatchObject({
      stateOn: '2026-11-22',
      figures: { members: 2, downloads: 0, newDatasets: 0 },
    });
  });

  test('that a hub missed is written when it is back, each month in order and compared with the one before', async () => {
    clock.set('2026-08-20T12:00:00Z');
    expect(await reports.writeDue()).toEqual([]);
    await reports.measure();
    clock.set('2026-09-01T07:00:00Z');
    expect(await reports.writeDue()).toEqual(['2026-08']);
    expect(await reports.writeDue()).toEqual([]);
    clock.set('2026-11-04T12:00:00Z');
    expect(await reports.writeDue()).toEqual(['2026-09', '2026-10']);
    const rows = await db
      .selectFrom('national.monthly_report')
      .select(['month', 'facts'])
      .orderBy('month')
      .execute();
    expect(rows.map(({ facts }) => facts.before === null)).toEqual([true, false, false]);
  });
});
