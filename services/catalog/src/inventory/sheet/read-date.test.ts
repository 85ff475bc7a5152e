import { describe, expect, it } from 'vitest';
import { readDate } from './read-date.ts';

describe('reading the dates of a sheet', () => {
  it.each([
    ['2027-03-31', '2027-03-31', null],
    ['2027-03-31 00:00:00', '2027-03-31', null],
    ['2027/3/1', '2027-03-01', null],
    ['31/03/2027', '2027-03-31', null],
    ['05/05/2027', '2027-05-05', null],
    ['03/04/2027', '2027-04-03', 'day-first'],
    ['12/25/2026', '2026-12-25', 'month-first'],
    ['31-03-27', '2027-03-31', 'two-digit-year'],
    ['15 de marzo de 2027', '2027-03-15', null],
    ['Lunes 15 de marzo del 2027', '2027-03-15', null],
    ['15-mar-27', '2027-03-15', 'two-digit-year'],
    ['2028-02', '2028-02-29', 'end-of-month'],
    ['Feb-27', '2027-02-28', 'end-of-month'],
    ['fines de setiembre de 2027', '2027-09-30', 'end-of-month'],
    ['06/2027', '2027-06-30', 'end-of-month'],
    ['46477', '2027-03-31', 'serial-number'],
  ])('takes %s for %s', (written, date, doubt) => {
    expect(readDate(written)).toEqual({ ok: true, date, doubt });
  });

  it.each([
    ['31/02/2027', 'no-such-day'],
    ['2027-13-01', 'no-such-day'],
    ['2027', 'only-a-year'],
    ['Segundo semestre de 2027', 'only-a-year'],
    ['por definir', 'not-a-date'],
    ['pronto', 'not-a-date'],
  ])('does not guess %s', (written, reason) => {
    expect(readDate(written)).toEqual({ ok: false, reason });
  });
});
