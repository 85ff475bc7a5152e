import type { NationalDataset, Tables } from '@rma/persistence';
import type { Selectable } from 'kysely';

const dates = ['issued', 'modified', 'updatedAt'] as const;

/** What is kept of a dataset that is not shown, so that it can be shown later as it is now. */
export const keep = (dataset: NationalDataset): string => JSON.stringify(dataset);

/** A dataset as `keep` wrote it. */
export function restore(kept: Record<string, unknown>): NationalDataset {
  const revived = { ...kept };
  for (const name of dates) {
    const written = kept[name];
    revived[name] = typeof written === 'string' ? new Date(written) : null;
  }
  return revived as NationalDataset;
}

/** A dataset of the national view as its owner once handed it over. */
export function fromNationalRow(row: Selectable<Tables['national.dataset']>): NationalDataset {
  return {
    id: row.id,
    origin: row.origin,
    sourceId: row.source_id,
    packageId: row.package_id,
    cvegeo: row.cvegeo,
    publisherName: row.publisher_name,
    title: row.title,
    description: row.description,
    themeId: row.theme_id,
    standardId: row.standard_id,
    keywords: row.keywords,
    licence: row.licence,
    issued: row.issued,
    modified: row.modified,
    periodicity: row.periodicity,
    temporal: row.temporal,
    spatial: row.spatial,
    landingPage: row.landing_page,
    contact: row.contact,
    distributions: row.distributions,
    preview: row.preview,
    alsoAt: [],
    originUri: row.origin_uri,
    identities: row.identities,
    updatedAt: row.updated_at,
  };
}
