import { addDays, dateAt, dateInMexicoCity, type Clock } from '@rma/domain';
import { z } from 'zod';

/** What is asked of a person who will act for a government. */
export const personFields = z.object({
  name: z.string().trim().min(3).max(200),
  position: z.string().trim().min(2).max(200),
  email: z.email().max(254),
  phone: z.string().trim().min(7).max(40).optional(),
});

/** The last day of a term: a date that has not passed in Mexico City. */
export function termEndField(clock: Clock) {
  return z.iso.date().refine((date) => date >= dateInMexicoCity(clock.now()), {
    message: 'El periodo ya terminó: indique una fecha de término de hoy en adelante.',
    params: { en: 'The term is over already: give a last day from today on.' },
  });
}

/** Nobody is designated for later than this. */
const designatedAheadDays = 400;

/** The first day of a term, where the government is: past, today or within a year or so. */
export function termStartField(clock: Clock, cvegeo: string) {
  return z.iso.date().refine((date) => date <= addDays(dateAt(cvegeo, clock.now()), designatedAheadDays), {
    message: 'Falta mucho para ese día: registre la designación cuando falte un año o menos.',
    params: { en: 'That day is far ahead: record the designation a year before it at most.' },
  });
}
