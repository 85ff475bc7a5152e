import { dateAt, dateInMexicoCity, type Clock } from '@rma/domain';
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

/** The first day of a term: today where the government is or before, since a replacement takes effect at once. */
export function termStartField(clock: Clock, cvegeo: string) {
  return z.iso.date().refine((date) => date <= dateAt(cvegeo, clock.now()), {
    message: 'El relevo surte efecto al registrarlo: regístrelo a partir del día en que inicia el periodo.',
    params: { en: 'A replacement takes effect at once: record it from the first day of the term on.' },
  });
}
