import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/**
 * The upload behind a distribution of a dataset, with since when it is public (null: no release that stands holds
 * it) and, when its releases were withdrawn, when and why. Nothing when it was never published.
 */
export const findPublishedFile = (
  db: Kysely<Tables>,
  address: { datasetId: string; distributionId: string },
) =>
  db
    .selectFrom('catalog.upload as upload')
    .innerJoin('catalog.resource as resource', 'resource.id', 'upload.resource_id')
    .innerJoin('catalog.release_resource as held', 'held.upload_id', 'upload.id')
    .innerJoin('catalog.release as release', (join) =>
      join.onRef('release.package_id', '=', 'held.package_id').onRef('release.number', '=', 'held.number'),
    )
    .innerJoin('catalog.package as package', 'package.id', 'resource.package_id')
    .innerJoin('national.government as government', 'government.cvegeo', 'package.cvegeo')
    .leftJoin('catalog.upload_form as form', (join) =>
      join.onRef('form.upload_id', '=', 'upload.id').on('form.id', '=', address.distributionId),
    )
    .select([
      'upload.original_id',
      'upload.file_name',
      'upload.sha256',
      'upload.bytes',
      'upload.conforming_sha256',
      'upload.conforming_bytes',
      'upload.is_original_public',
      'form.role as form_role',
      'form.sha256 as form_sha256',
      'form.bytes as form_bytes',
      'resource.name as resource_name',
      'government.name as government_name',
      sql<string>`coalesce(upload.report->'detected'->>'encoding', 'utf-8')`.as('encoding'),
      sql<string>`coalesce(upload.report->'detected'->>'format', 'csv')`.as('received_format'),
      sql<Date>`min(release.published_at)`.as('first_published_at'),
      sql<Date | null>`min(release.published_at) filter (where release.withdrawn_at is null)`.as(
        'public_since',
      ),
      sql<Date | null>`max(release.withdrawn_at)`.as('withdrawn_at'),
      sql<string | null>`(array_agg(release.withdrawal_reason order by release.number desc))[1]`.as(
        'withdrawal_reason',
      ),
    ])
    .where('resource.id', '=', address.datasetId)
    .where((eb) =>
      eb.or([
        eb('upload.original_id', '=', address.distributionId),
        eb('upload.conforming_id', '=', address.distributionId),
        eb('form.id', '=', address.distributionId),
      ]),
    )
    .groupBy(['upload.id', 'resource.id', 'government.cvegeo', 'form.id'])
    .executeTakeFirst();
