import { licences, slugify } from '@rma/domain';
import { standard, tableSchema, versionedId } from '@rma/themes';
import type { Draft, DraftResource } from '../packages/draft-queries.ts';
import { isLicence } from '../packages/vocabulary.ts';
import { addresses } from './addresses.ts';
import {
  conformingFile,
  furtherFiles,
  isPublishable,
  originalFile,
  type PublishedFile,
  type ValidUpload,
} from './distributions.ts';
import { periodicityOf, temporalOf } from './promises.ts';

export type PublishableResource = DraftResource & { upload: ValidUpload };

/** The resources a release of this draft would hold: not removed, with a valid latest upload. */
export function publishableResources(draft: Draft): PublishableResource[] {
  return draft.resources.flatMap((resource) =>
    resource.removed_at === null && isPublishable(resource.upload)
      ? [{ ...resource, upload: resource.upload }]
      : [],
  );
}

/** `mobility/road-incidents@1.0`, as the upload was validated. */
export const standardOf = (resource: DraftResource & { upload: { standard_version: string } }) =>
  `${resource.standard_id}@${resource.upload.standard_version}`;

/** Why the file as it was received is not among a published resource's files. */
const originalNotPublic =
  'El archivo que se recibió contiene datos personales, o partes que la revisión no ve (otras hojas, títulos, notas); se publican solo sus copias revisadas.';

function describeOriginal(original: PublishedFile | null, upload: ValidUpload) {
  if (original === null) return { isPublic: false, reason: originalNotPublic };
  return {
    path: original.url,
    fileName: upload.file_name,
    format: original.format,
    mediatype: original.mediaType,
    bytes: original.bytes,
    hash: `sha256:${original.sha256}`,
    encoding: upload.encoding,
  };
}

/** The name of the package's resource that follows a standard; null when none or several do. */
const resourceFollowing = (resources: PublishableResource[]) => (standardId: string) => {
  const following = resources.filter((resource) => resource.standard_id === standardId);
  return following.length === 1 ? (following[0]?.name ?? null) : null;
};

function describeResource(
  resource: PublishableResource,
  options: { publicUrl: string; resourceOf: (standardId: string) => string | null },
) {
  const { publicUrl } = options;
  const at = addresses(publicUrl);
  const { upload } = resource;
  const context = { publicUrl, modified: new Date(0) };
  const conforming = conformingFile(resource, upload, context);
  const original = originalFile(resource, upload, context);
  const followed = standard(standardOf(resource));
  const temporal = temporalOf(resource);
  const periodicity = periodicityOf(resource);
  return {
    name: resource.name,
    type: 'table',
    title: resource.title,
    ...(resource.description === '' ? {} : { description: resource.description }),
    homepage: at.dataset(resource.id),
    path: conforming.url,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: conforming.bytes,
    hash: `sha256:${conforming.sha256}`,
    ...(followed === null ? {} : { schema: tableSchema(followed, options.resourceOf) }),
    ...(original === null ? {} : { sources: [{ title: original.title, path: original.url }] }),
    rma: {
      dataset: resource.id,
      standard: followed === null ? standardOf(resource) : versionedId(followed),
      rows: upload.row_count,
      ...(temporal === null ? {} : { temporal }),
      ...(periodicity === null ? {} : { periodicity }),
      original: describeOriginal(original, upload),
      forms: furtherFiles(resource, upload, context).map(({ format, mediaType, url, bytes, sha256 }) => ({
        format,
        mediatype: mediaType,
        path: url,
        bytes,
        hash: `sha256:${sha256}`,
      })),
    },
  };
}

/**
 * The datapackage.json of one release (https://datapackage.org/standard/data-package/, version 2): its resources are
 * the conforming copies; each names its original as source. Every path is absolute and for life. What the network
 * adds is under `rma`.
 */
export function buildDescriptor(
  draft: Draft,
  release: { number: number; publishedAt: Date },
  publicUrl: string,
): Record<string, unknown> {
  const { package: described } = draft;
  const at = addresses(publicUrl);
  const licence = isLicence(described.licence) ? licences[described.licence] : null;
  const resources = publishableResources(draft);
  const resourceOf = resourceFollowing(resources);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${described.theme_id}-${slugify(described.government_name)}-${described.cvegeo}`,
    id: at.package(described.id),
    title: described.title,
    ...(described.description === '' ? {} : { description: described.description }),
    homepage: at.package(described.id),
    version: `${release.number}.0.0`,
    created: release.publishedAt.toISOString(),
    keywords: [described.theme_id],
    licenses: [{ name: described.licence, ...(licence && { path: licence.uri, title: licence.title }) }],
    contributors: [
      { title: described.government_name, path: at.government(described.cvegeo), roles: ['publisher'] },
      { title: described.contact_name, email: described.contact_email, roles: ['contact'] },
    ],
    resources: resources.map((resource) => describeResource(resource, { publicUrl, resourceOf })),
    rma: {
      cvegeo: described.cvegeo,
      theme: described.theme_id,
      release: release.number,
      periodicity: described.periodicity,
      ...(licence && { licenceText: licence.textUrl }),
    },
  };
}
