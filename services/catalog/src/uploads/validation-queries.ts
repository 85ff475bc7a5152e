import type { Tables } from '@rma/persistence';
import type { Kysely, Transaction } from 'kysely';
import type { UploadRow } from './upload-queries.ts';

/** What the newest release of a resource holds, in figures; nothing when it was never released. */
export const lastReleasedProfile = (db: Kysely<Tables>, resourceId: string) =>
  db
    .selectFrom('catalog.release_resource as held')
    .innerJoin('catalog.upload as upload', 'upload.id', 'held.upload_id')
    .select('upload.profile')
    .where('held.resource_id', '=', resourceId)
    .orderBy('held.number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The newest upload of each other resource of the package that was not released, with the standard it follows. */
export const unreleasedSiblings = (
  trx: Transaction<Tables>,
  upload: Pick<UploadRow, 'package_id' | 'resource_id'>,
) =>
  trx
    .selectFrom('catalog.upload as upload')
    .innerJoin('catalog.resource as resource', 'resource.id', 'upload.resource_id')
    .distinctOn('upload.resource_id')
    .select(['upload.id', 'resource.standard_id', 'upload.standard_version'])
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
    .where('resource.package_id', '=', upload.package_id)
    .where('resource.id', '<>', upload.resource_id)
    .where('resource.removed_at', 'is', null)
    .where('upload.discarded_at', 'is', null)
    .orderBy('upload.resource_id')
    .orderBy('upload.uploaded_at', 'desc')
    .orderBy('upload.id', 'desc')
    .execute();
