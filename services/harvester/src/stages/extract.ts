import { canonicalHash, connectors, type ReadPage, type ReadStep } from '@rma/interop';
import { transaction } from '@rma/persistence';
import { acceptingCertificate, type Outbound } from '@rma/service-kit';
import { z } from 'zod';
import { nodeReading } from '../nodes/node-reading.ts';
import { tellOfDistrust } from '../nodes/tell-coordinators.ts';
import type { RunContext, StageResult } from '../runs/run-context.ts';
import { proceed } from '../runs/run-context.ts';
import { failureOfReading, readingSentence } from '../runs/run-failure.ts';
import { LARGE_CATALOGUE, largeReads } from '../runs/large-reads.ts';
import { furthestRead, lastWholeCount } from '../runs/run-queries.ts';
import { beat, progressed } from '../runs/run-lease.ts';
import { clearStaging, knownRawHashes, learnStaged, stageRecords, stageRemovals } from './staging-queries.ts';

const SMALL_RUN = 1000;

const titled = z.object({ title: z.string() });

/** A certificate that a person accepted is so for the source's own host only. */
function outboundFor({ source, deps }: RunContext): Outbound {
  const { acceptedCertificate: sha256, url } = source;
  if (sha256 === null) return deps.outbound;
  const { hostname, port } = new URL(url);
  const host = `${hostname.replace(/^\[(.*)\]$/, '$1')}:${port === '' ? '443' : port}`;
  return acceptingCertificate(deps.outbound, { host, sha256 });
}

async function* readSource(run: RunContext): AsyncIterable<ReadStep> {
  const { source, asked, signal } = run;
  const { url, selection, cursor } = source;
  yield* connectors[source.kind].read({
    url,
    ...selection,
    outbound: outboundFor(run),
    ...(signal && { signal }),
    ...(asked.mode === 'incremental' && cursor !== null && { since: cursor }),
    ...(source.kind === 'node' && (await nodeReading(run.deps, run))),
  });
}

function titleOf(raw: unknown): string | null {
  const parsed = titled.safeParse(raw);
  return parsed.success ? parsed.data.title.toWellFormed().replaceAll('\u0000', '').slice(0, 300) : null;
}

/** Stages one page; the bodies of records that did not change since they were last accepted are not kept. */
async function stagePage(
  run: RunContext,
  { records, removed = [] }: ReadPage,
  { from, isFurther }: { from: number; isFurther: boolean },
): Promise<void> {
  const { mappingVersion } = connectors[run.source.kind];
  const hashed = records.map(({ remoteId, raw }) => ({
    remoteId,
    raw,
    rawHash: canonicalHash({ mapping: mappingVersion, raw }),
  }));
  const { db, clock } = run.deps;
  const ids = hashed.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]));
  const known = run.asked.isForced ? new Map<string, string>() : await knownRawHashes(db, run.source.id, ids);
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
    const furthest = isFurther ? { furthest_read: from + rows.length, ...progressed } : {};
    await beat(trx, run.lease, { heartbeat_at: clock.now(), ...furthest });
    await stageRecords(trx, run.lease.runId, rows);
    await stageRemovals(trx, run.lease.runId, { removed, offered: ids });
  });
}

/**
 * The steps of a reading; of a large catalogue each page but the first is asked for, and held, in turns with the
 * others of this process. Nobody knows how large a catalogue is that was never read whole.
 */
async function* inTurns(run: RunContext): AsyncGenerator<ReadStep, void> {
  const known = await lastWholeCount(run.deps.db, run.source.id);
  const isLarge = known === null || known > LARGE_CATALOGUE;
  const steps = readSource(run)[Symbol.asyncIterator]();
  let release = () => {};
  try {
    for (let isFirst = true; ; isFirst = false) {
      if (isLarge && !isFirst) release = await largeReads.take(run.signal);
      const step = await steps.next();
      if (step.done === true) return;
      yield step.value;
      release();
    }
  } finally {
    release();
    await steps.return?.();
  }
}

/**
 * Reads the catalogue, or what changed in it, into the staging table, always from the beginning. Fails with the
 * reader's code when it cannot prove that it read everything; nothing is concluded from half a catalogue. A source that
 * tells its past otherwise holds the run: confirmed, it is read whole and as it is told now.
 */
export async function extract(run: RunContext): Promise<StageResult> {
  await clearStaging(run.deps.db, run.lease.runId);
  const furthest = await furthestRead(run.deps.db, run.lease.runId);
  let position = 0;
  for await (const step of inTurns(run)) {
    if (step.kind === 'page') {
      const isFurther = position + step.records.length > furthest;
      await stagePage(run, step, { from: position, isFurther });
      position += step.records.length;
    } else if (step.complete) {
      const { scope: read_scope, cursor: read_cursor } = step;
      await beat(run.deps.db, run.lease, { heartbeat_at: run.deps.clock.now(), read_scope, read_cursor });
    } else {
      run.signal?.throwIfAborted();
      run.deps.logger.warn({ runId: run.lease.runId, ...step.failure }, 'source not read whole');
      await tellOfDistrust(run, step.failure);
      // What a node tells now may be right; only a person can say so, and then everything is read again.
      if (step.failure.code === 'history-rewritten') {
        return { next: 'hold', because: readingSentence(step.failure) };
      }
      return { next: 'fail', failure: failureOfReading(step.failure) };
    }
  }
  // A small run is planned well enough as an empty one.
  if (position > SMALL_RUN) await learnStaged(run.deps.db);
  return proceed;
}
