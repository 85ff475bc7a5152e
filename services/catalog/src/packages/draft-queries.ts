import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { formsOf, type FormRow } from '../uploads/form-queries.ts';
import { overridesOf, type PrivacyOverride } from '../uploads/override-queries.ts';
import type { PackageRow, ResourceRow } from './package-queries.ts';

type Database = Kysely<Tables>;

const uploadColumns = [
  'id',
  'resource_id',
  'file_name',
  'sha256',
  'bytes',
  'standard_version',
  'state',
  'failure',
  'conforming_sha256',
  'conforming_bytes',
  'row_count',
  'preview',
  'uploaded_at',
  'validated_at',
  'original_id',
  'conforming_id',
  'preparation',
  'drift',
  'is_original_public',
] as const;

export type DraftUpload = Awaited<ReturnType<typeof latestUploads>>[number] & {
  forms: FormRow[];
  overrides: PrivacyOverride[];
};

/** The upload a published resource stands on, and since when. */
export type PublishedUpload = { uploadId: string; rowCount: number | null; publishedAt: Date };

/** A resource as work in progress: what would be published now and what is published. */
export type DraftResource = ResourceRow & { upload: DraftUpload | null; published: PublishedUpload | null };

/** Everything that decides what the next release of a package would be. */
export type Draft = {
  package: PackageRow;
  /** Those removed are kept while they are still published. */
  resources: DraftResource[];
  lastRelease: { number: number; publishedAt: Date; descriptor: Record<string, unknown> } | null;
};

const resourcesOf = (db: Database, packageIds: readonly string[]) =>
  db
    .selectFrom('catalog.resource')
    .selectAll()
    .where('package_id', '=', sql<string>`any(${packageIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** The newest upload of each resource that was not discarded, with the size of its report. */
const latestUploads = (db: Database, resourceIds: readonly string[]) =>
  db
    .selectFrom('catalog.upload')
    .distinctOn('resource_id')
    .select(uploadColumns)
    .select([
      sql<number>`coalesce((report->>'errorCount')::int, 0)`.as('error_count'),
      sql<number>`coalesce((report->>'warningCount')::int, 0)`.as('warning_count'),
      sql<string>`coalesce(report->'detected'->>'encoding', 'utf-8')`.as('encoding'),
      sql<string>`coalesce(report->'detected'->>'format', 'csv')`.as('received_format'),
      sql`report->'temporal'`.as('temporal'),
      sql`report->'personalData'`.as('personal_data'),
    ])
    .where('resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
    .where('discarded_at', 'is', null)
    .orderBy('resource_id')
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

const firstPublishedAt = sql<Date>`(
  select min(release.published_at)
  from catalog.release_resource as earlier
  join catalog.release as release
    on release.package_id = earlier.package_id and release.number = earlier.number
  where earlier.upload_id = held.upload_id)`;

/** What each package's current release holds and since when; nothing for drafts and withdrawn packages. */
const publishedUploads = (db: Database, packageIds: readonly string[]) =>
  db
    .selectFrom('catalog.package as package')
    .innerJoin('catalog.release_resource as held', (join) =>
      join.onRef('held.package_id', '=', 'package.id').onRef('held.number', '=', 'package.release_number'),
    )
    .innerJoin('catalog.upload as upload', 'upload.id', 'held.upload_id')
    .select(['held.resource_id', 'held.upload_id', 'upload.row_count'])
    .select(firstPublishedAt.as('first_published_at'))
    .where('package.id', '=', sql<string>`any(${packageIds}::uuid[])`)
    .where('package.state', '=', 'published')
    .execute();

/** The resources of several packages at once, in the order they were added. */
export async function loadResources(
  db: Database,
  packageIds: readonly string[],
): Promise<Map<string, DraftResource[]>> {
  const resources = await resourcesOf(db, packageIds);
  const uploads = await latestUploads(
    db,
    resources.map((resource) => resource.id),
  );
  const uploadIds = uploads.map(({ id }) => id);
  const forms = Map.groupBy(await formsOf(db, uploadIds), (form) => form.upload_id);
  const overrides = Map.groupBy(await overridesOf(db, uploadIds), (override) => override.upload_id);
  const published = await publishedUploads(db, packageIds);
  const uploadOf = new Map(
    uploads.map((upload): [string, DraftUpload] => [
      upload.resource_id,
      { ...upload, forms: forms.get(upload.id) ?? [], overrides: overrides.get(upload.id) ?? [] },
    ]),
  );
  const publishedOf = new Map(
    published.map((held): [string, PublishedUpload] => [
      held.resource_id,
      { uploadId: held.upload_id, rowCount: held.row_count, publishedAt: held.first_published_at },
    ]),
  );
  const drafts = resources.map((resource) => ({
    ...resource,
    upload: uploadOf.get(resource.id) ?? null,
    published: publishedOf.get(resource.id) ?? null,
  }));
  return Map.groupBy(
    drafts.filter((resource) => resource.removed_at === null || resource.published !== null),
    (resource) => resource.package_id,
  );
}

/** The draft of one package, read in the caller's transaction when there is one. */
export async function loadDraft(db: Database, found: PackageRow): Promise<Draft> {
  const resources = (await loadResources(db, [found.id])).get(found.id) ?? [];
  const last = await db
    .selectFrom('catalog.release')
    .select(['number', 'published_at', 'descriptor'])
    .where('package_id', '=', found.id)
    .where('number', '=', found.release_number)
    .executeTakeFirst();
  return {
    package: found,
    resources,
    lastRelease: last
      ? { number: last.number, publishedAt: last.published_at, descriptor: last.descriptor }
      : null,
  };
}
