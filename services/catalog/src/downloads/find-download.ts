import { dateInMexicoCity } from '@rma/domain';
import { problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { catalogProblems } from '../problems.ts';
import { findPublishedFile } from './download-queries.ts';
import { fileForms, originalForm } from './file-forms.ts';

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

type PublishedFileRow = NonNullable<Awaited<ReturnType<typeof findPublishedFile>>>;

export type Download = {
  sha256: string;
  bytes: number;
  fileName: string;
  mediaType: string;
  modifiedAt: Date;
};

function originalAt(found: PublishedFileRow) {
  // It holds personal data: what is published are the copies without them.
  if (!found.is_original_public) return null;
  const { mediaType } = originalForm(found.received_format);
  return {
    sha256: found.sha256,
    bytes: found.bytes,
    fileName: found.file_name,
    mediaType: mediaType === 'text/csv' ? `text/csv; charset=${found.encoding}` : mediaType,
  };
}

/** Which of an upload's files is at an address; null when none is public there. */
function fileAt(found: PublishedFileRow, distributionId: string): Omit<Download, 'modifiedAt'> | null {
  if (found.original_id === distributionId) return originalAt(found);
  const { extension, mediaType } = fileForms[found.form_role ?? 'conforming'];
  const sha256 = found.form_sha256 ?? found.conforming_sha256;
  const bytes = found.form_bytes ?? found.conforming_bytes;
  if (sha256 === null || bytes === null) return null;
  return { sha256, bytes, fileName: `${found.resource_name}.${extension}`, mediaType };
}

/**
 * The published file at an address, also of past releases. Throws not-found when it was never public under that
 * name or holds personal data, package-withdrawn (410) when every release that held it was withdrawn.
 */
export async function findDownload(
  { db }: CatalogDependencies,
  address: { datasetId: string; distributionId: string; fileName: string },
): Promise<Download> {
  const found = await findPublishedFile(db, address);
  if (!found) throw problems.notFound({ what: named.file });
  const file = fileAt(found, address.distributionId);
  if (file === null || file.fileName !== address.fileName) throw problems.notFound({ what: named.file });
  if (found.public_since === null && found.withdrawn_at !== null)
    throw withdrawn({ ...found, withdrawn_at: found.withdrawn_at });
  return { ...file, modifiedAt: found.first_published_at };
}
