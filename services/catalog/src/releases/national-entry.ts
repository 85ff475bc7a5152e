import type { NationalDataset, Tables } from '@rma/persistence';
import { standard, themes } from '@rma/themes';
import type { Insertable } from 'kysely';
import type { PackageRow } from '../packages/package-queries.ts';
import { addresses } from './addresses.ts';
import { standardOf, type PublishableResource } from './descriptor.ts';
import { distributionsOf } from './distributions.ts';
import { daysOf, periodicityOf, temporalOf } from './promises.ts';

/** A published resource as the national view holds it. */
export function toNationalDataset(
  released: PackageRow,
  resource: PublishableResource,
  context: { publicUrl: string; issued: Date; modified: Date; updatedAt: Date },
): NationalDataset {
  const { publicUrl, issued, modified, updatedAt } = context;
  const isMunicipality = released.government_level === 'municipality';
  const theme = themes().find((candidate) => candidate.id === released.theme_id);
  const followed = standard(standardOf(resource));
  return {
    id: resource.id,
    origin: 'hosted',
    sourceId: null,
    packageId: released.id,
    cvegeo: released.cvegeo,
    publisherName: released.government_name,
    title: resource.title,
    description: resource.description,
    themeId: released.theme_id,
    standardId: resource.standard_id,
    keywords: [theme?.name.es, followed?.title.es].filter((word) => word !== undefined),
    licence: released.licence,
    issued,
    modified,
    periodicity: periodicityOf(resource),
    temporal: temporalOf(resource),
    spatial: isMunicipality
      ? `${released.government_name}, ${released.government_state_name}`
      : released.government_name,
    landingPage: addresses(publicUrl).dataset(resource.id),
    contact: { name: released.contact_name, email: released.contact_email },
    distributions: distributionsOf(resource, resource.upload, { publicUrl, modified }),
    preview: resource.upload.preview,
    alsoAt: [],
    updatedAt,
  };
}

/**
 * A published resource as a part of its standard's national table; null when its rows exist only as CSV, as those
 * published before there were national tables do.
 */
export function toTablePart(
  released: PackageRow,
  resource: PublishableResource,
  release: { number: number; publishedAt: Date },
): Insertable<Tables['national.table_part']> | null {
  const { upload } = resource;
  const parquet = upload.forms.find(({ role }) => role === 'parquet');
  if (!parquet) return null;
  const days = daysOf(upload);
  return {
    dataset_id: resource.id,
    standard_id: resource.standard_id,
    standard_version: upload.standard_version,
    cvegeo: released.cvegeo,
    package_id: released.id,
    release_number: release.number,
    sha256: parquet.sha256,
    bytes: parquet.bytes,
    rows: upload.row_count,
    temporal_from: days?.from ?? null,
    temporal_to: days?.to ?? null,
    published_at: release.publishedAt,
  };
}
