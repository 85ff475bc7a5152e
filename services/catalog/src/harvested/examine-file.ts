import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendToLedger, enqueue, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import { latest } from '@rma/themes';
import type { Transaction, Updateable } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { boundReport } from '../uploads/bound-report.ts';
import { forgetFile } from '../uploads/forget-file.ts';
import { holdFile } from '../uploads/upload-queries.ts';
import { fetchFile } from './fetch-file.ts';
import { reportOfFile } from './file-report.ts';
import { findHarvestedFile, updateFile, type HarvestedFile } from './harvested-queries.ts';
import { judgeFile, type Judgement } from './judge-file.ts';
import { joinTable } from './national-parts.ts';

const hourMs = 3_600_000;
const againAfterMs = { conforming: 24, invalid: 24, 'personal-data': 24, other: 7 * 24, failed: 24 } as const;
const longestPauseHours = 7 * 24;

const laterBy = (now: Date, hours: number) => new Date(now.getTime() + hours * hourMs);

/** A file that cannot be fetched is asked for again after 1, 2, 4… hours, a week at most; its last good copy stays. */
const unavailable = (
  file: HarvestedFile,
  reason: string,
  now: Date,
): Updateable<Tables['catalog.harvested_file']> => ({
  state: file.parquet_sha256 === null ? 'unavailable' : file.state,
  failure: reason,
  checked_at: now,
  failures: file.failures + 1,
  due_at: laterBy(now, Math.min(2 ** Math.min(file.failures, 10), longestPauseHours)),
});

function columnsOf(judgement: Judgement): Updateable<Tables['catalog.harvested_file']> {
  if (judgement.state === 'failed') return { state: 'failed', failure: judgement.failure };
  const { report } = judgement;
  const told = { state: judgement.state, failure: null, report: JSON.stringify(boundReport(report)) };
  if (judgement.state !== 'conforming') return told;
  return {
    ...told,
    standard_version: report.standard.split('@')[1] ?? null,
    parquet_sha256: judgement.parquet.sha256,
    parquet_bytes: judgement.parquet.bytes,
    row_count: report.profile?.rowCount ?? report.rowCount,
    temporal_from: report.temporal?.from ?? null,
    temporal_to: report.temporal?.to ?? null,
  };
}

async function tellOfficials(
  trx: Transaction<Tables>,
  file: HarvestedFile,
  facts: { judgement: Judgement; sha256: string },
): Promise<void> {
  const payload = reportOfFile(file, facts);
  if (payload === null) return;
  await enqueue(trx, {
    task: 'registry.report-file',
    payload,
    key: `report-file:${file.id}:${facts.sha256}`,
  });
}

/**
 * Looks at one harvested file: fetched only if it changed, examined against its standard as an upload is, and its
 * verdict recorded. With personal data it never joins a national table and its officials are told; when it conforms
 * and its publisher agreed, it joins, in the same transaction as the verdict and the ledger entry. Repeating it
 * changes nothing.
 */
export async function examineFile(
  deps: CatalogDependencies,
  { fileId, signal }: { fileId: string; signal?: AbortSignal | undefined },
): Promise<HarvestedFile['state'] | null> {
  const { db, clock, logger, outbound } = deps;
  const file = await findHarvestedFile(db, fileId);
  const followed = file ? latest(file.standard_id) : null;
  if (!file || followed === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'rma-harvested-'));
  try {
    const path = join(folder, 'file');
    const isKnown = file.standard_version === null || file.standard_version === followed.version;
    const fetched = await fetchFile(outbound, file.url, {
      path,
      etag: isKnown ? file.etag : null,
      lastModified: isKnown ? file.last_modified : null,
      signal,
    });
    const now = clock.now();
    if (fetched.kind === 'unavailable') {
      await updateFile(db, fileId, unavailable(file, fetched.reason, now));
      return 'unavailable';
    }
    if (
      fetched.kind === 'unchanged' ||
      (isKnown && fetched.sha256 === file.sha256 && file.state !== 'failed')
    ) {
      await updateFile(db, fileId, { checked_at: now, failures: 0, due_at: laterBy(now, 24) });
      return file.state;
    }
    const judgement = await judgeFile(
      deps,
      { path, fileName: fetched.fileName, cvegeo: file.cvegeo, folder, signal },
      followed,
    );
    await record(deps, file, { judgement, fetched, now });
    return judgement.state;
  } finally {
    await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
      logger.warn({ err: error, folder }, 'a work folder could not be removed');
    });
  }
}

async function record(
  deps: CatalogDependencies,
  file: HarvestedFile,
  facts: {
    judgement: Judgement;
    fetched: { sha256: string; bytes: number; etag: string | null; lastModified: string | null };
    now: Date;
  },
): Promise<void> {
  const { db, blobs, clock, logger } = deps;
  const { judgement, fetched, now } = facts;
  const columns = columnsOf(judgement);
  const parquet = columns.parquet_sha256 ?? null;
  await transaction(db, { name: 'record harvested file', logger }, async (trx) => {
    if (parquet !== null) {
      await holdFile(trx, parquet);
      if (!(await blobs.stat(parquet))) throw new Error('The Parquet file was deleted meanwhile.');
    }
    await updateFile(trx, file.id, {
      ...columns,
      etag: fetched.etag,
      last_modified: fetched.lastModified,
      sha256: fetched.sha256,
      bytes: fetched.bytes,
      checked_at: now,
      failures: 0,
      due_at: laterBy(now, againAfterMs[judgement.state]),
    });
    await tellOfficials(trx, file, { judgement, sha256: fetched.sha256 });
    const current = await findHarvestedFile(trx, file.id);
    if (judgement.state === 'conforming' && current !== undefined && current.agreed_at !== null) {
      const marked = await joinTable(trx, current, now);
      await appendToLedger(trx, [joined(current, fetched.sha256), ...marked], {
        actor: { kind: 'system', name: 'catalog' },
        clock,
      });
    }
  });
  if (parquet !== null && file.parquet_sha256 !== null && file.parquet_sha256 !== parquet)
    await forgetFile(deps, file.parquet_sha256);
}

const joined = (file: HarvestedFile, sha256: string): LedgerEntry => ({
  kind: 'dataset.joined-table',
  subject: `dataset:${file.dataset_id}`,
  cvegeo: file.cvegeo,
  cause: `file:${file.url}`,
  detail: { standard: `${file.standard_id}@${file.standard_version}`, sha256, rows: file.row_count },
});
