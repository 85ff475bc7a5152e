import { enqueue, transaction, type Tables } from '@rma/persistence';
import { standard } from '@rma/themes';
import type { Transaction, Updateable } from 'kysely';
import type { VerdictState } from '../catalog-metrics.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { lockPackage } from '../packages/package-queries.ts';
import { replaceForms } from './form-queries.ts';
import { filesOf, forgetFiles, type KeptOutputs } from './keep-outputs.ts';
import { validationJob } from './receive-upload.ts';
import { awaitValidation, filesMadeFrom, holdFile, moveUpload, type UploadRow } from './upload-queries.ts';
import { referredStandards } from './validation-inputs.ts';
import { unreleasedSiblings } from './validation-queries.ts';

type Columns = Pick<
  Updateable<Tables['catalog.upload']>,
  'failure' | 'report' | 'row_count' | 'preview' | 'profile' | 'drift' | 'is_original_public'
>;

/** How a validation ended; `kept` is what was made of a valid file, already in the blob store. */
export type Verdict = { state: VerdictState; columns: Columns; kept: KeptOutputs | null };

const states = ['received', 'validating', 'valid', 'invalid', 'failed'] as const;

/**
 * Has the files of the package validated again whose rows refer to this one's, and that are not published: a street
 * that was missing may be there now. It ends, since it happens only when this file's conforming copy changed.
 */
async function revalidateDependents(trx: Transaction<Tables>, upload: UploadRow): Promise<void> {
  for (const sibling of await unreleasedSiblings(trx, upload)) {
    const followed = standard(`${sibling.standard_id}@${sibling.standard_version}`);
    if (sibling.was_released || !followed || !referredStandards(followed).has(upload.standard_id)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one connection answers one query at a time
    const isWaiting = await awaitValidation(trx, sibling.id, { from: states });
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (isWaiting) await enqueue(trx, validationJob(sibling.id));
  }
}

async function holdFiles(trx: Transaction<Tables>, { blobs }: CatalogDependencies, files: readonly string[]) {
  for (const sha256 of files.toSorted()) {
    // oxlint-disable-next-line no-await-in-loop -- locks are taken in one order, so that two workers cannot block
    await holdFile(trx, sha256);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (!(await blobs.stat(sha256))) throw new Error('A file of the verdict was deleted meanwhile.');
  }
}

/**
 * Records how a validation ended, in place of what the last one left, unless it was asked for again meanwhile; then
 * what was made of the file is deleted. Files nobody refers to any more are deleted too.
 */
export async function recordVerdict(
  deps: CatalogDependencies,
  upload: UploadRow,
  { attempt, verdict }: { attempt: number; verdict: Verdict },
): Promise<void> {
  const { db, clock, logger } = deps;
  const { state, columns, kept } = verdict;
  const files = kept === null ? [] : filesOf(kept);
  const unwanted = await transaction(db, { name: 'record validation', logger }, async (trx) => {
    await lockPackage(trx, upload.package_id);
    await holdFiles(trx, deps, files);
    const before = await filesMadeFrom(trx, upload.id);
    const isRecorded = await moveUpload(trx, upload.id, {
      from: ['validating'],
      attempt,
      set: {
        report: null,
        row_count: null,
        preview: null,
        profile: null,
        drift: null,
        failure: null,
        ...columns,
        state,
        progress: null,
        conforming_sha256: kept?.csv.sha256 ?? null,
        conforming_bytes: kept?.csv.bytes ?? null,
        validated_at: clock.now(),
      },
    });
    if (!isRecorded) return files;
    await replaceForms(trx, upload.id, kept?.forms ?? []);
    if (kept !== null && kept.csv.sha256 !== upload.conforming_sha256)
      await revalidateDependents(trx, upload);
    return before.filter((sha256) => !files.includes(sha256));
  });
  await forgetFiles(deps, new Set(unwanted));
}
