import type { Clock } from '@rma/domain';

export type Duration = { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number };

export type TestClock = Clock & {
  /** Moves time forward, or back with negative amounts. */
  advance(by: Duration): void;
  set(iso: string): void;
};

const MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000, ms: 1 };

function instant(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`"${iso}" is not an ISO instant.`);
  return ms;
}

/** A clock that stands still at `startIso` until it is told otherwise. */
export function testClock(startIso: string): TestClock {
  let nowMs = instant(startIso);
  return {
    now: () => new Date(nowMs),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      nowMs += days * MS.days + hours * MS.hours + minutes * MS.minutes + seconds * MS.seconds + ms;
    },
    set(iso) {
      nowMs = instant(iso);
    },
  };
}
