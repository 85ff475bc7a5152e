import { dateInMexicoCity } from '@rma/domain';
import { problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { catalogProblems } from '../problems.ts';
import { findPublishedFile } from './download-queries.ts';

/** The problem that tells a withdrawal: by whom, when and why. */
export function withdrawn(facts: {
  government_name: string;
  withdrawn_at: Date;
  withdrawal_reason: string | null;
}) {
  return catalogProblems.packageWithdrawn({
    government: facts.government_name,
    date: dateInMexicoCity(facts.withdrawn_at),
    reason: facts.withdrawal_reason ?? '',
  });
}

export type Download = {
  sha256: string;
  bytes: number;
  fileName: string;
  mediaType: string;
  modifiedAt: Date;
};

/**
 * The published file at an address, also of past releases. Throws not-found when it was never public under that
 * name, package-withdrawn (410) when every release that held it was withdrawn.
 */
export async function findDownload(
  { db }: CatalogDependencies,
  address: { datasetId: string; distributionId: string; fileName: string },
): Promise<Download> {
  const found = await findPublishedFile(db, address);
  if (!found) throw problems.notFound({ what: named.file });
  const isOriginal = found.original_id === address.distributionId;
  const fileName = isOriginal ? found.file_name : `${found.resource_name}.csv`;
  const sha256 = isOriginal ? found.sha256 : found.conforming_sha256;
  const bytes = isOriginal ? found.bytes : found.conforming_bytes;
  if (fileName !== address.fileName || sha256 === null || bytes === null)
    throw problems.notFound({ what: named.file });
  if (found.public_since === null && found.withdrawn_at !== null)
    throw withdrawn({ ...found, withdrawn_at: found.withdrawn_at });
  return {
    sha256,
    bytes,
    fileName,
    mediaType: `text/csv; charset=${isOriginal ? found.encoding : 'utf-8'}`,
    modifiedAt: found.first_published_at,
  };
}
