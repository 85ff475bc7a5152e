import { appendToLedger, archiveNationalDatasets, transaction, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { harvesterActor } from '../records/harvester-actor.ts';
import type { Reading } from '../records/absence.ts';
import {
  archiveNextMissing,
  returnNextArchived,
  type Absence,
  type MovedRecord,
} from '../records/record-queries.ts';
import type { RunContext } from '../runs/run-context.ts';
import { beat, increased } from '../runs/run-lease.ts';
import { keepMovedRecords } from '../runs/run-record-queries.ts';

const BATCH = 1000;

type Move = {
  outcome: 'archived' | 'returned';
  next: (trx: Transaction<Tables>, run: Absence) => Promise<MovedRecord[]>;
};

async function moveBatch(run: RunContext, reading: Reading, move: Move): Promise<number> {
  const { db, clock } = run.deps;
  const { runId } = run.lease;
  const now = clock.now();
  return transaction(db, { name: `harvest.${move.outcome}` }, async (trx) => {
    const moved = await move.next(trx, { reading, sourceId: run.source.id, now, limit: BATCH });
    if (moved.length === 0) return 0;
    const ids = moved.map((record) => record.datasetId);
    await archiveNationalDatasets(trx, ids, move.outcome === 'archived' ? now : null);
    await keepMovedRecords(trx, runId, {
      outcome: move.outcome,
      remoteIds: moved.map((record) => record.remoteId),
      titles: moved.map((record) => record.title),
    });
    const column = `${move.outcome}_count` as const;
    await beat(trx, run.lease, { heartbeat_at: now, [column]: increased(column, moved.length) });
    await appendToLedger(
      trx,
      moved.map((record) => ({
        kind: `dataset.${move.outcome}` as const,
        subject: `dataset:${record.datasetId}`,
        cvegeo: record.cvegeo,
        cause: `run:${runId}`,
        detail: { title: record.title, source: run.source.id },
      })),
      { actor: harvesterActor, clock },
    );
    return moved.length;
  });
}

async function moveAll(run: RunContext, reading: Reading, move: Move): Promise<void> {
  while ((await moveBatch(run, reading, move)) > 0);
}

/** What was archived and came again is live again, as it was. */
export const bringBackArchived = (run: RunContext, reading: Reading): Promise<void> =>
  moveAll(run, reading, { outcome: 'returned', next: returnNextArchived });

/** What the source no longer has is archived: out of search, still at its address, for its days of grace. */
export const archiveMissing = (run: RunContext, reading: Reading): Promise<void> =>
  moveAll(run, reading, { outcome: 'archived', next: archiveNextMissing });
