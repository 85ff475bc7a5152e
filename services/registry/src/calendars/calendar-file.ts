import { addDays } from '@rma/domain';
import ical, { ICalEventTransparency } from 'ical-generator';
import { dueDateKinds, type DueDate } from './due-dates.ts';

/**
 * Due dates as a calendar (iCalendar, RFC 5545): one event of a whole day each, which leaves the day free. An
 * event's UID stays the same while the thing does, so that a date that moves is moved and not doubled.
 */
export function calendarFile(
  calendar: { name: string; description: string | null; publicUrl: string; now: Date },
  dueDates: readonly DueDate[],
): string {
  const { name, description, publicUrl, now } = calendar;
  const host = new URL(publicUrl).hostname;
  const file = ical({
    name,
    description,
    prodId: { company: 'Red México Abierto', product: 'Calendario de vencimientos', language: 'ES' },
    ttl: 6 * 3600,
    events: dueDates.map(({ id, kind, on, title, path }) => ({
      id: `${kind}-${id}@${host}`,
      stamp: now,
      start: new Date(`${on}T00:00:00Z`),
      end: new Date(`${addDays(on, 1)}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: title,
      url: `${publicUrl}${path}`,
      categories: [{ name: dueDateKinds[kind].split(':')[0] ?? kind }],
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  });
  return file.toString();
}
