import { parseInput } from '@rma/service-kit';
import { z } from 'zod';
import type { Terms } from './memorandum-queries.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Who signs for a party, and as what. */
export const partySchema = z.object({
  organization: text(300),
  signatory: text(200),
  position: text(200),
});

/** The terms of a memorandum as they are sent, field by field. */
export const termsSchema = z.object({
  title: text(300),
  federationParty: partySchema,
  governmentParty: partySchema,
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
});

const coherentTerms = termsSchema.refine(({ validFrom, validUntil }) => validUntil > validFrom, {
  path: ['validUntil'],
  message: 'El convenio debe terminar después de empezar.',
  params: { en: 'The memorandum must end after it begins.' },
});

type SentTerms = z.output<typeof termsSchema>;
/** Some of the terms: what a revision changes. */
export type Revision = { [Term in keyof SentTerms]?: SentTerms[Term] | undefined };

/** The terms after a revision: what it does not name stays. */
export function revise(current: SentTerms, revision: Revision): SentTerms {
  return {
    title: revision.title ?? current.title,
    federationParty: revision.federationParty ?? current.federationParty,
    governmentParty: revision.governmentParty ?? current.governmentParty,
    validFrom: revision.validFrom ?? current.validFrom,
    validUntil: revision.validUntil ?? current.validUntil,
  };
}

/** Terms that hold together, without anything else that came with them; throws validation-failed. */
export function toTerms(terms: SentTerms): Terms {
  return parseInput(coherentTerms, terms);
}
