import { canonicalHash, mapRecord, type Mapped } from '@rma/interop';
import { transaction } from '@rma/persistence';
import { proceed, type RunContext, type StageResult } from '../runs/run-context.ts';
import { personalDataProblem } from '../records/personal-data.ts';
import { beat, progressed } from '../runs/run-lease.ts';
import { keepMapped, unmapped, type MappedRow } from './staging-queries.ts';

const BATCH = 500;

function toRow(position: number, mapped: Mapped): MappedRow {
  const { problems } = mapped;
  const personal = mapped.ok ? personalDataProblem(mapped.record) : null;
  if (!mapped.ok || personal !== null) {
    const told = personal === null ? problems : [personal];
    // The title is looked at first: another field is told only when the title holds none.
    const hidesTitle = personal?.field === 'title';
    return { position, hash: null, canonical: null, problems: told, hidesTitle };
  }
  return {
    position,
    hash: canonicalHash(mapped.record),
    canonical: mapped.record,
    problems,
    hidesTitle: false,
  };
}

/**
 * Says each new or changed record in the network's terms, batch by batch; what was done stays done. A record whose
 * texts hold personal data is not taken.
 */
export async function transform(run: RunContext): Promise<StageResult> {
  const { db, clock } = run.deps;
  const { runId } = run.lease;
  const { kind, url, selection } = run.source;
  let after = -1;
  for (;;) {
    const batch = await unmapped(db, runId, { after, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) return proceed;
    after = last.position;
    const rows = batch.map(({ position, remoteId, raw }) =>
      toRow(position, mapRecord(kind, { url, ...selection }, { remoteId, raw })),
    );
    await transaction(db, { name: 'harvest.transform' }, async (trx) => {
      await beat(trx, run.lease, { heartbeat_at: clock.now(), ...progressed });
      await keepMapped(trx, runId, rows);
    });
  }
}
