import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Transaction, type Updateable } from 'kysely';

type Database = Kysely<Tables>;

/** An upload with the resource, the package and the government it is for. */
export type UploadRow = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

export const findUpload = (db: Database, id: string) =>
  db
    .selectFrom('catalog.upload as upload')
    .innerJoin('catalog.resource as resource', 'resource.id', 'upload.resource_id')
    .innerJoin('catalog.package as package', 'package.id', 'resource.package_id')
    .selectAll('upload')
    .select([
      'resource.package_id',
      'resource.name as resource_name',
      'resource.title as resource_title',
      'resource.standard_id',
      'package.cvegeo',
      'package.title as package_title',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('catalog.release_resource as held')
            .select('held.upload_id')
            .whereRef('held.upload_id', '=', 'upload.id'),
        )
        .as('was_released'),
    )
    .where('upload.id', '=', id)
    .executeTakeFirst();

export const insertUpload = (trx: Transaction<Tables>, row: Insertable<Tables['catalog.upload']>) =>
  trx.insertInto('catalog.upload').values(row).returning('id').executeTakeFirstOrThrow();

/** The resource's newest upload that was not discarded. */
export const newestUpload = (db: Database, resourceId: string) =>
  db
    .selectFrom('catalog.upload')
    .select(['id', 'sha256', 'file_name', 'standard_version', 'state'])
    .where('resource_id', '=', resourceId)
    .where('discarded_at', 'is', null)
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

const wasNeverReleased = sql<boolean>`not exists (
  select from catalog.release_resource as held where held.upload_id = catalog.upload.id)`;

/** Uploads of a resource that were never released are no longer wanted; the sweep deletes their files later. */
export const discardUploads = (trx: Transaction<Tables>, resourceId: string, at: Date) =>
  trx
    .updateTable('catalog.upload')
    .set({ discarded_at: at })
    .where('resource_id', '=', resourceId)
    .where('discarded_at', 'is', null)
    .where(wasNeverReleased)
    .execute();

/** Changes an upload only if it is (still) in one of `from`; says whether it was. */
export async function moveUpload(
  db: Database,
  id: string,
  change: { from: readonly UploadRow['state'][]; set: Updateable<Tables['catalog.upload']> },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('catalog.upload')
    .set(change.set)
    .where('id', '=', id)
    .where('state', 'in', [...change.from])
    .where('swept_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Every municipality's key in INEGI's catalogue. */
export const municipalityKeys = async (db: Database): Promise<string[]> =>
  (
    await db.selectFrom('national.government').select('cvegeo').where('level', '=', 'municipality').execute()
  ).map((row) => row.cvegeo);

/**
 * Held until the transaction ends by whoever starts to refer to a file or deletes it, so that no file is deleted
 * while somebody begins to use it.
 */
export const holdFile = (trx: Transaction<Tables>, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`catalog.file:${sha256}`}, 0))`.execute(trx);

/** Whether any upload that still has its files refers to this one. */
export const isFileWanted = async (db: Database, sha256: string): Promise<boolean> =>
  (await db
    .selectFrom('catalog.upload')
    .select('id')
    .where('swept_at', 'is', null)
    .where((eb) => eb.or([eb('sha256', '=', sha256), eb('conforming_sha256', '=', sha256)]))
    .limit(1)
    .executeTakeFirst()) !== undefined;

const isSweepable = (before: Date) =>
  sql<boolean>`swept_at is null and (discarded_at < ${before} or (state = 'failed' and validated_at < ${before}))`;

/** Uploads whose files may go: discarded or failed before `before`, and in no release. */
export const sweepableUploads = (db: Database, options: { before: Date; limit: number }) =>
  db
    .selectFrom('catalog.upload')
    .select(['id', 'sha256', 'conforming_sha256'])
    .where(isSweepable(options.before))
    .where(wasNeverReleased)
    .orderBy('id')
    .limit(options.limit)
    .execute();

/** Records that an upload's files are gone, if it may still be swept; says whether it was. */
export async function markSwept(
  trx: Transaction<Tables>,
  id: string,
  options: { before: Date; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalog.upload')
    .set({ swept_at: options.at })
    .where('id', '=', id)
    .where(isSweepable(options.before))
    .where(wasNeverReleased)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
