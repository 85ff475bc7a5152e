import { countsAddUp, mustHold, recordOutcomes, type RunCounts } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import { keepRunRecords } from '../runs/run-record-queries.ts';
import { markCopies, markKnownCopies, markLoops } from '../copies/mark-copies.ts';
import { isGone, type Reading } from '../records/absence.ts';
import { readScope } from '../runs/run-queries.ts';
import { judgeMapped } from './staging-queries.ts';

async function countOutcomes(db: Kysely<Tables>, runId: string): Promise<RunCounts> {
  const rows = await db
    .selectFrom('harvest.staged_record')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('records')])
    .where('run_id', '=', runId)
    .groupBy('outcome')
    .execute();
  const counts: RunCounts = { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 };
  for (const { outcome, records } of rows) {
    counts.read += records;
    if (outcome !== null) counts[outcome] += records;
  }
  return counts;
}

async function countLive(
  db: Kysely<Tables>,
  run: RunContext,
  reading: Reading,
): Promise<{ before: number; missing: number }> {
  const { rows } = await sql<{ before: number; missing: number }>`
    select count(*) as before, count(*) filter (where ${isGone(reading)}) as missing
    from harvest.record record
    where source_id = ${run.source.id} and state = 'live'`.execute(db);
  return rows[0] ?? { before: 0, missing: 0 };
}

const numberInSpanish = new Intl.NumberFormat('es-MX');

function reasonToHold({ before, missing }: { before: number; missing: number }): string {
  const all = numberInSpanish.format(before);
  return missing === before
    ? `El portal ya no entrega ninguno de los ${all} conjuntos que tenía publicados.`
    : `El portal dejó de entregar ${numberInSpanish.format(missing)} de los ${all} conjuntos que tenía publicados.`;
}

/**
 * Judges every record and then the run: its counts must add up, and a run that would archive too much of what is
 * live is held for a person.
 */
export async function validate(run: RunContext): Promise<StageResult> {
  const { runId } = run.lease;
  const live = await transaction(run.deps.db, { name: 'harvest.validate' }, async (trx) => {
    const { id: sourceId } = run.source;
    const judged = { runId, sourceId, now: run.deps.clock.now() };
    await judgeMapped(trx, runId, { sourceId, isForced: run.asked.isForced });
    await markLoops(trx, runId, run.deps.publicUrl);
    await markCopies(trx, judged);
    await markKnownCopies(trx, judged);
    const counts = await countOutcomes(trx, runId);
    if (!countsAddUp(counts)) throw new Error(`the counts of run ${runId} do not add up`);
    const heartbeat = { heartbeat_at: run.deps.clock.now() };
    const columns = Object.fromEntries(
      recordOutcomes.map((outcome) => [`${outcome}_count`, counts[outcome]]),
    );
    await beat(trx, run.lease, { ...columns, ...heartbeat, read_count: counts.read });
    await keepRunRecords(trx, runId, ['rejected', 'skipped']);
    // A dry run writes nothing later that would tell these.
    if (run.asked.isDry) await keepRunRecords(trx, runId, ['added', 'updated']);
    return countLive(trx, run, { runId, scope: await readScope(trx, runId) });
  });
  return mustHold(live) ? { next: 'hold', because: reasonToHold(live) } : proceed;
}
