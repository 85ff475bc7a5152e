import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerDueOn, answerReminderDays, deadlineStep } from './answer-deadlines.ts';
import { dateInMexicoCity } from './clock.ts';
import { addDays, dateAt } from './time-zones.ts';

const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
const keys = fc.constantFrom('09', '02004', '26', '26030', '23005', '08037', '28027', '18020', '25', '17007');
const hourMs = 3_600_000;

describe('a deadline to answer', () => {
  test('gives thirty whole days of the government’s own calendar, wherever it is', () => {
    fc.assert(
      fc.property(keys, instants, (cvegeo, publishedAt) => {
        expect(answerDueOn(cvegeo, publishedAt)).toBe(addDays(dateAt(cvegeo, publishedAt), 30));
      }),
    );
  });

  test('never passes while its last day goes on at home or in Mexico City', () => {
    fc.assert(
      fc.property(keys, instants, fc.integer({ min: 0, max: 40 * 24 }), (cvegeo, publishedAt, hours) => {
        const dueOn = answerDueOn(cvegeo, publishedAt);
        const instant = new Date(publishedAt.getTime() + hours * hourMs);
        const isLastDaySomewhere = dateAt(cvegeo, instant) <= dueOn || dateInMexicoCity(instant) <= dueOn;
        expect(deadlineStep({ dueOn, cvegeo }, instant).step === 'overdue').toBe(!isLastDaySomewhere);
      }),
    );
  });

  test('once passed, stays so', () => {
    fc.assert(
      fc.property(keys, instants, fc.nat(365), (cvegeo, publishedAt, days) => {
        const dueOn = answerDueOn(cvegeo, publishedAt);
        const instant = new Date(publishedAt.getTime() + (33 + days) * 24 * hourMs);
        expect(deadlineStep({ dueOn, cvegeo }, instant)).toEqual({ step: 'overdue' });
      }),
    );
  });

  test('is reminded at every mark by a calendar that runs twice a day, and never after a later mark', () => {
    fc.assert(
      fc.property(keys, instants, (cvegeo, publishedAt) => {
        const dueOn = answerDueOn(cvegeo, publishedAt);
        const firstRun = Math.floor(publishedAt.getTime() / (24 * hourMs)) * 24 * hourMs;
        const steps = Array.from({ length: 68 }, (_, run) => {
          const atMs = firstRun + (run >> 1) * 24 * hourMs + (run % 2 === 0 ? 6 : 13) * hourMs + 300_000;
          return deadlineStep({ dueOn, cvegeo }, new Date(atMs));
        });
        const told = steps.map((step) => (step.step === 'reminder' ? step.daysBefore : step.step));
        const order: (number | string)[] = ['none', ...answerReminderDays, 'overdue'];
        expect(new Set(told)).toEqual(new Set(order));
        expect(told.map((each) => order.indexOf(each))).toEqual(
          told.map((each) => order.indexOf(each)).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('of the same evening passes in Cancún, Hermosillo and Tijuana with Mexico City or later, never before', () => {
    const dueOn = '2026-06-30';
    const at = (time: string) => new Date(`2026-07-01T${time}Z`);
    expect(deadlineStep({ dueOn, cvegeo: '23005' }, at('05:59')).step).toBe('reminder');
    expect(deadlineStep({ dueOn, cvegeo: '23005' }, at('06:00')).step).toBe('overdue');
    expect(deadlineStep({ dueOn, cvegeo: '26030' }, at('06:59')).step).toBe('reminder');
    expect(deadlineStep({ dueOn, cvegeo: '26030' }, at('07:00')).step).toBe('overdue');
    expect(deadlineStep({ dueOn, cvegeo: '02004' }, at('06:59')).step).toBe('reminder');
    expect(deadlineStep({ dueOn, cvegeo: '02004' }, at('07:00')).step).toBe('overdue');
  });
});
