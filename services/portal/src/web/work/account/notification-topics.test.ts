import { notificationKindNames } from '@rma/domain';
import { expect, test } from 'vitest';
import type { Account } from '../../session.tsx';
import { notificationTopics, topicsOf } from './notification-topics.ts';

const account = (role: Account['grants'][number]['role']): Account => ({
  id: '1',
  email: 'alguien@ejemplo.gob.mx',
  name: 'Alguien',
  grants: [{ role, cvegeo: null }],
  secondFactor: 'off',
});
const kindsOf = (role: Account['grants'][number]['role']) =>
  topicsOf(account(role)).flatMap(({ kinds }) => kinds);

test('every kind but those nobody chooses about belongs to one topic', () => {
  const listed = notificationTopics.flatMap(({ kinds }) => Object.keys(kinds));
  expect(new Set(listed).size).toBe(listed.length);
  const notAsked = notificationKindNames.filter((kind) => !listed.includes(kind));
  // Two always go by mail; an invitation reaches governments that have no account yet.
  expect(notAsked).toEqual(['memorandum.sign', 'network.invitation', 'account.security']);
});

test('a person is asked only about what reaches their roles', () => {
  expect(kindsOf('coordinator')).toContain('network.week');
  expect(kindsOf('coordinator')).not.toContain('commitment.reminder');
  expect(kindsOf('liaison')).toContain('commitment.reminder');
  expect(kindsOf('liaison')).not.toContain('ticket.received');
  expect(kindsOf('squad')).toContain('ticket.received');
  expect(kindsOf('liaison')).toContain('figure.answered');
  expect(kindsOf('state-cto')).toEqual([
    'request.answered',
    'report.answered',
    'reuse.decided',
    'search.alert',
  ]);
});
