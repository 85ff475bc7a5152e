import type { ReuseState } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Selectable } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export type Reuse = Selectable<Tables['registry.reuse']>;
export type ReuseDataset = { dataset_id: string; cvegeo: string; title: string; position: number };

export type NewReuse = {
  kind: string;
  title: string;
  summary: string;
  body: string | null;
  url: string | null;
  author: string;
  sector: string;
  sdgs: number[];
};

/** Live datasets by id, in the order asked for. */
export async function findDatasets(db: Database, ids: readonly string[]): Promise<ReuseDataset[]> {
  const rows = await db
    .selectFrom('national.dataset')
    .select(['id', 'cvegeo', 'title'])
    .where('id', 'in', [...ids])
    .where('archived_at', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id, position) => {
    const row = byId.get(id);
    return row ? [{ dataset_id: id, cvegeo: row.cvegeo, title: row.title, position }] : [];
  });
}

export async function addReuse(
  trx: Trx,
  reuse: NewReuse & { email: string; datasets: readonly ReuseDataset[]; at: Date },
): Promise<string> {
  const { datasets, at, email, ...told } = reuse;
  const { id } = await trx
    .insertInto('registry.reuse')
    .values({
      ...told,
      email,
      state: 'received',
      submitted_at: at,
      decided_at: null,
      decided_by: null,
      reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('registry.reuse_dataset')
    .values(datasets.map((dataset) => ({ reuse_id: id, ...dataset })))
    .execute();
  return id;
}

export function lockReuse(trx: Trx, id: string): Promise<Reuse | undefined> {
  return trx.selectFrom('registry.reuse').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function datasetsOf(db: Database, reuseId: string): Promise<ReuseDataset[]> {
  return db
    .selectFrom('registry.reuse_dataset')
    .select(['dataset_id', 'cvegeo', 'title', 'position'])
    .where('reuse_id', '=', reuseId)
    .orderBy('position')
    .execute();
}

export async function putReuse(
  trx: Trx,
  id: string,
  change: Partial<Pick<Reuse, 'state' | 'decided_at' | 'decided_by' | 'reason'>>,
): Promise<void> {
  await trx.updateTable('registry.reuse').set(change).where('id', '=', id).execute();
}

/** Newest first; one more than `first` when there are more. */
export function listReuses(
  db: Database,
  page: { states: readonly ReuseState[]; first: number; after: string | null },
): Promise<Reuse[]> {
  return db
    .selectFrom('registry.reuse')
    .selectAll()
    .where('state', 'in', [...page.states])
    .$if(page.after !== null, (query) => query.where('id', '<', page.after ?? ''))
    .orderBy('id', 'desc')
    .limit(page.first + 1)
    .execute();
}

/** Writes what the public sees of a reuse: all of it while it is published, nothing otherwise. */
export async function showReuse(trx: Trx, reuse: Reuse): Promise<void> {
  const { id } = reuse;
  await trx.deleteFrom('national.reuse').where('id', '=', id).execute();
  if (reuse.state !== 'published') return;
  await trx
    .insertInto('national.reuse')
    .values({
      id,
      kind: reuse.kind,
      title: reuse.title,
      summary: reuse.summary,
      body: reuse.body,
      url: reuse.url,
      author: reuse.author,
      sector: reuse.sector,
      sdgs: reuse.sdgs,
      published_at: reuse.decided_at ?? reuse.submitted_at,
    })
    .execute();
  const datasets = await datasetsOf(trx, id);
  await trx
    .insertInto('national.reuse_dataset')
    .values(datasets.map((dataset) => ({ reuse_id: id, ...dataset })))
    .execute();
}

/** What nobody confirmed since then is deleted; addresses behind what was decided before then are forgotten. */
export async function forgetAuthors(
  trx: Trx,
  { unconfirmedBefore, endedBefore }: { unconfirmedBefore: Date; endedBefore: Date },
): Promise<void> {
  await trx
    .deleteFrom('registry.reuse')
    .where('state', '=', 'received')
    .where('submitted_at', '<', unconfirmedBefore)
    .execute();
  await trx
    .updateTable('registry.reuse')
    .set({ email: null })
    .where('email', 'is not', null)
    .where('decided_at', '<', endedBefore)
    .execute();
}
