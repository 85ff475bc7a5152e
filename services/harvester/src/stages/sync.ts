import { appendToLedger, putNationalDatasets, transaction, type LedgerEntry } from '@rma/persistence';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { beat, increased } from '../runs/run-lease.ts';
import { keepRunRecords } from '../runs/run-record-queries.ts';
import { harvesterActor } from '../records/harvester-actor.ts';
import { toNationalDataset } from '../records/national-entry.ts';
import {
  keepUnchangedHashes,
  lockStates,
  markSynced,
  unsynced,
  upsertRecords,
} from '../records/record-queries.ts';
import { archiveMissing, bringBackArchived } from './sync-absences.ts';

const BATCH = 1000;

type Unsynced = Awaited<ReturnType<typeof unsynced>>[number];
type PriorState = 'live' | 'archived' | 'withdrawn' | undefined;

function ledgerOf(run: RunContext, written: { id: string; title: string; prior: PriorState }): LedgerEntry[] {
  const common = {
    subject: `dataset:${written.id}`,
    cvegeo: run.source.cvegeo,
    cause: `run:${run.lease.runId}`,
    detail: { title: written.title, source: run.source.id },
  };
  if (written.prior === undefined) return [{ kind: 'dataset.published', ...common }];
  const entries: LedgerEntry[] =
    written.prior === 'withdrawn' ? [] : [{ kind: 'dataset.updated', ...common }];
  return written.prior === 'live' ? entries : [...entries, { kind: 'dataset.returned', ...common }];
}

/** Writes up to 1,000 new or changed records, their history and their ledger entries: all of it or nothing. */
async function syncBatch(run: RunContext, batch: readonly Unsynced[]): Promise<void> {
  const { db, clock } = run.deps;
  const { runId } = run.lease;
  const now = clock.now();
  const positions = batch.map((row) => row.position);
  await transaction(db, { name: 'harvest.sync', retries: 2 }, async (trx) => {
    const prior = await lockStates(
      trx,
      run.source.id,
      batch.map((row) => row.remote_id),
    );
    const ids = await upsertRecords(trx, { runId, sourceId: run.source.id, positions, now });
    const written = batch.map((row) => {
      const id = ids.get(row.remote_id);
      if (id === undefined) throw new Error(`record ${row.remote_id} of run ${runId} was not kept`);
      return { id, canonical: row.canonical, prior: prior.get(row.remote_id), title: row.canonical.title };
    });
    await putNationalDatasets(
      trx,
      written.map(({ id, canonical }) => toNationalDataset(run.source, { id, record: canonical, now })),
    );
    await keepRunRecords(trx, runId, ['added', 'updated'], positions);
    await markSynced(trx, runId, positions);
    const returned = written.filter(
      ({ prior: state }) => state === 'archived' || state === 'withdrawn',
    ).length;
    await beat(trx, run.lease, { heartbeat_at: now, returned_count: increased('returned_count', returned) });
    await appendToLedger(
      trx,
      written.flatMap((one) => ledgerOf(run, one)),
      { actor: harvesterActor, clock },
    );
  });
}

/**
 * Brings the national view in step with a complete reading, in batches that are each one transaction and are
 * never done twice: a run that stops here goes on where it was. Only what changed is written.
 */
export async function sync(run: RunContext): Promise<StageResult> {
  const { db } = run.deps;
  let after = -1;
  for (;;) {
    const batch = await unsynced(db, run.lease.runId, { after, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.position;
    await syncBatch(run, batch);
  }
  await keepUnchangedHashes(db, run.lease.runId, run.source.id);
  await bringBackArchived(run);
  await archiveMissing(run);
  return proceed;
}
