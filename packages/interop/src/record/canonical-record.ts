import { cvegeoSchema } from '@rma/domain';
import { z } from 'zod';
import { periodicityCodes } from './periodicity.ts';
import type { RecordProblem } from './record-problem.ts';
import { themeIds } from './theme-guess.ts';

/** What a record may weigh. A longer title is a mistake and rejects the record; the rest is clipped and told. */
export const recordLimits = {
  title: 1000,
  description: 50_000,
  distributions: 1000,
  keywords: 100,
  keyword: 100,
} as const;

const shortText = z.string().min(1).max(1000);
const address = z.url({ protocol: /^https?$/ }).max(4000);
const instant = z.iso.datetime();

export const canonicalDistributionSchema = z.object({
  /** Stable within its dataset: the remote id when there is one, else derived from the address. */
  id: z.string().regex(/^[0-9a-f]{24}$/),
  title: shortText,
  format: z.string().min(1).max(20),
  mediaType: z.string().max(255).nullable(),
  /** Where the bytes are, when the catalogue says so. */
  url: address.nullable(),
  /** The page or service that leads to them. */
  accessUrl: address.nullable(),
  bytes: z.int().nonnegative().nullable(),
  modified: instant.nullable(),
});
export type CanonicalDistribution = z.infer<typeof canonicalDistributionSchema>;

/** A dataset of any catalogue in the network's terms. Dates are ISO 8601 instants in UTC. */
export const canonicalRecordSchema = z.object({
  title: z.string().min(1).max(recordLimits.title),
  description: z.string().max(recordLimits.description),
  keywords: z.array(z.string().min(1).max(recordLimits.keyword)).max(recordLimits.keywords),
  themeId: z.enum(themeIds).nullable(),
  licence: z.string().min(1).max(300).nullable(),
  issued: instant.nullable(),
  modified: instant.nullable(),
  periodicity: z.enum(periodicityCodes).nullable(),
  temporal: z.string().min(1).max(200).nullable(),
  spatial: shortText.nullable(),
  landingPage: address.nullable(),
  contact: z.object({ name: z.string().min(1).max(300), email: z.email().nullable() }).nullable(),
  distributions: z.array(canonicalDistributionSchema).max(recordLimits.distributions),
  provenance: z.object({
    /** The record's own IRI, as its catalogue writes it. */
    uri: shortText.nullable(),
    /** Global identifiers in one spelling, to recognise the same dataset in another catalogue. */
    identities: z.array(shortText).max(20),
    publisherName: z.string().max(300).nullable(),
    /** INEGI's key of the publisher, when the catalogue tells it. */
    publisherCvegeo: cvegeoSchema.nullable(),
    /** The catalogue this one read the record from. */
    catalogue: address.nullable(),
  }),
});
export type CanonicalRecord = z.infer<typeof canonicalRecordSchema>;

/**
 * What became of a remote record. `problems` of a mapped record tell what of it could not be kept; those of a
 * refused one, why.
 */
export type Mapped =
  | { ok: true; record: CanonicalRecord; problems: RecordProblem[] }
  | { ok: false; problems: RecordProblem[] };
