import { recordProblem } from '@rma/interop';
import { transaction } from '@rma/persistence';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import { markUnchanged, rejectWithoutId, skipRepeated } from './staging-queries.ts';

/** Sets apart, in three statements whatever the size, what need not be mapped: no id, repeated, unchanged. */
export async function compare(run: RunContext): Promise<StageResult> {
  const { runId } = run.lease;
  await transaction(run.deps.db, { name: 'harvest.compare' }, async (trx) => {
    await beat(trx, run.lease, { heartbeat_at: run.deps.clock.now() });
    await rejectWithoutId(trx, runId, recordProblem('id', '', 'id-required'));
    await skipRepeated(trx, runId, recordProblem('id', '', 'id-unique'));
    await markUnchanged(trx, runId, run.source.id);
  });
  return proceed;
}
