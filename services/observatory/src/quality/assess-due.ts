import { setTimeout as sleep } from 'node:timers/promises';
import { assessDataset } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import type { ObservatoryDependencies } from '../dependencies.ts';
import {
  answersOf,
  dueAfter,
  factsOf,
  forgetDue,
  forgetQuality,
  lockAssessment,
  noteExpired,
  noteNewMethod,
  writeQuality,
} from './quality-queries.ts';
import { askedAddresses, toFacts } from './to-facts.ts';

/** Counts up when the method changes: then every dataset is assessed again. */
const METHOD_VERSION = 5;
/** About a quarter of a second: what is locked meanwhile is only what the observatory itself writes. */
const AT_ONCE = 1000;
const LONGEST_REST_MS = 1000;

export type Assessed = {
  /** Datasets looked at, and those of them whose quality was another one. */
  assessed: number;
  written: number;
};

type Step = Assessed & { last: number; isFull: boolean };

async function assess(trx: Transaction<Tables>, ordinals: readonly number[], now: Date): Promise<Assessed> {
  const rows = await factsOf(trx, ordinals);
  const live = rows.filter(({ isArchived }) => !isArchived);
  await forgetQuality(
    trx,
    rows.filter(({ isArchived }) => isArchived).map(({ id }) => id),
  );
  const states = await answersOf(trx, [...new Set(live.flatMap(askedAddresses))]);
  const written = await writeQuality(
    trx,
    live.map((row) => ({ ...row, quality: assessDataset(toFacts(row, states), now) })),
    now,
  );
  return { assessed: live.length, written };
}

/** Takes the next notes after a place; null while another worker assesses. */
async function step(deps: ObservatoryDependencies, after: number): Promise<Step | null> {
  return transaction(deps.db, { name: 'assess datasets', logger: deps.logger, retries: 2 }, async (trx) => {
    if (!(await lockAssessment(trx))) return null;
    const due = await dueAfter(trx, after, AT_ONCE);
    if (due.length === 0) return { assessed: 0, written: 0, last: after, isFull: false };
    const ordinals = [...new Set(due.map(({ ordinal }) => ordinal))];
    // After the notes were read: whatever changes from here on notes it anew.
    const done = await assess(trx, ordinals, deps.clock.now());
    await forgetDue(
      trx,
      due.map(({ seq }) => seq),
    );
    return { ...done, last: due.at(-1)?.seq ?? after, isFull: due.length === AT_ONCE };
  });
}

/** Goes through the notes once, in order. */
async function pass(deps: ObservatoryDependencies, signal?: AbortSignal): Promise<Assessed> {
  const total = { assessed: 0, written: 0 };
  for (let after = 0; !signal?.aborted;) {
    const startedAt = performance.now();
    const done = await step(deps, after);
    if (done === null) break;
    total.assessed += done.assessed;
    total.written += done.written;
    // Notes taken leave dead entries behind: going on from the last one, nobody reads them again.
    after = done.last;
    if (!done.isFull) break;
    // As long a rest as the work was: whoever brings so many datasets needs the machine more.
    await sleep(Math.min(performance.now() - startedAt, LONGEST_REST_MS));
  }
  return total;
}

/**
 * Assesses every dataset of which a fact changed, time included, and writes what came out differently; nothing else is
 * looked at. Notes are taken in the transaction that writes, so a worker that is killed loses none, and running it
 * again does nothing.
 */
export async function assessDue(
  deps: ObservatoryDependencies,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Assessed> {
  await transaction(deps.db, { name: 'note due assessments', logger: deps.logger }, async (trx) => {
    await noteNewMethod(trx, METHOD_VERSION);
    await noteExpired(trx, deps.clock.now());
  });
  return pass(deps, signal);
}
