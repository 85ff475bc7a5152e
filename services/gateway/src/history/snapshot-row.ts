import type { Distribution } from '@rma/persistence';
import { z } from 'zod';
import type { DatasetRow } from '../datasets/dataset-queries.ts';
import type { Snapshot } from './history-queries.ts';

const instant = z.union([z.null(), z.string().transform((text) => new Date(text))]).default(null);
const text = z.string().nullable().default(null);

// As `to_jsonb` wrote a row of national.dataset; a column added later is absent from older snapshots.
const snapshotSchema = z.object({
  id: z.string(),
  origin: z.enum(['hosted', 'harvested', 'node']),
  source_id: text,
  package_id: text,
  cvegeo: z.string(),
  title: z.string(),
  description: z.string().default(''),
  theme_id: text,
  standard_id: text,
  keywords: z.array(z.string()).default([]),
  licence: text,
  issued: instant,
  modified: instant,
  periodicity: text,
  temporal: text,
  spatial: text,
  landing_page: text,
  contact: z.object({ name: z.string(), email: z.string().nullable() }).nullable().default(null),
  distributions: z.array(z.custom<Distribution>((value) => typeof value === 'object' && value !== null)),
  also_at: z.array(z.object({ url: z.string(), title: z.string() })).default([]),
});

/** A dataset as it was, in the shape of one that is; `archivedAt` when its source no longer listed it by then. */
export function rowOfSnapshot(
  snapshot: Snapshot,
  { at, archivedAt }: { at: Date; archivedAt: Date | null },
): DatasetRow {
  return {
    ...snapshotSchema.parse(snapshot),
    // What was archived or is of the past has no place in the search.
    ordinal: 0,
    preview: null,
    archived_at: archivedAt,
    as_of: at,
  };
}
