import { sql, type Kysely } from 'kysely';

/**
 * What the life of a published file needs: one lasting address per upload and role, releases that stay withdrawn
 * when their package returns, why a resource was removed, and which uploads gave up their files.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table catalog.upload
      add column original_id uuid not null default uuidv7(),
      add column conforming_id uuid not null default uuidv7(),
      add column swept_at timestamptz,
      add constraint upload_original unique (original_id),
      add constraint upload_conforming unique (conforming_id);
    create index upload_sha256 on catalog.upload (sha256);
    create index upload_conforming_sha256 on catalog.upload (conforming_sha256);

    alter table catalog.resource add column removal_reason text;

    alter table catalog.release
      add column withdrawn_at timestamptz,
      add column withdrawal_reason text,
      add check ((withdrawn_at is null) = (withdrawal_reason is null));
    create index release_resource_upload on catalog.release_resource (upload_id);
    create index release_resource_resource on catalog.release_resource (resource_id);
  `.execute(db);
}
