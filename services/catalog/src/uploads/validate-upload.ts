import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transaction, type Preview, type Tables } from '@rma/persistence';
import { previewRows, validateInChild, type PublisherContext, type ValidationReport } from '@rma/tabular';
import { standard, type Standard } from '@rma/themes';
import type { Kysely, Updateable } from 'kysely';
import { catalogMetrics, type VerdictState } from '../catalog-metrics.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { findGovernment } from '../packages/package-queries.ts';
import { boundReport } from './bound-report.ts';
import { forgetFile } from './forget-file.ts';
import { findUpload, holdFile, moveUpload, municipalityKeys, type UploadRow } from './upload-queries.ts';
import type { FailureCode } from './validation-failure.ts';

const previewLimit = 20;
const maxConformingBytes = 8 * 2 ** 30;
const defaultDeadlineMs = 10 * 60 * 1000;

type Verdict = Updateable<Tables['catalog.upload']> & { state: VerdictState };
type Files = { folder: string; conformingPath: string };

async function publisherContext(db: Kysely<Tables>, cvegeo: string): Promise<PublisherContext> {
  const government = await findGovernment(db, cvegeo);
  const { west = null, south = null, east = null, north = null } = government ?? {};
  const isBounded = west !== null && south !== null && east !== null && north !== null;
  return {
    cvegeo,
    level: government?.level ?? null,
    bounds: isBounded ? { west, south, east, north } : null,
    municipalities: await municipalityKeys(db),
  };
}

async function previewOf(path: string, followed: Standard): Promise<Preview | null> {
  const shown = await previewRows(path, { limit: previewLimit });
  if (!shown.ok) return null;
  const columns = shown.headers.map((header) => {
    const field = followed.schema.fields.find((candidate) => candidate.name === header);
    return { name: header, title: field?.title ?? header, type: field?.type ?? 'string' };
  });
  return { columns, rows: shown.rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) };
}

const failed = (code: FailureCode): Verdict => ({ state: 'failed', failure: code });

async function keepConforming(
  { blobs }: CatalogDependencies,
  report: ValidationReport,
  { followed, files }: { followed: Standard; files: Files },
): Promise<Verdict> {
  if (!report.conforming) return failed('unreadable');
  const kept = await blobs.put(createReadStream(files.conformingPath), { maxBytes: maxConformingBytes });
  if (!kept.ok) return failed('too-large');
  const preview = await previewOf(files.conformingPath, followed);
  return {
    state: 'valid',
    failure: null,
    report: JSON.stringify(boundReport(report)),
    conforming_sha256: kept.sha256,
    conforming_bytes: kept.bytes,
    row_count: report.conforming.rows,
    preview: preview === null ? null : JSON.stringify(preview),
  };
}

async function judge(
  deps: CatalogDependencies,
  upload: UploadRow,
  { files, signal }: { files: Files; signal: AbortSignal | undefined },
): Promise<Verdict> {
  const followed = standard(`${upload.standard_id}@${upload.standard_version}`);
  if (followed === null) return failed('standard-retired');
  if (!(await deps.blobs.stat(upload.sha256))) return failed('file-missing');
  const outcome = await validateInChild(
    {
      csvPath: deps.blobs.path(upload.sha256),
      standard: followed,
      context: await publisherContext(deps.db, upload.cvegeo),
      workFolder: files.folder,
      conformingPath: files.conformingPath,
    },
    { deadlineMs: deps.validationDeadlineMs ?? defaultDeadlineMs, ...(signal && { signal }) },
  );
  // A worker that is stopping says nothing about the file: the job runs again in another one.
  if (signal?.aborted) throw new Error('The worker is stopping; the validation will be repeated.');
  if (!outcome.ok) {
    deps.logger.error(
      { uploadId: upload.id, reason: outcome.reason, detail: outcome.detail },
      'validation failed',
    );
    return failed(outcome.reason);
  }
  if (outcome.report.ok) return keepConforming(deps, outcome.report, { followed, files });
  return {
    state: 'invalid',
    failure: null,
    report: JSON.stringify(boundReport(outcome.report)),
    row_count: outcome.report.rowCount,
  };
}

async function record(deps: CatalogDependencies, uploadId: string, verdict: Verdict): Promise<void> {
  const { db, blobs, clock, logger } = deps;
  const sha256 = verdict.conforming_sha256 ?? null;
  const isRecorded = await transaction(db, { name: 'record validation', logger }, async (trx) => {
    if (sha256 !== null) {
      await holdFile(trx, sha256);
      if (!(await blobs.stat(sha256))) throw new Error('The conforming file was deleted meanwhile.');
    }
    return moveUpload(trx, uploadId, {
      from: ['validating'],
      set: { ...verdict, validated_at: clock.now() },
    });
  });
  if (!isRecorded && sha256 !== null) await forgetFile(deps, sha256);
}

/**
 * Validates a received upload against its standard, as its government's, and records the verdict: valid, with its
 * conforming copy, preview and report; invalid, with its report; failed, when the engine could not tell. Repeating
 * it changes nothing once there is a verdict. Returns the state it leaves; null when there is no such upload.
 */
export async function validateUpload(
  deps: CatalogDependencies,
  { uploadId, signal }: { uploadId: string; signal?: AbortSignal | undefined },
): Promise<UploadRow['state'] | null> {
  const { db } = deps;
  const upload = await findUpload(db, uploadId);
  if (!upload || upload.discarded_at !== null) return upload?.state ?? null;
  const isOurs = await moveUpload(db, uploadId, {
    from: ['received', 'validating'],
    set: { state: 'validating' },
  });
  if (!isOurs) return upload.state;

  const folder = await mkdtemp(join(tmpdir(), 'rma-validation-'));
  try {
    const files = { folder, conformingPath: join(folder, 'conforming.csv') };
    const startedAt = performance.now();
    const verdict = await judge(deps, upload, { files, signal });
    await record(deps, uploadId, verdict);
    const seconds = (performance.now() - startedAt) / 1000;
    catalogMetrics(deps.metrics).validationSeconds.observe({ state: verdict.state }, seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return (await findUpload(db, uploadId))?.state ?? null;
}
