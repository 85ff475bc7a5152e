import type { NationalDataset } from '@rma/persistence';
import { standard, themes } from '@rma/themes';
import type { PackageRow } from '../packages/package-queries.ts';
import { addresses } from './addresses.ts';
import { standardOf, type PublishableResource } from './descriptor.ts';
import { distributionsOf } from './distributions.ts';

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
    periodicity: released.periodicity,
    temporal: resource.temporal,
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
