const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Mexico City keeps UTC-6 all year since 30 October 2022 (Ley de los Husos Horarios). */
const centreOffsetMs = -6 * 60 * minuteMs;
const opensAtMinute = 9 * 60;
const closesAtMinute = 18 * 60;

/** The squad answers for the first time within one of its days: this many minutes of business time. */
export const firstAnswerTargetMinutes = closesAtMinute - opensAtMinute;

function nthMonday(year: number, month: number, nth: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return 1 + ((8 - first) % 7) + (nth - 1) * 7;
}

/** Whether nobody is obliged to work on a day (YYYY-MM-DD): weekends and the holidays of LFT art. 74. */
export function isRestDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  switch (month) {
    case 1:
      return day === 1;
    case 2:
      return day === nthMonday(year, 2, 1);
    case 3:
      return day === nthMonday(year, 3, 3);
    case 5:
      return day === 1;
    case 9:
      return day === 16;
    case 10:
      // The federal executive changes hands every six years.
      return day === 1 && (year - 2024) % 6 === 0;
    case 11:
      return day === nthMonday(year, 11, 3);
    case 12:
      return day === 25;
    default:
      return false;
  }
}

/**
 * Whole minutes of business time from one instant to a later one: nine to eighteen in Mexico City on days that are
 * not of rest. Zero when `to` is not later.
 */
export function businessMinutesBetween(from: Date, to: Date): number {
  const start = from.getTime() + centreOffsetMs;
  const end = to.getTime() + centreOffsetMs;
  let total = 0;
  for (let day = Math.floor(start / dayMs) * dayMs; day < end; day += dayMs) {
    if (isRestDay(new Date(day).toISOString().slice(0, 10))) continue;
    const opens = Math.max(start, day + opensAtMinute * minuteMs);
    const closes = Math.min(end, day + closesAtMinute * minuteMs);
    if (closes > opens) total += closes - opens;
  }
  return Math.floor(total / minuteMs);
}
