import { acceptedEvents, can, memorandumStates, memorandumTransitions, type Actor } from '@rma/domain';
import { z } from 'zod';
import { partySchema, termsSchema } from './memorandum-fields.ts';
import type { Memorandum } from './memorandum-queries.ts';
import { termsOf } from './memorandum-terms.ts';

export const idParams = z.object({ id: z.uuid() });
export const tags = ['Convenios'];

/** What people decide about a memorandum; the calendar and the signatures decide the rest. */
const decisions = [
  'send-to-review',
  'return',
  'make-ready',
  'reopen',
  'suspend',
  'resume',
  'terminate',
  'discard',
] as const;

export const memorandumSchema = termsSchema.extend({
  id: z.uuid(),
  folio: z.string(),
  cvegeo: z.string(),
  governmentName: z.string(),
  state: z.enum(memorandumStates),
  kind: z.enum(['agreement', 'addendum']),
  parentId: z.uuid().nullable(),
  renewsId: z.uuid().nullable(),
  template: z.string().nullable(),
  signedOn: z.iso.date().nullable(),
  documentSha256: z.string().nullable(),
  /** Whether the government accepted the text as it now is. */
  isAccepted: z.boolean(),
  acceptedAt: z.iso.datetime().nullable(),
  endedOn: z.iso.date().nullable(),
  endedBecause: z.string().nullable(),
  /** What the reader may decide from here. */
  decisions: z.array(z.enum(decisions)),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const publicPart = partySchema.pick({ organization: true, signatory: true, position: true, faculties: true });

/** A memorandum as `actor` may see it: the signatories' keys and addresses are for the two parties. */
export function toView(row: Memorandum, actor: Actor): z.output<typeof memorandumSchema> {
  const terms = termsOf(row);
  const isParty = can(actor, 'memorandum.review', row);
  const mayWrite = can(actor, 'memorandum.write', { cvegeo: null });
  const party = (whole: typeof terms.federationParty) => (isParty ? whole : publicPart.parse(whole));
  return {
    ...terms,
    federationParty: party(terms.federationParty),
    governmentParty: party(terms.governmentParty),
    id: row.id,
    folio: row.folio,
    cvegeo: row.cvegeo,
    governmentName: row.government_name,
    state: row.state,
    kind: row.kind,
    parentId: row.parent_id,
    renewsId: row.renews_id,
    template: row.template,
    signedOn: row.signed_on,
    documentSha256: row.document_sha256,
    isAccepted: row.accepted_version === row.version,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    endedOn: row.ended_on,
    endedBecause: row.ended_because,
    decisions: decisions.filter(
      (event) =>
        acceptedEvents(memorandumTransitions, row.state).includes(event) &&
        (mayWrite || (event === 'return' && isParty)),
    ),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
