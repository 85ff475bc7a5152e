import type { Tables } from '@rma/persistence';
import type { Insertable, Kysely, Transaction } from 'kysely';

type Database = Kysely<Tables>;

export const insertImport = (trx: Transaction<Tables>, row: Insertable<Tables['catalog.inventory_import']>) =>
  trx.insertInto('catalog.inventory_import').values(row).returning('id').executeTakeFirstOrThrow();

export const findImport = (db: Database, cvegeo: string, id: string) =>
  db
    .selectFrom('catalog.inventory_import')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .where('id', '=', id)
    .executeTakeFirst();

export const markApplied = (trx: Transaction<Tables>, id: string, at: Date) =>
  trx.updateTable('catalog.inventory_import').set({ applied_at: at }).where('id', '=', id).execute();

/** Forgets sheets received before a date; says how many. */
export const forgetImports = async (db: Database, before: Date): Promise<number> =>
  (await db.deleteFrom('catalog.inventory_import').where('created_at', '<', before).returning('id').execute())
    .length;

/** Which of these datasets are of the government. */
export const ownAmong = async (db: Database, cvegeo: string, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length === 0
      ? []
      : (
          await db
            .selectFrom('national.dataset')
            .select('id')
            .where('cvegeo', '=', cvegeo)
            .where('id', 'in', [...ids])
            .execute()
        ).map(({ id }) => id),
  );
