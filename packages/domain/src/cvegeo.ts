import { z } from 'zod';

/**
 * INEGI's geostatistical key of a government, always text: two digits for a state ("17"),
 * five for a municipality ("17007"), whose first two are its state.
 * Source: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas.
 */
export const cvegeoSchema = z.string().regex(/^(0[1-9]|[12]\d|3[0-2])(\d{3})?$/, 'cvegeo');

export type Level = 'state' | 'municipality';

/** The level a well-formed key stands for. */
export function levelOf(cvegeo: string): Level {
  return cvegeo.length === 2 ? 'state' : 'municipality';
}

/** The state's key of any government's key; a state's is its own. */
export function stateOf(cvegeo: string): string {
  return cvegeo.slice(0, 2);
}

/** True when `inner` is `outer` or one of its municipalities. */
export function covers(outer: string, inner: string): boolean {
  return outer === inner || (outer.length === 2 && inner.startsWith(outer));
}

/**
 * A key as people write it ("1001", " 17 ", 9) brought to INEGI's form, or null when it cannot be one.
 * Leading zeros that a spreadsheet dropped are restored: 1 or 2 digits are a state, 4 or 5 a municipality.
 */
export function normalizeCvegeo(written: string | number): string | null {
  const digits = String(written).trim();
  if (!/^\d{1,5}$/.test(digits) || digits.length === 3) return null;
  const padded = digits.padStart(digits.length <= 2 ? 2 : 5, '0');
  return cvegeoSchema.safeParse(padded).success ? padded : null;
}
