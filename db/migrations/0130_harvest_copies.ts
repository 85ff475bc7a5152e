import { sql, type Kysely } from 'kysely';

/**
 * Copies of a dataset that another source holds with more right: what they would show is kept, so that one of them
 * takes the place when that one goes. And staged records say of which dataset they are a copy.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table harvest.copy (
      dataset_id uuid primary key,
      source_id uuid not null references harvest.source,
      shown jsonb not null
    );
    create index copy_source on harvest.copy (source_id);

    alter table harvest.staged_record add column copy_of uuid;

    -- Only what can be met in another source is looked for by its identities.
    drop index harvest.record_identities;
    create index record_identities on harvest.record using gin (identities) with (fastupdate = off)
      where identities <> '{}';
  `.execute(db);
}
