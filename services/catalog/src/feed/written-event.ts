import type { WrittenDataset, WrittenEvent } from '@rma/interop';
import { z } from 'zod';
import { writtenDataset } from '../national/written.ts';
import { addresses } from '../releases/addresses.ts';
import type { EventRow } from './feed-queries.ts';

const instant = z.string().transform((text) => new Date(text));
const distribution = z.object({
  id: z.string(),
  title: z.string(),
  format: z.string(),
  mediaType: z.string().nullable(),
  url: z.string().nullable(),
  accessUrl: z.string().nullable(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  modified: z.string().nullable(),
  role: z.enum(['original', 'conforming', 'parquet', 'json', 'geojson']).nullable(),
});

/** A row of national.dataset as the ledger kept it, in JSON. Columns that came later are absent of older ones. */
const snapshotSchema = z.object({
  id: z.string(),
  origin: z.enum(['hosted', 'harvested', 'node']),
  title: z.string(),
  description: z.string(),
  theme_id: z.string().nullable(),
  standard_id: z.string().nullable(),
  keywords: z.array(z.string()),
  licence: z.string().nullable(),
  issued: instant.nullable(),
  modified: instant.nullable(),
  periodicity: z.string().nullable(),
  temporal: z.string().nullable(),
  spatial: z.string().nullable(),
  landing_page: z.string().nullable(),
  contact: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  distributions: z.array(distribution),
  also_at: z.array(z.object({ url: z.string(), title: z.string() })),
  origin_uri: z.string().nullable().default(null),
  identities: z.array(z.string()).default([]),
  archived_at: instant.nullable(),
  updated_at: instant,
});

function datasetOf(event: EventRow, publicUrl: string): WrittenDataset | null {
  const { snapshot, kind, cvegeo, level, government_name, state_name } = event;
  const isThere = kind !== 'delete' && snapshot !== null;
  if (!isThere || cvegeo === null || level === null || government_name === null || state_name === null)
    return null;
  const { west, south, east, north, lon, lat } = event;
  const government = { cvegeo, level, government_name, state_name, west, south, east, north, lon, lat };
  return writtenDataset({ ...snapshotSchema.parse(snapshot), ...government }, publicUrl);
}

/**
 * An event in the terms of the writers. One without a dataset, because it came and went within one transaction, is told
 * as what it left: nothing.
 */
export function writtenEvent(event: EventRow, publicUrl: string): WrittenEvent {
  const at = addresses(publicUrl);
  const dataset = datasetOf(event, publicUrl);
  return {
    url: at.feedEvent(event.number),
    kind: dataset === null ? 'delete' : event.kind,
    publishedAt: event.published_at,
    datasetUrl: at.dataset(event.dataset_id),
    dataset,
  };
}
