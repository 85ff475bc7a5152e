import { qualityDimensions, qualityRatings } from '@rma/domain';
import { sourceKinds } from '@rma/interop';
import { z } from 'zod';

const kind = z.enum(sourceKinds);
const count = z.int().nonnegative();
const problem = z.object({
  field: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
});

const detection = z.object({
  kind,
  /** The address a source of it is proposed with. */
  url: z.string(),
  software: z.string().nullable(),
  version: z.string().nullable(),
  title: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(z.string()),
});

/** Records of one kind of problem. */
const problemGroup = problem.extend({
  count,
  examples: z.array(
    z.object({ remoteId: z.string().nullable(), title: z.string().nullable(), value: z.string() }),
  ),
});

/** What an address would give, before anyone commits. Every list is bounded. */
export const previewResultSchema = z
  .object({
    detected: detection,
    alternatives: z.array(detection),
    /** read = new + duplicates + loops + personalData + rejected. */
    counts: z.object({
      /** What the catalogue says it has, when it says so. */
      announced: count.nullable(),
      read: count,
      isWhole: z.boolean(),
      new: count,
      duplicates: count,
      rejected: count,
      loops: count,
      personalData: count,
    }),
    records: z
      .array(
        z.object({
          remoteId: z.string(),
          title: z.string(),
          description: z.string(),
          formats: z.array(z.string()),
          modified: z.string().nullable(),
          licence: z.string().nullable(),
          theme: z.string().nullable(),
          distributions: count,
          fate: z.enum(['new', 'duplicate', 'loop']),
          problems: z.array(problem),
        }),
      )
      .max(20),
    /** Why records would be rejected, the most frequent first. */
    rejections: z.array(problemGroup).max(50),
    /** What of accepted records could not be kept. */
    repairs: z.array(problemGroup).max(50),
    duplicates: z
      .array(
        z.object({
          remoteId: z.string(),
          title: z.string(),
          isLoop: z.boolean(),
          known: z.object({ datasetId: z.string(), title: z.string(), publisher: z.string() }).nullable(),
        }),
      )
      .max(20),
    quality: z.object({
      score: count,
      of: z.literal(405),
      /** Points nobody can tell yet: the addresses of the files were not asked. */
      unknown: count,
      rating: z.enum(qualityRatings),
      indicators: z.array(
        z.object({
          id: z.string(),
          dimension: z.enum(qualityDimensions),
          points: z.number(),
          share: z.number().nullable(),
          won: z.number(),
        }),
      ),
    }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SourcePreviewResult', description: 'Lo que una dirección daría si se conectara como fuente' });
export type PreviewResult = z.infer<typeof previewResultSchema>;
export type ProblemGroup = z.infer<typeof problemGroup>;

const failure = z.object({
  code: z.string(),
  message: z.string(),
  tried: z.array(z.object({ url: z.string(), answer: z.string() })).optional(),
  suggestions: z.array(z.string()).optional(),
});
export type PreviewFailure = z.infer<typeof failure>;

export const previewSchema = z
  .object({
    id: z.uuid(),
    cvegeo: z.string(),
    url: z.string(),
    /** The organisation of a portal of several governments; null: all of it. */
    organization: z.string().nullable(),
    state: z.enum(['waiting', 'working', 'ready', 'failed']),
    /** What it is at: finding out what is there, reading, or judging what came. */
    stage: z.enum(['detect', 'read', 'judge']).nullable(),
    read: count,
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    failure: failure.nullable(),
    result: previewResultSchema.nullable(),
  })
  .meta({ id: 'SourcePreview', description: 'Vista previa de una fuente' });
export type PreviewView = z.infer<typeof previewSchema>;
