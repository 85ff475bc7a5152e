import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';

type Database = Kysely<Tables>;

/** Writes a release with what it holds; both are never changed afterwards, save for being withdrawn. */
export async function insertRelease(
  trx: Transaction<Tables>,
  release: Insertable<Tables['catalog.release']>,
  holds: readonly { resourceId: string; uploadId: string }[],
): Promise<void> {
  await trx.insertInto('catalog.release').values(release).execute();
  await trx
    .insertInto('catalog.release_resource')
    .values(
      holds.map(({ resourceId, uploadId }) => ({
        package_id: release.package_id,
        number: release.number,
        resource_id: resourceId,
        upload_id: uploadId,
      })),
    )
    .execute();
}

/** When each resource, and each upload, was first published. */
export async function firstPublications(db: Database, packageId: string) {
  const rows = await db
    .selectFrom('catalog.release_resource as held')
    .innerJoin('catalog.release as release', (join) =>
      join.onRef('release.package_id', '=', 'held.package_id').onRef('release.number', '=', 'held.number'),
    )
    .select(['held.resource_id', 'held.upload_id', (eb) => eb.fn.min('release.published_at').as('at')])
    .where('held.package_id', '=', packageId)
    .groupBy(['held.resource_id', 'held.upload_id'])
    .orderBy('at', 'desc')
    .execute();
  return {
    ofUpload: new Map(rows.map((row) => [row.upload_id, row.at])),
    // Latest first, so that the earliest of each resource is the one that stays.
    ofResource: new Map(rows.map((row) => [row.resource_id, row.at])),
  };
}

export const putNationalPackage = (
  trx: Transaction<Tables>,
  { id, ...columns }: Insertable<Tables['national.package']>,
) =>
  trx
    .insertInto('national.package')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();

export const removeNationalPackage = (trx: Transaction<Tables>, id: string) =>
  trx.deleteFrom('national.package').where('id', '=', id).execute();

/** A checksum of all that the network tells of each dataset of the package, as its history keeps it. */
export async function toldOf(db: Database, packageId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; told: string }>`
    select id, md5((to_jsonb(dataset) - 'search' - 'preview' - 'ordinal' - 'updated_at')::text) as told
    from national.dataset dataset where package_id = ${packageId}`.execute(db);
  return new Map(rows.map(({ id, told }) => [id, told]));
}

/** Datasets of the package the public can see now, with their titles. */
export const nationalDatasetsOf = (db: Database, packageId: string) =>
  db.selectFrom('national.dataset').select(['id', 'title']).where('package_id', '=', packageId).execute();

export const withdrawReleases = (
  trx: Transaction<Tables>,
  packageId: string,
  withdrawal: { at: Date; reason: string },
) =>
  trx
    .updateTable('catalog.release')
    .set({ withdrawn_at: withdrawal.at, withdrawal_reason: withdrawal.reason })
    .where('package_id', '=', packageId)
    .where('withdrawn_at', 'is', null)
    .execute();

export const listReleases = (
  db: Database,
  packageId: string,
  options: { first: number; after: number | undefined },
) =>
  db
    .selectFrom('catalog.release as release')
    .select([
      'release.number',
      'release.published_at',
      'release.notes',
      'release.changes',
      'release.withdrawn_at',
      'release.withdrawal_reason',
    ])
    .select((eb) =>
      eb
        .selectFrom('catalog.release_resource as held')
        .whereRef('held.package_id', '=', 'release.package_id')
        .whereRef('held.number', '=', 'release.number')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('resource_count'),
    )
    .where('release.package_id', '=', packageId)
    .$if(options.after !== undefined, (query) => query.where('release.number', '<', options.after ?? 0))
    .orderBy('release.number', 'desc')
    .limit(options.first + 1)
    .execute();

/** A release for the public, the current one when no number is given; with why and by whom it was withdrawn. */
export const findRelease = (db: Database, packageId: string, number?: number) =>
  db
    .selectFrom('catalog.release as release')
    .innerJoin('catalog.package as package', 'package.id', 'release.package_id')
    .innerJoin('national.government as government', 'government.cvegeo', 'package.cvegeo')
    .select([
      'release.number',
      'release.published_at',
      'release.descriptor',
      'release.withdrawn_at',
      'release.withdrawal_reason',
      'government.name as government_name',
    ])
    .where('release.package_id', '=', packageId)
    .where(
      'release.number',
      '=',
      number === undefined ? sql<number>`package.release_number` : sql<number>`${number}::integer`,
    )
    .executeTakeFirst();
