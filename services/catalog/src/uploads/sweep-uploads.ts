import { transaction } from '@rma/persistence';
import type { CatalogDependencies } from '../dependencies.ts';
import { filesMadeFrom, holdFile, isFileWanted, markSwept, sweepableUploads } from './upload-queries.ts';

const graceMs = 7 * 24 * 60 * 60 * 1000;
const batch = 200;

type Sweepable = Awaited<ReturnType<typeof sweepableUploads>>[number];

// The record and the files go together: after a crash the upload is still to be swept, and deleting twice is harmless.
async function sweepOne(deps: CatalogDependencies, upload: Sweepable, before: Date): Promise<boolean> {
  const { db, blobs, clock, logger } = deps;
  const made = await filesMadeFrom(db, upload.id);
  const files = [...new Set([upload.sha256, ...made])].toSorted();
  return transaction(db, { name: 'sweep upload', logger, retries: 2 }, async (trx) => {
    // oxlint-disable-next-line no-await-in-loop -- locks are taken in one order, so that two sweeps cannot block
    for (const sha256 of files) await holdFile(trx, sha256);
    if (!(await markSwept(trx, upload.id, { before, at: clock.now() }))) return false;
    for (const sha256 of files) {
      // oxlint-disable-next-line no-await-in-loop -- one connection answers one query at a time
      if (!(await isFileWanted(trx, sha256))) await blobs.delete(sha256);
    }
    return true;
  });
}

/**
 * Deletes the files of uploads that were discarded or failed more than seven days ago and are in no release; the
 * record of each stays. Returns how many uploads gave up their files; safe to repeat.
 */
export async function sweepUploads(deps: CatalogDependencies): Promise<{ swept: number }> {
  const before = new Date(deps.clock.now().getTime() - graceMs);
  let swept = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each batch starts where the last one ended
    const uploads = await sweepableUploads(deps.db, { before, limit: batch });
    // oxlint-disable-next-line no-await-in-loop -- one by one leaves the disk to the others
    for (const upload of uploads) if (await sweepOne(deps, upload, before)) swept += 1;
    if (uploads.length < batch) return { swept };
  }
}
