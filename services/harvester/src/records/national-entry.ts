import type { CanonicalRecord } from '@rma/interop';
import type { NationalDataset } from '@rma/persistence';
import type { HarvestedSource } from '../runs/run-context.ts';

const dateOf = (iso: string | null) => (iso === null ? null : new Date(iso));

/** A harvested record as the national view shows it, published by the source's government. */
export function toNationalDataset(
  source: HarvestedSource,
  { id, record, now }: { id: string; record: CanonicalRecord; now: Date },
): NationalDataset {
  return {
    id,
    origin: 'harvested',
    sourceId: source.id,
    packageId: null,
    cvegeo: source.cvegeo,
    publisherName: source.governmentName,
    title: record.title,
    description: record.description,
    themeId: record.themeId,
    standardId: null,
    keywords: record.keywords,
    licence: record.licence,
    issued: dateOf(record.issued),
    modified: dateOf(record.modified),
    periodicity: record.periodicity,
    temporal: record.temporal,
    spatial: record.spatial,
    landingPage: record.landingPage,
    contact: record.contact,
    distributions: record.distributions.map((distribution) => ({
      ...distribution,
      sha256: null,
      role: null,
    })),
    preview: null,
    alsoAt: [],
    originUri: record.provenance.uri,
    identities: record.provenance.identities,
    updatedAt: now,
  };
}
