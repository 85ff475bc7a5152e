import type { NotificationKind } from '@rma/domain';
import type { Account } from '../../session.tsx';

type Reader = 'official' | 'coordinator' | 'squad' | 'anyone';
type Topic = { title: string; kinds: Partial<Record<NotificationKind, readonly Reader[]>> };

/** What people choose about, together with what it is about, and who is ever told of it. */
export const notificationTopics: readonly Topic[] = [
  {
    title: 'Convenios y compromisos',
    kinds: {
      'memorandum.review': ['official', 'coordinator'],
      'memorandum.state': ['official', 'coordinator'],
      'commitment.reminder': ['official'],
      'commitment.overdue': ['official'],
      'commitment.met': ['official'],
    },
  },
  {
    title: 'Cargos y administraciones',
    kinds: {
      'official.term': ['official', 'coordinator'],
      'handover.due': ['official', 'coordinator'],
    },
  },
  {
    title: 'Inventario y plan de apertura',
    kinds: { 'plan.due': ['official'], 'plan.opened': ['official'] },
  },
  {
    title: 'Lo que la gente pide y usa',
    kinds: {
      'request.received': ['official', 'squad'],
      'request.due': ['official', 'coordinator'],
      'report.received': ['official'],
      'consultation.opened': ['official', 'squad'],
      'reuse.submitted': ['squad'],
    },
  },
  {
    title: 'Acompañamiento',
    kinds: {
      'squad.task': ['official'],
      'squad.webinar': ['official'],
      'ticket.answered': ['official'],
      'ticket.received': ['squad'],
    },
  },
  {
    title: 'Su portal y sus archivos',
    kinds: { 'harvest.report': ['official'], 'file.report': ['official'], 'links.report': ['official'] },
  },
  {
    title: 'Calificaciones',
    kinds: { 'figure.contested': ['coordinator'], 'figure.answered': ['official'] },
  },
  { title: 'La red', kinds: { 'network.week': ['coordinator'] } },
  {
    title: 'Lo que usted pidió, envió o guardó',
    kinds: {
      'request.answered': ['anyone'],
      'report.answered': ['anyone'],
      'reuse.decided': ['anyone'],
      'search.alert': ['anyone'],
    },
  },
];

const readerOf: Partial<Record<string, Reader>> = {
  administrator: 'official',
  liaison: 'official',
  coordinator: 'coordinator',
  squad: 'squad',
};

/** The kinds a person may be told of, by topic; topics with none are left out. */
export function topicsOf({ grants }: Account): { title: string; kinds: string[] }[] {
  const readers = new Set<Reader>(['anyone', ...grants.flatMap(({ role }) => readerOf[role] ?? [])]);
  return notificationTopics.flatMap(({ title, kinds }) => {
    const told = Object.entries(kinds).flatMap(([kind, whom]) =>
      whom.some((reader) => readers.has(reader)) ? [kind] : [],
    );
    return told.length === 0 ? [] : [{ title, kinds: told }];
  });
}
