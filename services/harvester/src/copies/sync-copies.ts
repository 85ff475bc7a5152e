import { appendToLedger, transaction, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { harvesterActor } from '../records/harvester-actor.ts';
import { lockStates, markSynced, nextStagedCopies, upsertRecords } from '../records/record-queries.ts';
import { nationalDatasetsOf } from '../records/national-entry.ts';
import { isGone, type Reading } from '../records/absence.ts';
import type { RunContext } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import { keepCopies, shownDatasets } from './copy-queries.ts';
import { dropMissingCopies } from './missing-copies.ts';
import { demote, tellCopies } from './settle-copies.ts';

const BATCH = 500;

/** Those of a batch that were shown until now leave the view; the others never entered it. */
async function hideShown(
  trx: Transaction<Tables>,
  run: RunContext,
  copies: readonly { datasetId: string; holder: string }[],
) {
  const shown = await shownDatasets(
    trx,
    copies.map(({ datasetId }) => datasetId),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return demote(
    trx,
    run,
    copies.filter(({ datasetId }) => ids.has(datasetId)),
  );
}

/** The datasets of which these records were copies. */
export const formerHolders = (prior: Iterable<{ copy_of: string | null }>): string[] => [
  ...new Set([...prior].flatMap(({ copy_of: holder }) => (holder === null ? [] : [holder]))),
];

/**
 * Keeps the staged records that are copies of another source's dataset: known and followed, not shown, and linked
 * from the dataset that is.
 */
export async function syncCopies(run: RunContext): Promise<void> {
  const { db, clock } = run.deps;
  const { runId } = run.lease;
  const { id: sourceId } = run.source;
  let after = -1;
  for (;;) {
    const batch = await nextStagedCopies(db, runId, { after, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.position;
    const now = clock.now();
    const positions = batch.map((row) => row.position);
    await transaction(db, { name: 'harvest.sync-copies', retries: 2 }, async (trx) => {
      const prior = await lockStates(
        trx,
        sourceId,
        batch.map((row) => row.remote_id),
      );
      const ids = await upsertRecords(trx, { runId, sourceId, positions, now });
      const kept = batch.flatMap((row) => {
        const id = ids.get(row.remote_id);
        return id === undefined ? [] : [{ id, record: row.canonical, holder: row.copy_of }];
      });
      const entries = await hideShown(
        trx,
        run,
        kept.map(({ id, holder }) => ({ datasetId: id, holder })),
      );
      const datasets = await nationalDatasetsOf(trx, run.source, { records: kept, now });
      await keepCopies(
        trx,
        datasets.map((dataset) => ({ sourceId, dataset })),
      );
      entries.push(
        ...(await tellCopies(trx, run, [
          ...new Set([...kept.map(({ holder }) => holder), ...formerHolders(prior.values())]),
        ])),
      );
      await markSynced(trx, runId, positions);
      await beat(trx, run.lease, { heartbeat_at: now });
      await appendToLedger(trx, entries, { actor: harvesterActor, clock });
    });
  }
}

/** Forgets the copies that the source no longer has; what holds them no longer links there. */
export async function dropCopies(run: RunContext, reading: Reading): Promise<void> {
  const { db, clock } = run.deps;
  await transaction(db, { name: 'harvest.drop-copies', retries: 2 }, async (trx) => {
    const holders = await dropMissingCopies(trx, run.source.id, isGone(reading));
    if (holders.length === 0) return;
    await beat(trx, run.lease, { heartbeat_at: clock.now() });
    await appendToLedger(trx, await tellCopies(trx, run, holders), { actor: harvesterActor, clock });
  });
}
