import { nextTurn, nextTurnAfterFailure } from '@rma/domain';
import { appendToLedger, enqueue, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { harvesterActor } from '../records/harvester-actor.ts';
import { reportPayload } from '../runs/report-payload.ts';
import type { RunContext, RunFailure } from '../runs/run-context.ts';
import { mayGiveOthers } from '../links/link-queries.ts';
import { beat } from '../runs/run-lease.ts';
import { consecutiveFailures } from '../runs/run-queries.ts';
import { addToSourceDay, putNationalSource } from '../sources/national-source-queries.ts';
import { findHarvestedSource, keepPlace, scheduleNextRun } from '../sources/source-queries.ts';
import { timetableOf } from '../sources/timetable.ts';
import { clearStaging } from './staging-queries.ts';

export type RunEnd =
  /** `wouldHold`: why a dry run would have been held. */
  | { state: 'applied'; wouldHold?: string }
  | { state: 'failed'; failure: RunFailure }
  | { state: 'held'; because: string };

const healthAfter = { applied: 'healthy', failed: 'degraded', held: 'held' } as const;

/** A source that fails is asked again after 1, 2, 4… hours, never later than its own turn. */
async function nextRunAt(trx: Transaction<Tables>, run: RunContext, end: RunEnd): Promise<Date | null> {
  const now = run.deps.clock.now();
  // As it is now, which may be otherwise than when the run began.
  const timetable = timetableOf(await findHarvestedSource(trx, run.source.id));
  if (end.state === 'held') return null;
  if (end.state === 'applied') return nextTurn(timetable, now);
  const failures = await consecutiveFailures(trx, run.source.id);
  return nextTurnAfterFailure(timetable, { now, failures });
}

/** What a run that ended did to its source, in the national view and in its timetable. */
async function tellSource(
  trx: Transaction<Tables>,
  run: RunContext,
  { end, next }: { end: RunEnd; next: Date | null },
): Promise<void> {
  const now = run.deps.clock.now();
  const { runId } = run.lease;
  await putNationalSource(trx, run.source, {
    health: healthAfter[end.state],
    lastRunAt: now,
    lastSuccessAt: end.state === 'applied' ? now : null,
    message: messageOf(end),
  });
  await addToSourceDay(trx, runId, now);
  if (end.state === 'applied') await keepPlace(trx, { runId, sourceId: run.source.id, now });
  await scheduleNextRun(trx, run.source.id, next);
}

/** What others do once the view is in step with a source. */
async function tellOthers(
  trx: Transaction<Tables>,
  { source, lease }: RunContext,
  end: RunEnd,
): Promise<void> {
  const payload = await reportPayload(trx, lease.runId);
  if (payload !== null) {
    const key = `report-harvest:${lease.runId}:${end.state}`;
    await enqueue(trx, { task: 'registry.report-harvest', payload, key });
  }
  if (end.state !== 'applied') return;
  const payloadOfSource = { sourceId: source.id };
  const findFiles = 'catalog.find-files';
  await enqueue(trx, { task: findFiles, payload: payloadOfSource, key: `${findFiles}:${source.id}` });
  if (!(await mayGiveOthers(trx, lease.runId))) return;
  // One source at a time: an address that one no longer gives may be another's new one.
  const task = 'harvester.find-links';
  await enqueue(trx, { task, payload: payloadOfSource, key: `${task}:${source.id}`, queue: task });
}

function messageOf(end: RunEnd): string | null {
  if (end.state === 'failed') return end.failure.message;
  return end.state === 'held' ? end.because : null;
}

function heldBecause(end: RunEnd): string | null {
  if (end.state === 'held') return end.because;
  return end.state === 'applied' ? (end.wouldHold ?? null) : null;
}

function ledgerOf(run: RunContext, end: RunEnd): LedgerEntry[] {
  if (end.state !== 'held') return [];
  const subject = `run:${run.lease.runId}`;
  const { cvegeo, id } = run.source;
  return [{ kind: 'run.held', subject, cvegeo, cause: end.because, detail: { source: id } }];
}

/**
 * Closes a run in one transaction: its state, the source's health and next turn, and, when there is something to
 * mend or to decide, a job that tells the officials of that government. A held run keeps what it staged; a dry one
 * leaves nothing but its own counts.
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
      held_because: heldBecause(end),
    });
    if (end.state !== 'held') await clearStaging(trx, runId);
    if (run.asked.isDry) return;
    await tellSource(trx, run, { end, next });
    await tellOthers(trx, run, end);
    await appendToLedger(trx, ledgerOf(run, end), { actor: harvesterActor, clock });
  });
  run.deps.logger.info({ runId, sourceId: run.source.id, ...end }, 'run closed');
  run.deps.metrics
    .counter({ name: 'harvest_runs_total', help: 'Runs by how they ended', labels: ['state'] })
    .inc({ state: end.state });
}
