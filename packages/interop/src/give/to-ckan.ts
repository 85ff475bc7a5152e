import { foldText } from '@rma/domain';
import { knownLicence } from './dcat/authority-tables.ts';
import type { WrittenDataset, WrittenDistribution } from './dcat/catalogue-input.ts';
import { placeName } from './dcat/describe-publisher.ts';
import { readInterval } from './dcat/interval.ts';

/** CKAN writes instants in UTC without saying so. */
const instant = (date: Date) => date.toISOString().slice(0, -1);

/** A name as CKAN has them: lower case letters, digits and hyphens. */
const nameOf = (text: string) => foldText(text).replaceAll(/[^a-z0-9]+/g, '-') || 'sin-nombre';

/**
 * Ids of harvested distributions are unique within their dataset only; CKAN's are unique. Those of hosted ones are
 * UUIDs already.
 */
const resourceId = (dataset: WrittenDataset, { id }: WrittenDistribution) =>
  dataset.isHosted ? id : `${dataset.id}-${id}`;

/** A distribution as CKAN's `resource_show` gives it (https://docs.ckan.org/en/2.11/api/). */
export function toCkanResource(dataset: WrittenDataset, distribution: WrittenDistribution, position: number) {
  const { title, format, mediaType, bytes, sha256, modified } = distribution;
  return {
    id: resourceId(dataset, distribution),
    package_id: dataset.id,
    name: title,
    description: '',
    url: distribution.url ?? distribution.accessUrl,
    ...(distribution.url !== null && { download_url: distribution.url }),
    ...(distribution.accessUrl !== null && { access_url: distribution.accessUrl }),
    format,
    mimetype: mediaType,
    mimetype_inner: null,
    size: bytes,
    hash: sha256 === null ? '' : `sha256:${sha256}`,
    created: instant(dataset.issued ?? dataset.updatedAt),
    last_modified: modified === null ? null : instant(new Date(modified)),
    metadata_modified: instant(dataset.updatedAt),
    position,
    state: 'active',
    resource_type: null,
    url_type: null,
    cache_url: null,
    cache_last_updated: null,
    // Rows can be asked of a hosted dataset that follows a standard, by any of its files.
    datastore_active: dataset.isHosted && dataset.standard !== null,
  };
}

function extrasOf(dataset: WrittenDataset): { key: string; value: string }[] {
  const { publisher, theme, standard } = dataset;
  const interval = dataset.temporal === null ? null : readInterval(dataset.temporal);
  const facts: [key: string, value: string | null | undefined][] = [
    ['uri', dataset.url],
    ['identifier', dataset.url],
    // What its own catalogue calls it, by which other hubs recognise what they have from there.
    ['guid', dataset.originUri ?? dataset.identities[0] ?? dataset.url],
    ['issued', dataset.issued?.toISOString()],
    ['modified', dataset.modified?.toISOString()],
    ['frequency', dataset.periodicity],
    ['temporal', dataset.temporal],
    ['temporal_start', interval?.from?.text],
    ['temporal_end', interval?.to?.text],
    ['spatial_text', dataset.spatial],
    ['publisher_name', placeName(publisher)],
    ['publisher_uri', publisher.url],
    ['cvegeo', publisher.cvegeo],
    ['publisher_cvegeo', publisher.cvegeo],
    ['contact_name', dataset.contact?.name],
    ['contact_email', dataset.contact?.email],
    ['theme', theme?.url],
    ['conforms_to', standard?.url],
    ['language', 'es'],
  ];
  return facts.flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }],
  );
}

function licenceOf(licence: string | null): Record<string, unknown> {
  const known = licence === null ? null : knownLicence(licence);
  if (known !== null)
    return { license_id: licence, license_title: known.title, license_url: known.uri, isopen: true };
  const isAddress = licence !== null && /^https?:/.test(licence);
  return {
    license_id: licence === null ? 'notspecified' : nameOf(licence),
    license_title: licence,
    ...(isAddress && { license_url: licence }),
    isopen: false,
  };
}

/**
 * A dataset as CKAN's `package_show` gives it: its name is its id, its organisation is the government by its key, its
 * group is the theme. What CKAN has no field for is in `extras`, under the names that its DCAT extension uses.
 */
export function toCkanPackage(dataset: WrittenDataset) {
  const { id, publisher, contact, theme, keywords, distributions } = dataset;
  return {
    id,
    name: id,
    title: dataset.title,
    notes: dataset.description,
    url: dataset.landingPage ?? dataset.url,
    type: 'dataset',
    state: 'active',
    private: false,
    version: null,
    author: placeName(publisher),
    author_email: null,
    maintainer: contact?.name ?? null,
    maintainer_email: contact?.email ?? null,
    ...licenceOf(dataset.licence),
    metadata_created: instant(dataset.issued ?? dataset.updatedAt),
    metadata_modified: instant(dataset.updatedAt),
    creator_user_id: null,
    owner_org: publisher.cvegeo,
    organization: {
      id: publisher.cvegeo,
      name: publisher.cvegeo,
      title: placeName(publisher),
      type: 'organization',
      description: '',
      image_url: '',
      is_organization: true,
      approval_status: 'approved',
      state: 'active',
    },
    groups:
      theme === null
        ? []
        : [{ id: theme.id, name: theme.id, title: theme.name, display_name: theme.name, description: '' }],
    tags: keywords.map((keyword) => ({
      id: keyword,
      name: keyword,
      display_name: keyword,
      state: 'active',
      vocabulary_id: null,
    })),
    num_tags: keywords.length,
    resources: distributions.map((distribution, index) => toCkanResource(dataset, distribution, index)),
    num_resources: distributions.length,
    extras: extrasOf(dataset),
    relationships_as_subject: [],
    relationships_as_object: [],
  };
}
