import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driftBetween, validateInChild, type ValidationReport } from '@rma/tabular';
import { standard, type Standard } from '@rma/themes';
import { catalogMetrics } from '../catalog-metrics.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { bounded, boundReport } from './bound-report.ts';
import { keepOutputs, previewOf } from './keep-outputs.ts';
import { recordVerdict, type Verdict } from './record-verdict.ts';
import { profileSchema } from './report-schema.ts';
import { storedPreparation } from './stored-preparation.ts';
import { claimUpload, findUpload, type UploadRow } from './upload-queries.ts';
import type { FailureCode } from './validation-failure.ts';
import { publisherContext, referencesFor } from './validation-inputs.ts';
import { progressNotes } from './validation-progress.ts';
import { lastReleasedProfile } from './validation-queries.ts';

const defaultDeadlineMs = 10 * 60 * 1000;

type Claimed = NonNullable<Awaited<ReturnType<typeof claimUpload>>>;
type Work = { claimed: Claimed; folder: string; signal: AbortSignal | undefined };

const failed = (code: FailureCode): Verdict => ({ state: 'failed', columns: { failure: code }, kept: null });

/**
 * What differs between this delivery and the one the public has; null when there is none to compare with. Both as they
 * are stored, so that a table too wide to be kept whole does not seem to have grown.
 */
async function driftOf({ db }: CatalogDependencies, upload: UploadRow, report: ValidationReport) {
  const last = await lastReleasedProfile(db, upload.resource_id);
  const before = profileSchema.safeParse(last?.profile);
  const after = profileSchema.safeParse(bounded(report.profile));
  return before.success && after.success ? driftBetween(before.data, after.data) : null;
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(bounded(value)));

async function keepValid(
  deps: CatalogDependencies,
  upload: UploadRow,
  { report, followed }: { report: ValidationReport; followed: Standard },
): Promise<Verdict> {
  const stored = await keepOutputs(deps, report.outputs);
  if (!stored.ok) return failed(stored.reason);
  const csvPath = report.outputs.find(({ role }) => role === 'csv')?.path ?? '';
  return {
    state: 'valid',
    kept: stored.kept,
    columns: {
      report: JSON.stringify(boundReport(report)),
      row_count: report.profile?.rowCount ?? report.rowCount,
      preview: jsonOrNull(await previewOf(csvPath, followed)),
      profile: jsonOrNull(report.profile),
      drift: jsonOrNull(await driftOf(deps, upload, report)),
      is_original_public: !report.carriesPersonalData,
    },
  };
}

async function judge(deps: CatalogDependencies, upload: UploadRow, work: Work): Promise<Verdict> {
  const { db, blobs, logger } = deps;
  const { claimed, folder, signal } = work;
  const followed = standard(`${upload.standard_id}@${upload.standard_version}`);
  if (followed === null) return failed('standard-retired');
  if (!(await blobs.stat(upload.sha256))) return failed('file-missing');
  const outputFolder = join(folder, 'outputs');
  await mkdir(outputFolder);
  const progress = progressNotes(deps, { uploadId: upload.id, attempt: claimed.attempt });
  const outcome = await validateInChild(
    {
      path: blobs.path(upload.sha256),
      fileName: upload.file_name,
      standard: followed,
      context: await publisherContext(db, upload.cvegeo),
      preparation: storedPreparation(claimed.preparation),
      references: await referencesFor(deps, upload, followed),
      workFolder: folder,
      outputFolder,
    },
    {
      deadlineMs: deps.validationDeadlineMs ?? defaultDeadlineMs,
      onProgress: (reached) => progress.note(reached),
      ...(signal && { signal }),
    },
  );
  await progress.settled();
  // A worker that is stopping says nothing about the file: the job runs again in another one.
  if (signal?.aborted) throw new Error('The worker is stopping; the validation will be repeated.');
  if (!outcome.ok) {
    const { reason, detail } = outcome;
    logger.error({ uploadId: upload.id, reason, detail }, 'validation failed');
    return failed(reason);
  }
  const { report } = outcome;
  if (report.ok) return keepValid(deps, upload, { report, followed });
  return {
    state: 'invalid',
    kept: null,
    columns: {
      report: JSON.stringify(boundReport(report)),
      row_count: report.rowCount,
      is_original_public: !report.carriesPersonalData,
    },
  };
}

/**
 * Validates a received upload against its standard, as its government's and as it was prepared, and records the
 * verdict: valid, with its conforming copy, its further forms, preview, profile, drift and report; invalid, with its
 * report; failed, when the engine could not tell. Repeating it changes nothing once there is a verdict. Returns the
 * state it leaves; null when there is no such upload.
 */
export async function validateUpload(
  deps: CatalogDependencies,
  { uploadId, signal }: { uploadId: string; signal?: AbortSignal | undefined },
): Promise<UploadRow['state'] | null> {
  const { db } = deps;
  const claimed = await claimUpload(db, uploadId);
  const upload = await findUpload(db, uploadId);
  if (!claimed || !upload) return upload?.state ?? null;

  const folder = await mkdtemp(join(tmpdir(), 'rma-validation-'));
  try {
    const startedAt = performance.now();
    const verdict = await judge(deps, upload, { claimed, folder, signal });
    await recordVerdict(deps, upload, { attempt: claimed.attempt, verdict });
    const seconds = (performance.now() - startedAt) / 1000;
    catalogMetrics(deps.metrics).validationSeconds.observe({ state: verdict.state }, seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return (await findUpload(db, uploadId))?.state ?? null;
}
