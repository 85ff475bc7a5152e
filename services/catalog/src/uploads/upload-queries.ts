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

/** Changes an upload only if it is (still) in one of `from`, and in this attempt; says whether it was. */
export async function moveUpload(
  db: Database,
  id: string,
  change: {
    from: readonly UploadRow['state'][];
    attempt?: number;
    set: Updateable<Tables['catalog.upload']>;
  },
): Promise<boolean> {
  const { from, attempt, set } = change;
  const { numUpdatedRows } = await db
    .updateTable('catalog.upload')
    .set(set)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .$if(attempt !== undefined, (query) => query.where('attempt', '=', attempt ?? 0))
    .where('swept_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Has an upload wait for a validation again, only if it is in one of `from`; says whether it was. What it had from the
 * last one stays until there is another verdict. A worker that is still at it will find its verdict out of date.
 */
export async function awaitValidation(
  trx: Transaction<Tables>,
  id: string,
  change: { from: readonly UploadRow['state'][]; preparation?: Record<string, unknown> },
): Promise<boolean> {
  const { from, preparation } = change;
  const { numUpdatedRows } = await trx
    .updateTable('catalog.upload')
    .set({ state: 'received', failure: null, validated_at: null, progress: null })
    .set((eb) => ({ attempt: eb('attempt', '+', 1) }))
    .$if(preparation !== undefined, (query) => query.set({ preparation: JSON.stringify(preparation) }))
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .where('swept_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Claims an upload for a validation; gives the attempt and what was decided, or nothing when it has a verdict. */
export const claimUpload = (db: Database, id: string) =>
  db
    .updateTable('catalog.upload')
    .set({ state: 'validating', progress: null })
    .where('id', '=', id)
    .where('state', 'in', ['received', 'validating'])
    .where('discarded_at', 'is', null)
    .where('swept_at', 'is', null)
    .returning(['attempt', 'preparation'])
    .executeTakeFirst();

/** Notes how far a validation got, while it is the current attempt. */
export const noteProgress = (
  db: Database,
  id: string,
  { attempt, progress }: { attempt: number; progress: { step: string; share: number } },
) => moveUpload(db, id, { from: ['validating'], attempt, set: { progress: JSON.stringify(progress) } });

/**
 * Held until the transaction ends by whoever starts to refer to a file or deletes it, so that no file is deleted
 * while somebody begins to use it.
 */
export const holdFile = (trx: Transaction<Tables>, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`catalog.file:${sha256}`}, 0))`.execute(trx);

/** Whether any upload that still has its files refers to this one, in any of its forms. */
export async function isFileWanted(db: Database, sha256: string): Promise<boolean> {
  const asCsv = db
    .selectFrom('catalog.upload')
    .select('id')
    .where('swept_at', 'is', null)
    .where((eb) => eb.or([eb('sha256', '=', sha256), eb('conforming_sha256', '=', sha256)]));
  const asOther = db
    .selectFrom('catalog.upload_form as form')
    .innerJoin('catalog.upload as upload', 'upload.id', 'form.upload_id')
    .select('upload.id')
    .where('upload.swept_at', 'is', null)
    .where('form.sha256', '=', sha256);
  const asPart = db.selectFrom('catalog.harvested_file').select('id').where('parquet_sha256', '=', sha256);
  const asEdition = db
    .selectFrom('catalog.inventory_edition')
    .select(sql<string>`gen_random_uuid()`.as('id'))
    .where('sha256', '=', sha256);
  const uses = asCsv.unionAll(asOther).unionAll(asPart).unionAll(asEdition);
  return (await uses.limit(1).executeTakeFirst()) !== undefined;
}

/** Every file that was made from an upload: its conforming copy and the further forms. */
export async function filesMadeFrom(db: Database, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('catalog.upload')
    .select('conforming_sha256 as sha256')
    .where('id', '=', id)
    .where('conforming_sha256', 'is not', null)
    .unionAll(db.selectFrom('catalog.upload_form').select('sha256').where('upload_id', '=', id))
    .execute();
  return rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
}

const isSweepable = (before: Date) =>
  sql<boolean>`swept_at is null and (discarded_at < ${before} or (state = 'failed' and validated_at < ${before}))`;

/** Uploads whose files may go: discarded or failed before `before`, and in no release. */
export const sweepableUploads = (db: Database, options: { before: Date; limit: number }) =>
  db
    .selectFrom('catalog.upload')
    .select(['id', 'sha256'])
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
