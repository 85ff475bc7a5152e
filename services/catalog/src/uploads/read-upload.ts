import { uploadStates, type Actor } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { lockPackage } from '../packages/package-queries.ts';
import { named, unseen } from '../permission.ts';
import { validationJob } from './receive-upload.ts';
import { awaitValidation, findUpload, moveUpload, type UploadRow } from './upload-queries.ts';

/** The upload, if the actor may do this with it. Throws not-found, also for strangers, or forbidden. */
async function uploadFor(
  { db }: CatalogDependencies,
  actor: Actor,
  { uploadId, action }: { uploadId: string; action: 'package.read' | 'package.write' },
): Promise<UploadRow> {
  const found = await findUpload(db, uploadId);
  if (!found) throw problems.notFound({ what: named.upload });
  authorize(actor, action, { cvegeo: found.cvegeo }, unseen(named.upload));
  return found;
}

/** An upload with everything known of it. Throws not-found, also for strangers. */
export function readUpload(
  deps: CatalogDependencies,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<UploadRow> {
  return uploadFor(deps, actor, { uploadId, action: 'package.read' });
}

const hasVerdict = {
  es: 'El archivo ya tiene un resultado o se está validando; solo se reintenta lo que falló.',
  en: 'The file has a verdict or is being validated; only what failed is tried again.',
};

const wasDiscarded = {
  es: 'El archivo se descartó o se reemplazó; súbalo de nuevo.',
  en: 'The file was discarded or replaced; upload it again.',
};

/** Has a failed validation run again. Throws not-found, forbidden or conflict. */
export async function retryValidation(
  deps: CatalogDependencies,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<void> {
  const found = await uploadFor(deps, actor, { uploadId, action: 'package.write' });
  const { db, logger } = deps;
  // Nobody would validate it, so it would be waiting for ever.
  if (found.discarded_at !== null) throw problems.conflict({ reason: wasDiscarded });
  await transaction(db, { name: 'retry validation', logger }, async (trx) => {
    const isRetried = await awaitValidation(trx, uploadId, { from: ['failed'] });
    if (!isRetried) throw problems.conflict({ reason: hasVerdict });
    await enqueue(trx, validationJob(uploadId));
  });
}

const isPublished = {
  es: 'El archivo ya se publicó; lo publicado no se descarta, se retira.',
  en: 'The file was published; what was published is not discarded, it is withdrawn.',
};

/**
 * Takes back an upload that was never published, so that the resource's earlier one stands again. Throws not-found,
 * forbidden or conflict.
 */
export async function discardUpload(
  deps: CatalogDependencies,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<void> {
  const found = await uploadFor(deps, actor, { uploadId, action: 'package.write' });
  const { db, clock, logger } = deps;
  await transaction(db, { name: 'discard upload', logger }, async (trx) => {
    await lockPackage(trx, found.package_id);
    const current = await findUpload(trx, uploadId);
    if (current?.was_released) throw problems.conflict({ reason: isPublished });
    await moveUpload(trx, uploadId, {
      from: uploadStates,
      set: { discarded_at: current?.discarded_at ?? clock.now() },
    });
  });
}
