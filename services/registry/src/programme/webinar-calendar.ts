import { cohortOn } from '@rma/domain';
import ical, { ICalEventStatus } from 'ical-generator';
import type { WebinarRow } from './webinar-queries.ts';

/**
 * The programme as a public calendar (iCalendar, RFC 5545): each webinar, and the six weeks of each cohort. Where a
 * webinar is joined is not in it; a change moves the event by its SEQUENCE, a cancellation says so.
 */
export function programmeCalendar(
  site: { publicUrl: string; now: Date; today: string },
  programme: {
    webinars: readonly WebinarRow[];
    cohorts: readonly { id: string; name: string; starts_on: string }[];
  },
): string {
  const { publicUrl, now, today } = site;
  const host = new URL(publicUrl).hostname;
  const url = `${publicUrl}/programa`;
  const calendar = ical({
    name: 'Programa de seis semanas',
    prodId: { company: 'Red México Abierto', product: 'Programa', language: 'ES' },
    ttl: 6 * 3600,
  });
  for (const webinar of programme.webinars)
    calendar.createEvent({
      id: `webinar-${webinar.id}@${host}`,
      sequence: webinar.sequence,
      stamp: webinar.updated_at,
      start: webinar.starts_at,
      end: new Date(webinar.starts_at.getTime() + webinar.duration_minutes * 60_000),
      summary: webinar.title,
      description: webinar.description,
      url: webinar.recording_url ?? url,
      status: webinar.cancelled_at === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  for (const cohort of programme.cohorts) {
    const { endsOn } = cohortOn(cohort.starts_on, today);
    calendar.createEvent({
      id: `cohort-${cohort.id}@${host}`,
      stamp: now,
      start: new Date(`${cohort.starts_on}T00:00:00Z`),
      end: new Date(Date.parse(`${endsOn}T00:00:00Z`) + 86_400_000),
      allDay: true,
      timezone: 'UTC',
      summary: `Programa de seis semanas: ${cohort.name}`,
      url,
    });
  }
  return calendar.toString();
}
