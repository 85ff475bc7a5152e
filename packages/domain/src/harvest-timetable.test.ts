import { describe, expect, test } from 'vitest';
import {
  firstOpen,
  isInMaintenance,
  mayReadChanges,
  minuteOfSource,
  nextTurn,
  nextTurnAfterFailure,
  type HarvestTimetable,
} from './harvest-timetable.ts';

const timetable = (change: Partial<HarvestTimetable> = {}): HarvestTimetable => ({
  sourceId: '0192f3b8-0000-7000-8000-000000000001',
  everyHours: 24,
  dailyAt: null,
  maintenance: [],
  ...change,
});
/** 2026-03-01 was a Sunday; Mexico City is at UTC−6 the whole year. */
const at = (iso: string) => new Date(iso);

describe('the next turn of a source', () => {
  test('is so many hours after the last one', () => {
    expect(nextTurn(timetable({ everyHours: 6 }), at('2026-03-01T06:00:30Z'))).toEqual(
      at('2026-03-01T12:00:30Z'),
    );
  });

  test('is at its own hour of Mexico City, at its own minute, later than now', () => {
    const own = timetable({ dailyAt: 3 });
    const minute = String(minuteOfSource(own.sourceId)).padStart(2, '0');
    expect(nextTurn(own, at('2026-03-01T06:00:30Z'))).toEqual(at(`2026-03-01T09:${minute}:00Z`));
    expect(nextTurn(own, at(`2026-03-01T09:${minute}:00Z`))).toEqual(at(`2026-03-02T09:${minute}:00Z`));
    expect(nextTurn(timetable({ dailyAt: 20 }), at('2026-03-02T01:00:00Z'))).toEqual(
      at(`2026-03-02T02:${minute}:00Z`),
    );
  });

  test('of a thousand sources that begin at the same hour takes up the whole of it', () => {
    const perMinute = new Map<number, number>();
    for (let index = 0; index < 6000; index += 1) {
      const minute = minuteOfSource(`0192f3b8-0000-7000-8000-${String(index).padStart(12, '0')}`);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    expect(perMinute.size).toBe(60);
    expect(Math.max(...perMinute.values())).toBeLessThan(200);
  });

  test('moves to the end of the maintenance it falls in', () => {
    const sundayNight = { days: [0], from: '22:00', to: '02:30' };
    const own = timetable({ everyHours: 1, maintenance: [sundayNight] });
    expect(nextTurn(own, at('2026-03-02T05:10:00Z'))).toEqual(at('2026-03-02T08:30:00Z'));
    expect(nextTurn(own, at('2026-03-03T05:10:00Z'))).toEqual(at('2026-03-03T06:10:00Z'));
  });

  test('moves through windows that follow one another, also over the end of the week', () => {
    const windows = [
      { days: [6], from: '20:00', to: '00:00' },
      { days: [0], from: '00:00', to: '04:00' },
    ];
    expect(firstOpen(windows, at('2026-03-08T03:00:00Z'))).toEqual(at('2026-03-08T10:00:00Z'));
  });

  test('does not exist when maintenance never ends', () => {
    const always = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' };
    expect(nextTurn(timetable({ maintenance: [always] }), at('2026-03-01T06:00:00Z'))).toBeNull();
  });

  test.each([
    ['2026-03-02T03:59:59Z', false],
    ['2026-03-02T04:00:00Z', true],
    ['2026-03-02T05:59:59Z', true],
    ['2026-03-02T06:00:00Z', false],
  ])('the window holds its first minute and not its last: %s', (instant, isInside) => {
    expect(isInMaintenance([{ days: [0], from: '22:00', to: '00:00' }], at(instant))).toBe(isInside);
  });

  test('after failures is 1, 2, 4… hours later and never later than its own', () => {
    const now = at('2026-03-01T06:00:00Z');
    const after = (failures: number) => nextTurnAfterFailure(timetable(), { now, failures });
    expect(after(0)).toEqual(at('2026-03-01T07:00:00Z'));
    expect(after(2)).toEqual(at('2026-03-01T10:00:00Z'));
    expect(after(9)).toEqual(at('2026-03-02T06:00:00Z'));
  });
});

describe('only the changes are read', () => {
  const now = at('2026-03-08T06:00:00Z');
  test.each([
    [{ cursor: null, lastFullAt: now, fullEveryDays: 7 }, false],
    [{ cursor: 'x', lastFullAt: null, fullEveryDays: 7 }, false],
    [{ cursor: 'x', lastFullAt: at('2026-03-01T06:00:01Z'), fullEveryDays: 7 }, true],
    [{ cursor: 'x', lastFullAt: at('2026-03-01T06:00:00Z'), fullEveryDays: 7 }, false],
  ])('of %o: %s', (known, may) => {
    expect(mayReadChanges(known, now)).toBe(may);
  });
});
