import { canonicalHash, connectors, type ReadStep, type RemoteRecord } from '@rma/interop';
import { transaction } from '@rma/persistence';
import { z } from 'zod';
import type { RunContext, StageResult } from '../runs/run-context.ts';
import { proceed } from '../runs/run-context.ts';
import { failureOfReading } from '../runs/run-failure.ts';
import { beat } from '../runs/run-lease.ts';
import { clearStaging, knownRawHashes, learnStaged, stageRecords } from './staging-queries.ts';

const titled = z.object({ title: z.string() });

function readSource({ source, deps, signal }: RunContext): AsyncIterable<ReadStep> {
  const { url, selection } = source;
  return connectors[source.kind].read({
    url,
    ...selection,
    outbound: deps.outbound,
    ...(signal && { signal }),
  });
}

function titleOf(raw: unknown): string | null {
  const parsed = titled.safeParse(raw);
  return parsed.success ? parsed.data.title.toWellFormed().replaceAll('\u0000', '').slice(0, 300) : null;
}

/** Stages one page; the bodies of records that did not change since they were last accepted are not kept. */
async function stagePage(run: RunContext, records: readonly RemoteRecord[], from: number): Promise<void> {
  const { mappingVersion } = connectors[run.source.kind];
  const hashed = records.map(({ remoteId, raw }) => ({
    remoteId,
    raw,
    rawHash: canonicalHash({ mapping: mappingVersion, raw }),
  }));
  const { db, clock } = run.deps;
  const ids = hashed.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]));
  const known = await knownRawHashes(db, run.source.id, ids);
  const rows = hashed.map(({ remoteId, raw, rawHash }, index) => {
    const isKnown = remoteId !== null && known.get(remoteId) === rawHash;
    return {
      position: from + index,
      remoteId,
      rawHash,
      title: titleOf(raw),
      raw: isKnown ? null : (JSON.stringify(raw) ?? 'null'),
    };
  });
  await transaction(db, { name: 'harvest.stage' }, async (trx) => {
    await beat(trx, run.lease, { heartbeat_at: clock.now() });
    await stageRecords(trx, run.lease.runId, rows);
  });
}

/**
 * Reads the whole catalogue into the staging table, always from its beginning. Fails with the reader's code when
 * it cannot prove that it read everything; nothing is concluded from half a catalogue.
 */
export async function extract(run: RunContext): Promise<StageResult> {
  await clearStaging(run.deps.db, run.lease.runId);
  let position = 0;
  for await (const step of readSource(run)) {
    if (step.kind === 'page') {
      await stagePage(run, step.records, position);
      position += step.records.length;
    } else if (!step.complete) {
      run.signal?.throwIfAborted();
      run.deps.logger.warn({ runId: run.lease.runId, ...step.failure }, 'source not read whole');
      return { next: 'fail', failure: failureOfReading(step.failure) };
    }
  }
  await learnStaged(run.deps.db);
  return proceed;
}
