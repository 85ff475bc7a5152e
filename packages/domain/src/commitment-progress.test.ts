import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commitmentNotice,
  kindestDate,
  standingAfter,
  type CommitmentStanding,
} from './commitment-progress.ts';
import { addDays, dateAt, isDayOver } from './time-zones.ts';

/** Mexico City, Tijuana, Hermosillo and Cancún. */
const cvegeo = fc.constantFrom('09', '02004', '26030', '23005');
const dueOn = '2027-03-31';
const term = (key: string) => ({ cvegeo: key, dueOn, begunOn: '2027-01-01' });
const pending: CommitmentStanding = { state: 'pending', metOn: null };
/** Any minute of the days around the deadline; daylight saving time in Tijuana has begun. */
const instant = fc
  .integer({ min: -5 * 1440, max: 5 * 1440 })
  .map((minutes) => new Date(Date.parse('2027-03-31T12:00:00Z') + minutes * 60_000));
const later = (a: Date, b: Date) => (a < b ? b : a);

describe('a deadline', () => {
  test('is never missed by a time zone: what is done before the day is over at home or in Mexico City is in time', () => {
    fc.assert(
      fc.property(cvegeo, instant, instant, (key, since, seenAt) => {
        const now = later(since, seenAt);
        const { state } = standingAfter(pending, term(key), { isMet: true, since, now });
        expect(state).toBe(isDayOver(dueOn, key, since) ? 'met-late' : 'met');
        if (dateAt(key, since) <= dueOn) expect(state).toBe('met');
      }),
    );
  });

  test('is not over before it is over in both places', () => {
    fc.assert(
      fc.property(cvegeo, instant, (key, now) => {
        const { state } = standingAfter(pending, term(key), { isMet: false, since: now, now });
        expect(state === 'overdue').toBe(dateAt(key, now) > dueOn && kindestDate('09', now) > dueOn);
      }),
    );
  });

  test('gives Tijuana until its own midnight and Cancún until Mexico City’s', () => {
    const at = (key: string, iso: string) =>
      standingAfter(pending, term(key), { isMet: false, since: new Date(iso), now: new Date(iso) }).state;
    expect(at('02004', '2027-04-01T06:59:59Z')).toBe('pending');
    expect(at('02004', '2027-04-01T07:00:00Z')).toBe('overdue');
    expect(at('26030', '2027-04-01T06:59:59Z')).toBe('pending');
    expect(at('26030', '2027-04-01T07:00:00Z')).toBe('overdue');
    expect(at('23005', '2027-04-01T05:59:59Z')).toBe('pending');
    expect(at('23005', '2027-04-01T06:00:00Z')).toBe('overdue');
  });
});

describe('a commitment', () => {
  test('stands the same when the same is found again', () => {
    fc.assert(
      fc.property(cvegeo, fc.array(fc.tuple(instant, fc.boolean())), (key, findings) => {
        let standing = pending;
        const inOrder = findings.toSorted(([a], [b]) => a.getTime() - b.getTime());
        for (const [now, isMet] of inOrder) {
          standing = standingAfter(standing, term(key), { isMet, since: now, now });
          expect(standingAfter(standing, term(key), { isMet, since: now, now })).toEqual(standing);
        }
      }),
    );
  });

  test('that was kept on its day and lost is lapsed, and comes back as it was', () => {
    const on = (iso: string, isMet: boolean) => ({ isMet, since: new Date(iso), now: new Date(iso) });
    const met = standingAfter(pending, term('09'), on('2027-03-30T18:00:00Z', true));
    expect(met).toEqual({ state: 'met', metOn: '2027-03-30' });
    const lapsed = standingAfter(met, term('09'), on('2027-05-01T18:00:00Z', false));
    expect(lapsed).toEqual({ state: 'lapsed', metOn: '2027-03-30' });
    expect(standingAfter(lapsed, term('09'), on('2027-06-01T18:00:00Z', true))).toEqual(met);
  });

  test('that was lost before its day must be kept again by it', () => {
    const on = (iso: string, isMet: boolean) => ({ isMet, since: new Date(iso), now: new Date(iso) });
    const met = standingAfter(pending, term('09'), on('2027-02-01T18:00:00Z', true));
    const lapsed = standingAfter(met, term('09'), on('2027-03-01T18:00:00Z', false));
    expect(lapsed).toEqual({ state: 'lapsed', metOn: null });
    const overdue = standingAfter(lapsed, term('09'), on('2027-04-02T18:00:00Z', false));
    expect(overdue.state).toBe('overdue');
    expect(standingAfter(overdue, term('09'), on('2027-04-03T18:00:00Z', true)).state).toBe('met-late');
  });

  test('that was kept in time is in time however late it is looked at', () => {
    const finding = {
      isMet: true,
      since: new Date('2027-03-31T20:00:00Z'),
      now: new Date('2027-04-09T20:00:00Z'),
    };
    expect(standingAfter({ state: 'overdue', metOn: null }, term('09'), finding).state).toBe('met');
  });

  test('excepted stays so, and is never told of', () => {
    fc.assert(
      fc.property(cvegeo, instant, fc.boolean(), (key, now, isMet) => {
        const standing: CommitmentStanding = { state: 'excepted', metOn: null };
        expect(standingAfter(standing, term(key), { isMet, since: now, now })).toEqual(standing);
        expect(commitmentNotice({ cvegeo: key, dueOn, state: 'excepted' }, now)).toBeNull();
      }),
    );
  });
});

describe('what its officials are told', () => {
  const told = (state: 'pending' | 'overdue' | 'met' | 'lapsed', day: string) =>
    commitmentNotice({ cvegeo: '09', dueOn, state }, new Date(`${day}T18:00:00Z`));

  test('is a reminder 30, 7 and 1 days before, once each, also when days went by without looking', () => {
    const steps = Array.from({ length: 41 }, (_, left) => told('pending', addDays(dueOn, left - 40)));
    expect(new Set(steps.map((each) => each?.step))).toEqual(new Set([undefined, 30, 7, 1]));
    expect(told('pending', addDays(dueOn, -31))).toBeNull();
    expect(told('pending', addDays(dueOn, -12))).toEqual({ kind: 'reminder', step: 30, days: 12 });
    expect(told('pending', dueOn)).toEqual({ kind: 'reminder', step: 1, days: 0 });
    expect(told('lapsed', addDays(dueOn, -2))).toMatchObject({ kind: 'reminder', step: 7 });
  });

  test('is a notice once it is over, and again after 7 and 30 days', () => {
    expect(told('overdue', addDays(dueOn, 1))).toEqual({ kind: 'overdue', step: 0, days: 1 });
    expect(told('overdue', addDays(dueOn, 8))).toMatchObject({ step: 7 });
    expect(told('overdue', addDays(dueOn, 45))).toMatchObject({ step: 30 });
  });

  test('is nothing once it is kept', () => {
    expect(told('met', addDays(dueOn, -1))).toBeNull();
    expect(told('lapsed', addDays(dueOn, 20))).toBeNull();
  });
});
