import type { Database, Trx } from '../dependencies.ts';

export function listViews(db: Database, accountId: string) {
  return db
    .selectFrom('registry.pipeline_view as view')
    .innerJoin('registry.account as author', 'author.id', 'view.account_id')
    .select(({ eb }) => [
      'view.id',
      'view.name',
      'view.query',
      'view.is_shared',
      'author.name as author_name',
      eb('view.account_id', '=', accountId).as('is_own'),
    ])
    .where((eb) => eb.or([eb('view.account_id', '=', accountId), eb('view.is_shared', '=', true)]))
    .orderBy('view.name')
    .orderBy('view.id')
    .limit(500)
    .execute();
}

export async function countOtherViews(
  trx: Trx,
  { accountId, name }: { accountId: string; name: string },
): Promise<number> {
  const { count } = await trx
    .selectFrom('registry.pipeline_view')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('name', '<>', name)
    .executeTakeFirstOrThrow();
  return count;
}

export async function putView(
  trx: Trx,
  view: { accountId: string; name: string; query: string; isShared: boolean; at: Date },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.pipeline_view')
    .values({
      account_id: view.accountId,
      name: view.name,
      query: view.query,
      is_shared: view.isShared,
      created_at: view.at,
    })
    .onConflict((conflict) =>
      conflict.constraint('pipeline_view_name').doUpdateSet({ query: view.query, is_shared: view.isShared }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function removeView(
  db: Database,
  { id, accountId }: { id: string; accountId: string },
): Promise<boolean> {
  const removed = await db
    .deleteFrom('registry.pipeline_view')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}
