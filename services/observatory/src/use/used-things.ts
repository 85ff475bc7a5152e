import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** The title of a dataset, also of a withdrawn one; null when there never was one. */
export async function titleOfDataset(db: Kysely<Tables>, id: string): Promise<string | null> {
  const live = await db
    .selectFrom('national.dataset')
    .select('title')
    .where('id', '=', id)
    .unionAll(db.selectFrom('national.tombstone').select('title').where('dataset_id', '=', id))
    .executeTakeFirst();
  return live?.title ?? null;
}

export async function governmentName(db: Kysely<Tables>, cvegeo: string): Promise<string | null> {
  const found = await db
    .selectFrom('national.government')
    .select('name')
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
  return found?.name ?? null;
}
