import { appendToLedger, putNationalDatasets, transaction, type LedgerEntry } from '@rma/persistence';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { alsoAt, forgetCopies, withTombstone } from '../copies/copy-queries.ts';
import { settleCopies, tellCopies } from '../copies/settle-copies.ts';
import { dropCopies, formerHolders, syncCopies } from '../copies/sync-copies.ts';
import { beat, increased, progressed } from '../runs/run-lease.ts';
import { readScope } from '../runs/run-queries.ts';
import { keepRunRecords } from '../runs/run-record-queries.ts';
import { harvesterActor } from '../records/harvester-actor.ts';
import { nationalDatasetsOf } from '../records/national-entry.ts';
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

/** How the public knew a dataset before: as it is shown, archived, gone with a tombstone, or not at all. */
type Standing = 'shown' | 'archived' | 'gone' | 'unknown';

function ledgerOf(
  run: RunContext,
  written: { id: string; title: string; cvegeo: string; standing: Standing },
): LedgerEntry[] {
  const common = {
    subject: `dataset:${written.id}`,
    cvegeo: written.cvegeo,
    cause: `run:${run.lease.runId}`,
    detail: { title: written.title, source: run.source.id },
  };
  switch (written.standing) {
    case 'unknown':
      return [{ kind: 'dataset.published', ...common }];
    case 'shown':
      return [{ kind: 'dataset.updated', ...common }];
    case 'archived':
      return [
        { kind: 'dataset.updated', ...common },
        { kind: 'dataset.returned', ...common },
      ];
    case 'gone':
      return [{ kind: 'dataset.returned', ...common }];
  }
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
      return { id, record: row.canonical, prior: prior.get(row.remote_id) };
    });
    const known = written.filter((one) => one.prior !== undefined).map(({ id }) => id);
    const gone = await withTombstone(trx, known);
    const datasets = await nationalDatasetsOf(trx, run.source, {
      records: written,
      alsoAt: await alsoAt(trx, known),
      now,
    });
    await putNationalDatasets(trx, datasets);
    const standings = new Map(
      written.map(({ id, prior: was }): [string, Standing] => {
        if (gone.has(id)) return [id, 'gone'];
        if (was === undefined || was.state === 'withdrawn' || was.copy_of !== null) return [id, 'unknown'];
        return [id, was.state === 'archived' ? 'archived' : 'shown'];
      }),
    );
    await forgetCopies(trx, known);
    await keepRunRecords(trx, runId, ['added', 'updated'], positions);
    await markSynced(trx, runId, positions);
    const returned = [...standings.values()].filter((was) => was === 'archived' || was === 'gone').length;
    await beat(trx, run.lease, {
      heartbeat_at: now,
      returned_count: increased('returned_count', returned),
      ...progressed,
    });
    const entries = datasets.flatMap(({ id, title, cvegeo }) =>
      ledgerOf(run, { id, title, cvegeo, standing: standings.get(id) ?? 'unknown' }),
    );
    // What was a copy until now is no longer found at what it copied.
    entries.push(...(await tellCopies(trx, run, formerHolders(prior.values()))));
    await appendToLedger(trx, entries, { actor: harvesterActor, clock });
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
  const reading = { runId: run.lease.runId, scope: await readScope(db, run.lease.runId) };
  await syncCopies(run);
  await keepUnchangedHashes(db, run.lease.runId, run.source.id);
  await bringBackArchived(run, reading);
  await dropCopies(run, reading);
  await archiveMissing(run, reading);
  await settleCopies(run);
  return proceed;
}
