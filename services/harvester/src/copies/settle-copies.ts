import {
  appendToLedger,
  enqueue,
  putNationalDatasets,
  transaction,
  withdrawNationalDatasets,
  type LedgerEntry,
  type NationalDataset,
  type Tables,
} from '@rma/persistence';
import type { Transaction } from 'kysely';
import { harvesterActor } from '../records/harvester-actor.ts';
import type { RunContext } from '../runs/run-context.ts';
import { beat } from '../runs/run-lease.ts';
import {
  alsoAt,
  bearersAround,
  keepCopies,
  lockCopies,
  refreshAlsoAt,
  setCopyOf,
  shownDatasets,
  takeCopies,
  touchedGroups,
  withTombstone,
  type KnownBearer,
} from './copy-queries.ts';
import { holders } from './groups.ts';

const BATCH = 1000;
const MOST_ROUNDS = 4;

type Change = { bearer: KnownBearer; copyOf: string | null };

/** Everybody who may be the same dataset as one of these, and theirs in turn, as far as a few rounds reach. */
async function wholeGroups(trx: Transaction<Tables>, touched: readonly string[]): Promise<KnownBearer[]> {
  let asked = touched;
  for (let round = 1; ; round += 1) {
    const found = await bearersAround(trx, asked);
    const all = [...new Set([...asked, ...found.map(({ datasetId }) => datasetId)])];
    if (all.length === asked.length || round === MOST_ROUNDS) {
      const looked = new Set(asked);
      return found.filter(({ datasetId }) => looked.has(datasetId));
    }
    asked = all;
  }
}

function changesOf(bearers: readonly KnownBearer[]): Change[] {
  const holderOf = holders(bearers);
  return bearers.flatMap((bearer) => {
    const holder = holderOf.get(bearer.datasetId) ?? bearer.datasetId;
    const copyOf = holder === bearer.datasetId ? null : holder;
    return copyOf === bearer.copyOf ? [] : [{ bearer, copyOf }];
  });
}

function entryOf(
  run: RunContext,
  kind: LedgerEntry['kind'],
  dataset: Pick<NationalDataset, 'id' | 'title' | 'cvegeo' | 'sourceId'> & { copyOf?: string },
): LedgerEntry {
  const { id, title, cvegeo, sourceId: source, copyOf } = dataset;
  return {
    kind,
    subject: `dataset:${id}`,
    cvegeo,
    cause: `run:${run.lease.runId}`,
    detail: { title, source, ...(copyOf !== undefined && { copyOf }) },
  };
}

/** Copies whose holder is gone are shown, at the address they always had. */
async function promote(trx: Transaction<Tables>, run: RunContext, ids: readonly string[]) {
  const now = run.deps.clock.now();
  const datasets = await takeCopies(trx, ids);
  const known = await withTombstone(trx, ids);
  const elsewhere = await alsoAt(trx, ids);
  await putNationalDatasets(
    trx,
    datasets.map((dataset) => ({
      ...dataset,
      alsoAt: elsewhere.get(dataset.id) ?? [],
      updatedAt: now,
    })),
  );
  return datasets.map((dataset) =>
    entryOf(run, known.has(dataset.id) ? 'dataset.returned' : 'dataset.published', dataset),
  );
}

/** Why a dataset is no longer shown at its address, and where it is. */
export const reasonOfCopy = (publicUrl: string, holder: string): string =>
  `Es el mismo conjunto de datos que publica otra fuente de la red con más derecho: ${publicUrl}/datasets/${holder}.`;

/** Datasets that another source holds with more right leave the view; a tombstone says where they are. */
export async function demote(
  trx: Transaction<Tables>,
  run: RunContext,
  copies: readonly { datasetId: string; holder: string }[],
): Promise<LedgerEntry[]> {
  const holderOf = new Map(copies.map(({ datasetId, holder }) => [datasetId, holder]));
  const datasets = await shownDatasets(trx, [...holderOf.keys()]);
  await keepCopies(
    trx,
    datasets.flatMap((dataset) =>
      dataset.sourceId === null ? [] : [{ sourceId: dataset.sourceId, dataset }],
    ),
  );
  const at = run.deps.clock.now();
  for (const { id } of datasets) {
    const holder = holderOf.get(id) ?? '';
    await withdrawNationalDatasets(trx, [id], { reason: reasonOfCopy(run.deps.publicUrl, holder), at });
  }
  return datasets.map((dataset) =>
    entryOf(run, 'dataset.withdrawn', { ...dataset, copyOf: holderOf.get(dataset.id) ?? '' }),
  );
}

/** Brings `alsoAt` of holders in step with their copies, with the ledger entries of those that changed. */
export async function tellCopies(
  trx: Transaction<Tables>,
  run: RunContext,
  holderIds: readonly string[],
): Promise<LedgerEntry[]> {
  const changed = await refreshAlsoAt(trx, holderIds, run.deps.clock.now());
  return changed.map((dataset) => entryOf(run, 'dataset.updated', dataset));
}

async function settleBatch(run: RunContext, touched: readonly string[]): Promise<void> {
  const { db, clock } = run.deps;
  const { id: sourceId } = run.source;
  await transaction(db, { name: 'harvest.settle-copies', retries: 2 }, async (trx) => {
    await lockCopies(trx);
    await beat(trx, run.lease, { heartbeat_at: clock.now() });
    const bearers = await wholeGroups(trx, touched);
    const changes = changesOf(bearers);
    await setCopyOf(
      trx,
      changes.map(({ bearer: { datasetId }, copyOf }) => ({ datasetId, copyOf })),
    );
    const losers = changes.flatMap(({ bearer, copyOf }) =>
      bearer.copyOf === null && copyOf !== null ? [{ datasetId: bearer.datasetId, holder: copyOf }] : [],
    );
    const winners = changes.filter(({ copyOf }) => copyOf === null).map(({ bearer }) => bearer.datasetId);
    const entries = [...(await demote(trx, run, losers)), ...(await promote(trx, run, winners))];
    const told = await tellCopies(
      trx,
      run,
      bearers.map(({ datasetId }) => datasetId),
    );
    const published = new Set(entries.map(({ subject }) => subject));
    entries.push(...told.filter(({ subject }) => !published.has(subject)));
    const others = new Set(changes.map(({ bearer }) => bearer.sourceId).filter((id) => id !== sourceId));
    for (const other of others) {
      const key = `catalog.find-files:${other}`;
      await enqueue(trx, { task: 'catalog.find-files', payload: { sourceId: other }, key });
    }
    await appendToLedger(trx, entries, { actor: harvesterActor, clock });
  });
}

/**
 * Sees to it that of every dataset one copy alone is shown, the one of the source with most right, and that it says
 * where the others are. Looks only at what the run changed and at those who share an identity with it, also of other
 * sources; runs that do so at once wait for one another.
 */
export async function settleCopies(run: RunContext): Promise<void> {
  const { runId } = run.lease;
  const touched = await touchedGroups(run.deps.db, { runId, sourceId: run.source.id });
  for (let done = 0; done < touched.length; done += BATCH) {
    await settleBatch(run, touched.slice(done, done + BATCH));
  }
}
