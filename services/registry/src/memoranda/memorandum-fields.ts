import { commitmentTermSchema } from '@rma/domain';
import { unprintable } from '@rma/pdf';
import { parseInput } from '@rma/service-kit';
import { z } from 'zod';
import type { Terms } from './memorandum-writes.ts';

/** Text that can be printed, each accent in one piece. */
const text = (max: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max)
    .refine((written) => !unprintable.test(written), {
      message: 'Tiene un signo que el documento no puede imprimir: cámbielo por otro.',
      params: { en: 'It has a character that the document cannot print: replace it.' },
    });

/** Who signs for a party, as what, by which faculties, and the keys that the signatory's e.firma must carry. */
export const partySchema = z.object({
  organization: text(300),
  signatory: text(200),
  position: text(200),
  faculties: text(1000).optional(),
  rfc: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/, 'Escriba el RFC completo, con homoclave.')
    .optional(),
  curp: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{4}\d{6}[A-Z]{6}[A-Z0-9]\d$/, 'Escriba los 18 caracteres de la CURP.')
    .optional(),
  email: z.email().max(254).optional(),
});

const clauseId = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

/** What fills a template besides the parties, the dates and the commitments. */
export const particularsSchema = z.object({
  /** Where it is signed. */
  place: text(200).optional(),
  federationAddress: text(300).optional(),
  governmentAddress: text(300).optional(),
  /** Notice before an early end, in calendar days. */
  noticeDays: z.int().min(1).max(365).optional(),
  /** What came before the agreement, as paragraphs of their own. */
  background: z.array(text(2000)).max(10).optional(),
  /** Clauses whose wording was negotiated, by the clause's id in the template. */
  wordings: z.record(clauseId, text(5000)).optional(),
  /** Clauses the template does not have. */
  addedClauses: z
    .array(z.object({ title: text(120), text: text(5000) }))
    .max(10)
    .optional(),
});
export type Particulars = z.output<typeof particularsSchema>;

/** The terms of a memorandum as they are sent, field by field. */
export const termsSchema = z.object({
  title: text(300),
  federationParty: partySchema,
  governmentParty: partySchema,
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  commitments: z.array(commitmentTermSchema).max(40).default([]),
  particulars: particularsSchema.default({}),
});

const coherentTerms = termsSchema.refine(({ validFrom, validUntil }) => validUntil > validFrom, {
  path: ['validUntil'],
  message: 'El convenio debe terminar después de empezar.',
  params: { en: 'The memorandum must end after it begins.' },
});

type SentTerms = z.input<typeof termsSchema>;

/** Some of the terms: what a revision changes. A term that is not named stays as it is. */
export const revisionSchema = termsSchema
  .extend({ commitments: z.array(commitmentTermSchema).max(40), particulars: particularsSchema })
  .partial();
export type Revision = z.output<typeof revisionSchema>;

/** The terms after a revision: what it does not name stays. */
export function revise(current: Terms, revision: Revision): SentTerms {
  return {
    title: revision.title ?? current.title,
    federationParty: revision.federationParty ?? current.federationParty,
    governmentParty: revision.governmentParty ?? current.governmentParty,
    validFrom: revision.validFrom ?? current.validFrom,
    validUntil: revision.validUntil ?? current.validUntil,
    commitments: revision.commitments ?? current.commitments,
    particulars: revision.particulars ?? current.particulars,
  };
}

/** Terms that hold together, without anything else that came with them; throws validation-failed. */
export function toTerms(terms: SentTerms): Terms {
  return parseInput(coherentTerms, terms);
}
