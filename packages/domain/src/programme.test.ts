import { expect, test } from 'vitest';
import { cohortOn, weekEndsOn } from './programme.ts';
import { acceptedEvents } from './state-machine.ts';
import { ticketTransitions } from './tickets.ts';

test.each([
  ['2026-11-22', 'announced', null],
  ['2026-11-23', 'running', 1],
  ['2026-11-29', 'running', 1],
  ['2026-11-30', 'running', 2],
  ['2027-01-03', 'running', 6],
  ['2027-01-04', 'finished', null],
])('a cohort that starts on Monday 23 November is, on %s, %s', (today, state, week) => {
  expect(cohortOn('2026-11-23', today)).toEqual({ state, week, endsOn: '2027-01-03' });
});

test('its weeks end on Sundays', () => {
  expect([1, 6].map((week) => weekEndsOn('2026-11-23', week))).toEqual(['2026-11-29', '2027-01-03']);
});

test('a ticket that nobody answered cannot be solved', () => {
  expect(acceptedEvents(ticketTransitions, 'open')).toEqual(['answer']);
});
