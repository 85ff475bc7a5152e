import { sql, type Kysely } from 'kysely';

/**
 * What whoever harvests us asks of the national view: its pages in an order that new datasets only lengthen, all of it
 * or one government's; what changed since a date; and a hosted file by its own id.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index dataset_live_ordinal on national.dataset (ordinal) where archived_at is null;
    create index dataset_live_government on national.dataset (cvegeo, ordinal) where archived_at is null;
    create index dataset_updated on national.dataset (updated_at desc, ordinal);
    create index dataset_hosted_files on national.dataset using gin (distributions jsonb_path_ops)
      where origin = 'hosted';
  `.execute(db);
}
