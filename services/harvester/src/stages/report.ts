import { appendToLedger, enqueue, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { harvesterActor } from '../records/harvester-actor.ts';
import { reportPayload } from '../runs/report-payload.ts';
import type { RunContext, RunFailure } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import { consecutiveFailures } from '../runs/run-queries.ts';
import { addToSourceDay, putNationalSource } from '../sources/national-source-queries.ts';
import { scheduleNextRun } from '../sources/source-queries.ts';
import { clearStaging } from './staging-queries.ts';

export type RunEnd =
  | { state: 'applied' }
  | { state: 'failed'; failure: RunFailure }
  | { state: 'held'; because: string };

const HOUR_MS = 3_600_000;

const healthAfter = { applied: 'healthy', failed: 'degraded', held: 'held' } as const;

/** A source that fails is asked again after 1, 2, 4… hours, never later than its own turn. */
async function nextRunAt(trx: Transaction<Tables>, run: RunContext, end: RunEnd): Promise<Date | null> {
  const now = run.deps.clock.now().getTime();
  const { everyHours } = run.source;
  if (end.state === 'held') return null;
  if (end.state === 'applied') return new Date(now + everyHours * HOUR_MS);
  const failures = await consecutiveFailures(trx, run.source.id);
  return new Date(now + Math.min(everyHours, 2 ** Math.min(failures, 10)) * HOUR_MS);
}

function messageOf(end: RunEnd): string | null {
  if (end.state === 'failed') return end.failure.message;
  return end.state === 'held' ? end.because : null;
}

function ledgerOf(run: RunContext, end: RunEnd): LedgerEntry[] {
  if (end.state !== 'held') return [];
  const subject = `run:${run.lease.runId}`;
  const { cvegeo, id } = run.source;
  return [{ kind: 'run.held', subject, cvegeo, cause: end.because, detail: { source: id } }];
}

/**
 * Closes a run in one transaction: its state, the source's health and next turn, and, when there is something to
 * mend or to decide, a job that tells the officials of that government. A held run keeps what it staged.
 */
export async function report(run: RunContext, end: RunEnd): Promise<void> {
  const { db, clock } = run.deps;
  const now = clock.now();
  const { runId } = run.lease;
  await transaction(db, { name: 'harvest.report' }, async (trx) => {
    const next = await nextRunAt(trx, run, end);
    await beat(trx, run.lease, {
      state: end.state,
      heartbeat_at: now,
      finished_at: end.state === 'held' ? null : now,
      failure: end.state === 'failed' ? JSON.stringify(end.failure) : null,
      held_because: end.state === 'held' ? end.because : null,
    });
    await putNationalSource(trx, run.source, {
      health: healthAfter[end.state],
      lastRunAt: now,
      lastSuccessAt: end.state === 'applied' ? now : null,
      message: messageOf(end),
    });
    await addToSourceDay(trx, runId, now);
    await scheduleNextRun(trx, run.source.id, next);
    if (end.state !== 'held') await clearStaging(trx, runId);
    const payload = await reportPayload(trx, runId);
    if (payload !== null) {
      await enqueue(trx, {
        task: 'registry.report-harvest',
        payload,
        key: `report-harvest:${runId}:${end.state}`,
      });
    }
    if (end.state === 'applied') {
      const { id: sourceId } = run.source;
      await enqueue(trx, {
        task: 'catalog.find-files',
        payload: { sourceId },
        key: `catalog.find-files:${sourceId}`,
      });
      await enqueue(trx, {
        task: 'harvester.find-links',
        payload: { sourceId },
        key: `harvester.find-links:${sourceId}`,
        // One source at a time: an address that one no longer gives may be another's new one.
        queue: 'harvester.find-links',
      });
    }
    await appendToLedger(trx, ledgerOf(run, end), { actor: harvesterActor, clock });
  });
  run.deps.logger.info({ runId, sourceId: run.source.id, ...end }, 'run closed');
  run.deps.metrics
    .counter({ name: 'harvest_runs_total', help: 'Runs by how they ended', labels: ['state'] })
    .inc({ state: end.state });
}
