/** Hours in which a portal is not asked: days from 0 (Sunday), HH:MM of Mexico City; `to` before `from` is the next day. */
export type MaintenanceHours = { days: readonly number[]; from: string; to: string };

/** What decides when a source is read: at its own hour every day, or so many hours after the last time. */
export type HarvestTimetable = {
  sourceId: string;
  everyHours: number;
  /** Hour of Mexico City, 0 to 23; null: `everyHours` after the last run. */
  dailyAt: number | null;
  maintenance: readonly MaintenanceHours[];
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Mexico_City',
  hourCycle: 'h23',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Minutes since Sunday 00:00 in Mexico City, 0 to 10,079. */
function minuteOfWeek(instant: Date): number {
  const parts = Object.fromEntries(wallClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = weekdays.indexOf(parts['weekday'] ?? '');
  return day * DAY_MINUTES + Number(parts['hour']) * 60 + Number(parts['minute']);
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How many minutes until the window that holds this minute of the week ends; 0 when none of them does. */
function minutesLeftIn(windows: readonly MaintenanceHours[], minute: number): number {
  let left = 0;
  for (const { days, from, to } of windows) {
    const length = (minuteOfDay(to) - minuteOfDay(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    for (const day of days) {
      const since = (minute - day * DAY_MINUTES - minuteOfDay(from) + WEEK_MINUTES) % WEEK_MINUTES;
      if (since < length) left = Math.max(left, length - since);
    }
  }
  return left;
}

/** Whether a portal must not be asked at this instant. */
export function isInMaintenance(windows: readonly MaintenanceHours[], instant: Date): boolean {
  return minutesLeftIn(windows, minuteOfWeek(instant)) > 0;
}

/**
 * The first instant, this one or later, at which a portal may be asked; null when its windows leave no minute of the
 * week free.
 */
export function firstOpen(windows: readonly MaintenanceHours[], instant: Date): Date | null {
  const start = minuteOfWeek(instant);
  let moved = 0;
  while (moved < WEEK_MINUTES) {
    const left = minutesLeftIn(windows, (start + moved) % WEEK_MINUTES);
    if (left === 0) {
      if (moved === 0) return instant;
      return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS + moved * MINUTE_MS);
    }
    moved += left;
  }
  return null;
}

/**
 * A minute of the hour that is a source's for life, so that thousands that begin "at three" do not begin together.
 */
export function minuteOfSource(sourceId: string): number {
  let hash = 2_166_136_261;
  for (const character of sourceId) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  return (hash >>> 0) % 60;
}

/** The source's hour and minute, later than `now`. */
function nextDailyTurn(now: Date, { dailyAt, sourceId }: { dailyAt: number; sourceId: string }): Date {
  const wanted = dailyAt * 60 + minuteOfSource(sourceId);
  const wait = (wanted - (minuteOfWeek(now) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + wait * MINUTE_MS);
}

/** When a source is next read after a run that ended `now`, outside of its maintenance. */
export function nextTurn(timetable: HarvestTimetable, now: Date): Date | null {
  const { dailyAt, everyHours, maintenance, sourceId } = timetable;
  const turn =
    dailyAt === null
      ? new Date(now.getTime() + everyHours * HOUR_MS)
      : nextDailyTurn(now, { dailyAt, sourceId });
  return firstOpen(maintenance, turn);
}

/** The same after `failures` in a row: 1, 2, 4… hours later, never later than its own turn. */
export function nextTurnAfterFailure(
  timetable: HarvestTimetable,
  { now, failures }: { now: Date; failures: number },
): Date | null {
  const soon = new Date(now.getTime() + 2 ** Math.min(failures, 10) * HOUR_MS);
  const own = nextTurn(timetable, now);
  return own !== null && own < soon ? own : firstOpen(timetable.maintenance, soon);
}

/**
 * Whether a source that tells changes is asked only for those: it has a place to go on from, and everything was
 * read not too long ago, since a source may forget to tell a change.
 */
export function mayReadChanges(
  known: { cursor: string | null; lastFullAt: Date | null; fullEveryDays: number },
  now: Date,
): boolean {
  if (known.cursor === null || known.lastFullAt === null) return false;
  return now.getTime() - known.lastFullAt.getTime() < known.fullEveryDays * 24 * HOUR_MS;
}
