import { dateInMexicoCity } from '@rma/domain';
import { z } from 'zod';
import type { EntryRow } from './history-queries.ts';

const membershipSchema = z.object({ detail: z.object({ to: z.string() }) });
const memorandumSchema = z.object({
  detail: z.object({
    folio: z.string(),
    validFrom: z.string(),
    validUntil: z.string(),
    type: z.literal('addendum').optional(),
    /** Where an extension left it. */
    state: z.string().optional(),
  }),
});
const packageSchema = z.object({
  detail: z.object({ theme: z.string(), release: z.number(), datasets: z.number().default(0) }),
});

const bodyOf = <Schema extends z.ZodType>(schema: Schema, { body }: EntryRow): z.output<Schema> =>
  schema.parse(JSON.parse(body));

/** Where the last entry about a government's membership left it; null before it ever applied. */
export function membershipThen(entries: readonly EntryRow[]): string | null {
  const [last] = entries.toSorted((a, b) => b.seq - a.seq);
  return last === undefined ? null : bodyOf(membershipSchema, last).detail.to.toUpperCase();
}

/** Where an entry leaves a signed memorandum; what comes before both signatures tells nothing but that there is one. */
const stateOfKind: Record<string, string> = {
  'memorandum.signed': 'SIGNED',
  'memorandum.activated': 'ACTIVE',
  'memorandum.expiring': 'EXPIRING',
  'memorandum.extended': 'ACTIVE',
  'memorandum.suspended': 'SUSPENDED',
  'memorandum.resumed': 'ACTIVE',
  'memorandum.expired': 'EXPIRED',
  'memorandum.terminated': 'TERMINATED',
};
const inForce = ['ACTIVE', 'EXPIRING'];

/** The agreement in force on that day or, without one, the one that ended last; null before any was signed. */
export function memorandumThen(entries: readonly EntryRow[], at: Date) {
  const today = dateInMexicoCity(at);
  const known = entries
    .flatMap((entry) => {
      const state = stateOfKind[entry.kind];
      if (state === undefined) return [];
      const { detail } = bodyOf(memorandumSchema, entry);
      if (detail.type === 'addendum') return [];
      const { folio, validFrom, validUntil } = detail;
      const id = entry.subject.split(':')[1] ?? '';
      return [{ id, state: detail.state?.toUpperCase() ?? state, folio, validFrom, validUntil }];
    })
    .toSorted((a, b) => b.validUntil.localeCompare(a.validUntil));
  const found = known.find(
    ({ state, validFrom, validUntil }) =>
      inForce.includes(state) && validFrom <= today && today <= validUntil,
  );
  return found ?? known[0] ?? null;
}

/** The packages that were published then, with the release they were at. */
export function packagesThen(entries: readonly EntryRow[]) {
  return entries
    .filter(({ kind }) => kind === 'package.published')
    .map((entry) => ({
      id: entry.subject.split(':')[1] ?? '',
      releasedAt: entry.at,
      ...bodyOf(packageSchema, entry).detail,
    }))
    .toSorted((a, b) => a.theme.localeCompare(b.theme) || a.id.localeCompare(b.id));
}
