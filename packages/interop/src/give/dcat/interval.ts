import type { Curie } from './terms.ts';

/** A date with the datatype of its own precision. */
export type PreciseDate = { text: string; datatype: Curie };

const precisions: [RegExp, Curie][] = [
  [/^\d{4}$/, 'xsd:gYear'],
  [/^\d{4}-(0[1-9]|1[0-2])$/, 'xsd:gYearMonth'],
  [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'xsd:date'],
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/, 'xsd:dateTime'],
];

/** A date of ISO 8601 in any of the four precisions of DCAT-AP; null for anything else. */
function readDate(written: string): PreciseDate | null {
  const text = written.trim();
  const found = precisions.find(([form]) => form.test(text));
  if (found === undefined || Number.isNaN(Date.parse(text))) return null;
  // A day that the month has not is moved on by the parser.
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return null;
  return { text, datatype: found[1] };
}

const isOpen = (text: string) => ['', '..', 'present', 'presente'].includes(text.trim().toLowerCase());

/**
 * "2020/2024", "2020-01-01/.." or one date alone as a period; null when it is none of these, or neither end says
 * anything. A single date is both of its ends.
 */
export function readInterval(written: string): { from: PreciseDate | null; to: PreciseDate | null } | null {
  const parts = written.split(written.includes('--') ? '--' : '/');
  const [first = '', second = first] = parts;
  if (parts.length > 2) return null;
  const from = isOpen(first) ? null : readDate(first);
  const to = isOpen(second) ? null : readDate(second);
  const isRead = (from !== null || isOpen(first)) && (to !== null || isOpen(second));
  return isRead && (from !== null || to !== null) ? { from, to } : null;
}
