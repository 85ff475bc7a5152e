import type { Distribution, Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Transaction, type Updateable } from 'kysely';

type Database = Kysely<Tables>;
export type HarvestedFile = NonNullable<Awaited<ReturnType<typeof findHarvestedFile>>>;

/** The live datasets of a source with their files. */
export const datasetsOfSource = (
  db: Database,
  sourceId: string,
): Promise<{ id: string; cvegeo: string; title: string; distributions: Distribution[] }[]> =>
  db
    .selectFrom('national.dataset')
    .select(['id', 'cvegeo', 'title', 'distributions'])
    .where('source_id', '=', sourceId)
    .where('archived_at', 'is', null)
    .execute();

/** Notes files worth a look; one that is known keeps what is known of it. */
export const noteFiles = (trx: Transaction<Tables>, files: Insertable<Tables['catalog.harvested_file']>[]) =>
  trx
    .insertInto('catalog.harvested_file')
    .values(files)
    .onConflict((conflict) =>
      conflict.constraint('harvested_file_once').doUpdateSet((eb) => ({
        dataset_title: eb.ref('excluded.dataset_title'),
        file_title: eb.ref('excluded.file_title'),
        standard_id: eb.ref('excluded.standard_id'),
      })),
    )
    .execute();

/** Forgets the files of a source that its catalogue no longer lists. */
export const forgetOtherFiles = (trx: Transaction<Tables>, sourceId: string, urls: readonly string[]) =>
  trx
    .deleteFrom('catalog.harvested_file')
    .where('source_id', '=', sourceId)
    .where('url', '<>', sql<string>`all(${urls}::text[])`)
    .execute();

/** A file with its title words, and whether its publisher agreed to be in the national tables. */
export const findHarvestedFile = (db: Database, id: string) =>
  db
    .selectFrom('catalog.harvested_file as file')
    .leftJoin('catalog.table_agreement as agreement', 'agreement.source_id', 'file.source_id')
    .selectAll('file')
    .select('agreement.agreed_at')
    .where('file.id', '=', id)
    .executeTakeFirst();

export const dueFiles = (db: Database, options: { now: Date; limit: number }) =>
  db
    .selectFrom('catalog.harvested_file')
    .select(['id', 'url'])
    .where('due_at', '<=', options.now)
    .orderBy('due_at')
    .limit(options.limit)
    .execute();

export const filesOfSource = (db: Database, sourceId: string) =>
  db
    .selectFrom('catalog.harvested_file')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('dataset_title')
    .orderBy('id')
    .limit(500)
    .execute();

export const updateFile = (db: Database, id: string, set: Updateable<Tables['catalog.harvested_file']>) =>
  db.updateTable('catalog.harvested_file').set(set).where('id', '=', id).execute();

/** A source of the national view with its government. */
export const findSource = (db: Database, id: string) =>
  db.selectFrom('national.source').select(['id', 'cvegeo', 'title']).where('id', '=', id).executeTakeFirst();

export const findAgreement = (db: Database, sourceId: string) =>
  db.selectFrom('catalog.table_agreement').selectAll().where('source_id', '=', sourceId).executeTakeFirst();

export const putAgreement = (trx: Transaction<Tables>, row: Insertable<Tables['catalog.table_agreement']>) =>
  trx
    .insertInto('catalog.table_agreement')
    .values(row)
    .onConflict((conflict) => conflict.column('source_id').doNothing())
    .execute();

export const deleteAgreement = (trx: Transaction<Tables>, sourceId: string) =>
  trx.deleteFrom('catalog.table_agreement').where('source_id', '=', sourceId).execute();
