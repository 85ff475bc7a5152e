import { recordProblem } from '@rma/interop';
import { transaction } from '@rma/persistence';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import { readScope } from '../runs/run-queries.ts';
import { markUnchanged, rejectWithoutId, skipRepeated } from './staging-queries.ts';

/** Sets apart, in three statements whatever the size, what need not be mapped: no id, repeated, unchanged. */
export async function compare(run: RunContext): Promise<StageResult> {
  const { runId } = run.lease;
  const scope = await readScope(run.deps.db, runId);
  await transaction(run.deps.db, { name: 'harvest.compare' }, async (trx) => {
    await beat(trx, run.lease, { heartbeat_at: run.deps.clock.now() });
    await rejectWithoutId(trx, runId, recordProblem('id', '', 'id-required'));
    await skipRepeated(
      trx,
      runId,
      scope === 'changes'
        ? { problem: recordProblem('id', '', 'superseded'), keeps: 'last' }
        : { problem: recordProblem('id', '', 'id-unique'), keeps: 'first' },
    );
    if (!run.asked.isForced) await markUnchanged(trx, runId, run.source.id);
  });
  return proceed;
}
