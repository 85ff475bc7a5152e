import { z } from 'zod';
import {
  canonicalRecordSchema,
  recordLimits,
  type CanonicalRecord,
  type Mapped,
} from './canonical-record.ts';
import { readDate } from './dates.ts';
import { clip, webAddress } from './field-text.ts';
import { readPeriodicity } from './periodicity.ts';
import { recordProblem, type RecordProblem } from './record-problem.ts';

/** Where a mapper notes what it could not keep. */
export type Notes = RecordProblem[];

/** A date field as an instant; an unreadable one is noted and left out. */
export function dateField(field: string, written: string | undefined, notes: Notes): string | null {
  if (written === undefined) return null;
  const instant = readDate(written);
  if (instant === null) notes.push(recordProblem(field, written, 'date-format'));
  return instant;
}

export function periodicityField(field: string, written: string | undefined, notes: Notes) {
  if (written === undefined) return null;
  const code = readPeriodicity(written);
  if (code === null) notes.push(recordProblem(field, written, 'periodicity-unknown'));
  return code;
}

export function pageField(field: string, written: string | undefined, notes: Notes): string | null {
  const address = webAddress(written);
  if (address === null && written !== undefined) notes.push(recordProblem(field, written, 'page-url'));
  return address;
}

const email = z.email().max(300);

/** Who to ask: a name, or the address in its place; null when there is neither. */
export function contactField(
  field: string,
  written: { name: string | undefined; email: string | undefined },
  notes: Notes,
): CanonicalRecord['contact'] {
  const bare = written.email?.replace(/^mailto:/i, '').trim();
  const isValid = email.safeParse(bare).success;
  if (bare !== undefined && !isValid) notes.push(recordProblem(field, bare, 'email-format'));
  const address = isValid && bare !== undefined ? bare : null;
  const name = written.name ?? address;
  return name === null ? null : { name: clip(name, 300), email: address };
}

export function descriptionField(field: string, written: string | undefined, notes: Notes): string {
  const text = written ?? '';
  if (text.length <= recordLimits.description) return text;
  notes.push(recordProblem(field, `${text.length} caracteres`, 'description-length'));
  return clip(text, recordLimits.description);
}

/** Keywords once each (whatever their case), in the order given. */
export function keywordsField(written: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const text of written) {
    const keyword = text === undefined ? '' : clip(text, recordLimits.keyword).trim();
    const key = keyword.toLowerCase();
    if (keyword === '' || seen.has(key)) continue;
    seen.add(key);
    kept.push(keyword);
    if (kept.length === recordLimits.keywords) break;
  }
  return kept;
}

/** Text of a field that may also be an object (a geometry, a period), clipped. */
export function clippedField(text: string | undefined, length: number): string | null {
  return text === undefined ? null : clip(text, length);
}

/** The problem of a title that cannot be a dataset's, or null. */
export function titleProblem(title: string | undefined): RecordProblem | null {
  if (title === undefined) return recordProblem('title', '', 'title-required');
  return title.length > recordLimits.title ? recordProblem('title', title, 'title-length') : null;
}

/** Closes a mapping: the record is what the network's schema says, or it is a mistake of ours and throws. */
export function mapped(record: CanonicalRecord, notes: Notes): Mapped {
  return { ok: true, record: canonicalRecordSchema.parse(record), problems: notes };
}
