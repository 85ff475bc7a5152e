import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/**
 * What the public sees now of a dataset, found by its id or by that of any of its distributions, former ones too, so
 * that an address that was once given keeps working. `upload_id` is null when no standing release holds it.
 */
export const findPublishedTable = (db: Kysely<Tables>, id: string) =>
  db
    .selectFrom('catalog.resource as resource')
    .innerJoin('catalog.package as package', 'package.id', 'resource.package_id')
    .innerJoin('national.government as government', 'government.cvegeo', 'package.cvegeo')
    .leftJoin('catalog.release as release', (join) =>
      join
        .onRef('release.package_id', '=', 'package.id')
        .onRef('release.number', '=', 'package.release_number'),
    )
    .leftJoin('catalog.release_resource as held', (join) =>
      join
        .onRef('held.package_id', '=', 'release.package_id')
        .onRef('held.number', '=', 'release.number')
        .onRef('held.resource_id', '=', 'resource.id'),
    )
    .leftJoin('catalog.upload as upload', 'upload.id', 'held.upload_id')
    .leftJoin('catalog.upload_form as form', (join) =>
      join.onRef('form.upload_id', '=', 'upload.id').on('form.role', '=', 'parquet'),
    )
    .leftJoin('national.tombstone as tombstone', 'tombstone.dataset_id', 'resource.id')
    .select([
      'resource.id',
      'resource.name',
      'resource.standard_id',
      'government.name as government_name',
      'upload.id as upload_id',
      'upload.standard_version',
      'upload.row_count',
      'form.sha256',
      'release.withdrawn_at',
      'release.withdrawal_reason',
      'tombstone.withdrawn_at as removed_at',
      'tombstone.reason as removal_reason',
    ])
    .where((eb) =>
      eb.or([
        eb('resource.id', '=', id),
        eb(
          'resource.id',
          'in',
          eb
            .selectFrom('catalog.upload as any_upload')
            .leftJoin('catalog.upload_form as any_form', 'any_form.upload_id', 'any_upload.id')
            .where((inner) =>
              inner.or([
                inner('any_upload.original_id', '=', id),
                inner('any_upload.conforming_id', '=', id),
                inner('any_form.id', '=', id),
              ]),
            )
            .where(sql<boolean>`exists (select 1 from catalog.release_resource as released
              where released.upload_id = any_upload.id)`)
            .select('any_upload.resource_id'),
        ),
      ]),
    )
    .executeTakeFirst();
