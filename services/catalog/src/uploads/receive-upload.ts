import type { Readable } from 'node:stream';
import { actorReference, type Actor } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
import { authorize, problems, readableBytes } from '@rma/service-kit';
import { latest } from '@rma/themes';
import { catalogMetrics } from '../catalog-metrics.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { findResource, lockPackage } from '../packages/package-queries.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { forgetFile } from './forget-file.ts';
import { safeFileName } from './file-name.ts';
import { incomingStream } from './incoming-stream.ts';
import { forNextDelivery, storedPreparation } from './stored-preparation.ts';
import { discardUploads, holdFile, insertUpload, newestUpload } from './upload-queries.ts';

const gibibyte = 2 ** 30;
export const defaultIdleMs = 60_000;

/** The largest file that is taken in, in bytes. */
export const largestUpload = (deps: Pick<CatalogDependencies, 'uploadLimitBytes'>): number =>
  deps.uploadLimitBytes ?? gibibyte;

/** The job that validates an upload; a later one for the same upload replaces one still waiting. */
export const validationJob = (uploadId: string) => ({
  task: 'catalog.validate-upload',
  payload: { uploadId },
  key: `catalog.validate-upload:${uploadId}`,
});

export type IncomingFile = {
  resourceId: string;
  /** As the sender calls it; any text. */
  fileName?: string | undefined;
  /** What the sender announces, in bytes, when it does. */
  announcedBytes?: number | undefined;
  /** Read to its end or given up; never destroyed. */
  stream: Readable;
};

export type ReceivedUpload = { uploadId: string; state: 'received' | 'validating' | 'valid' };

/**
 * The resource and the standard its files follow now, if the actor may upload to it. Throws not-found, forbidden or
 * government-cannot-publish.
 */
export async function requireUploadable({ db }: CatalogDependencies, actor: Actor, resourceId: string) {
  const resource = await findResource(db, resourceId);
  if (!resource) throw problems.notFound({ what: named.resource });
  authorize(actor, 'package.write', { cvegeo: resource.cvegeo }, unseen(named.resource));
  requireMember({ name: resource.government_name, membership: resource.membership });
  if (resource.removed_at !== null) throw problems.notFound({ what: named.resource });
  const followed = latest(resource.standard_id);
  if (!followed) throw problems.notFound({ what: named.standard });
  return { resource, followed };
}

/**
 * Takes a file in for a resource: streams it to the blob store in bounded memory, records it and has it validated.
 * The very file the resource already has (same bytes, name and standard version) gives the upload that exists.
 * Throws not-found, forbidden, government-cannot-publish, payload-too-large, upload-interrupted or upload-stalled;
 * then nothing is kept.
 */
export async function receiveUpload(
  deps: CatalogDependencies,
  actor: Actor,
  file: IncomingFile,
): Promise<ReceivedUpload> {
  const { db, blobs, clock, logger } = deps;
  const maxBytes = largestUpload(deps);
  const { resource, followed } = await requireUploadable(deps, actor, file.resourceId);
  if ((file.announcedBytes ?? 0) > maxBytes)
    throw problems.payloadTooLarge({ limit: readableBytes(maxBytes) });

  const put = await blobs.put(incomingStream(file.stream, { idleMs: deps.uploadIdleMs ?? defaultIdleMs }), {
    maxBytes,
  });
  if (!put.ok) throw problems.payloadTooLarge({ limit: readableBytes(maxBytes) });
  catalogMetrics(deps.metrics).uploadedBytes.inc(put.bytes);
  const fileName = safeFileName(file.fileName, `${resource.name}.csv`);

  try {
    return await transaction(db, { name: 'receive upload', logger }, async (trx): Promise<ReceivedUpload> => {
      await lockPackage(trx, resource.package_id);
      const current = await findResource(trx, resource.id);
      if (current?.removed_at !== null) throw problems.notFound({ what: named.resource });
      await holdFile(trx, put.sha256);
      if (!(await blobs.stat(put.sha256))) throw problems.unavailable({ retryAfterSeconds: 1 });
      const newest = await newestUpload(trx, resource.id);
      const isSame =
        newest?.sha256 === put.sha256 &&
        newest.file_name === fileName &&
        newest.standard_version === followed.version;
      if (isSame && newest.state !== 'invalid' && newest.state !== 'failed')
        return { uploadId: newest.id, state: newest.state };

      const now = clock.now();
      await discardUploads(trx, resource.id, now);
      const { id } = await insertUpload(trx, {
        resource_id: resource.id,
        file_name: fileName,
        sha256: put.sha256,
        bytes: put.bytes,
        standard_version: followed.version,
        state: 'received',
        uploaded_at: now,
        uploaded_by: actorReference(actor),
        preparation: JSON.stringify(forNextDelivery(storedPreparation(current.preparation))),
      });
      await enqueue(trx, validationJob(id));
      return { uploadId: id, state: 'received' };
    });
  } catch (error) {
    await forgetFile(deps, put.sha256);
    throw error;
  }
}
