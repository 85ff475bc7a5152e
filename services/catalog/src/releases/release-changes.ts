import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Draft } from '../packages/draft-queries.ts';
import { driftSchema } from '../uploads/report-schema.ts';

const resourceSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().default(''),
  hash: z.string(),
  rma: z.looseObject({
    dataset: z.string(),
    rows: z.number().default(0),
    temporal: z.string().nullable().default(null),
    periodicity: z.string().nullable().default(null),
  }),
});

/** What of a release's descriptor its readers would notice to be different. */
const describedSchema = z.object({
  title: z.string(),
  description: z.string().default(''),
  licenses: z.array(z.object({ name: z.string() })),
  contributors: z.array(z.looseObject({})),
  resources: z.array(resourceSchema),
});
type Described = z.infer<typeof describedSchema>;
type DescribedResource = z.infer<typeof resourceSchema>;

export const packageWords = ['title', 'description', 'licence', 'contact'] as const;
export const resourceWords = ['title', 'description', 'temporal', 'periodicity'] as const;

export const changesSchema = z.object({
  isFirst: z.boolean(),
  /** What the package says otherwise of itself. */
  words: z.array(z.enum(packageWords)),
  resources: z.array(
    z.object({
      dataset: z.string(),
      name: z.string(),
      title: z.string(),
      change: z.enum(['added', 'updated', 'described', 'removed']),
      rowsBefore: z.number().nullable(),
      rowsAfter: z.number().nullable(),
      words: z.array(z.enum(resourceWords)),
      /** Why it was removed, or what drifted between the deliveries, in sentences. */
      notices: z.array(z.string()),
    }),
  ),
});
export type ReleaseChanges = z.infer<typeof changesSchema>;
type ResourceChange = ReleaseChanges['resources'][number];

function wordsChanged(before: Described, after: Described): ReleaseChanges['words'] {
  const parts = {
    title: [before.title, after.title],
    description: [before.description, after.description],
    licence: [before.licenses, after.licenses],
    contact: [before.contributors, after.contributors],
  };
  return packageWords.filter((word) => !isDeepStrictEqual(...(parts[word] as [unknown, unknown])));
}

function resourceWordsChanged(before: DescribedResource, after: DescribedResource): ResourceChange['words'] {
  const parts = {
    title: [before.title, after.title],
    description: [before.description, after.description],
    temporal: [before.rma.temporal, after.rma.temporal],
    periodicity: [before.rma.periodicity, after.rma.periodicity],
  };
  return resourceWords.filter((word) => parts[word][0] !== parts[word][1]);
}

const driftSentences = (stored: unknown): string[] =>
  driftSchema
    .nullable()
    .parse(stored ?? null)
    ?.notices.map(({ message }) => message) ?? [];

function changeOf(
  after: DescribedResource,
  before: DescribedResource | undefined,
  draft: Draft,
): ResourceChange | null {
  const named = { dataset: after.rma.dataset, name: after.name, title: after.title };
  const rowsAfter = after.rma.rows;
  if (!before) return { ...named, change: 'added', rowsBefore: null, rowsAfter, words: [], notices: [] };
  const words = resourceWordsChanged(before, after);
  const isUpdated = before.hash !== after.hash;
  if (!isUpdated && words.length === 0) return null;
  const resource = draft.resources.find(({ id }) => id === after.rma.dataset);
  return {
    ...named,
    change: isUpdated ? 'updated' : 'described',
    rowsBefore: before.rma.rows,
    rowsAfter,
    words,
    notices: isUpdated ? driftSentences(resource?.upload?.drift) : [],
  };
}

/**
 * What the release that `descriptor` describes changes for those who have the last one. A package that was withdrawn
 * begins anew: everything in it is added.
 */
export function releaseChanges(draft: Draft, descriptor: Record<string, unknown>): ReleaseChanges {
  const isStanding = draft.package.state === 'published' && draft.lastRelease !== null;
  const after = describedSchema.parse(JSON.parse(JSON.stringify(descriptor)));
  const before = isStanding ? describedSchema.parse(draft.lastRelease?.descriptor) : null;
  const were = new Map(before?.resources.map((resource) => [resource.rma.dataset, resource]));
  const are = new Set(after.resources.map((resource) => resource.rma.dataset));
  const removed = [...were.values()].filter((resource) => !are.has(resource.rma.dataset));
  return {
    isFirst: draft.lastRelease === null,
    words: before === null ? [] : wordsChanged(before, after),
    resources: [
      ...after.resources.flatMap(
        (resource) => changeOf(resource, were.get(resource.rma.dataset), draft) ?? [],
      ),
      ...removed.map((resource): ResourceChange => ({
        dataset: resource.rma.dataset,
        name: resource.name,
        title: resource.title,
        change: 'removed',
        rowsBefore: resource.rma.rows,
        rowsAfter: null,
        words: [],
        notices: [draft.resources.find(({ id }) => id === resource.rma.dataset)?.removal_reason ?? []].flat(),
      })),
    ],
  };
}
