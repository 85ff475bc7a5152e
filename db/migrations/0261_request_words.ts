import { sql, type Kysely } from 'kysely';

/** Public requests are looked for by their words, as datasets are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table national.data_request add column words tsvector generated always as
      (to_tsvector('pg_catalog.spanish', national.fold(title) || ' ' || national.fold(left(description, 5000)))) stored;
    create index national_data_request_words on national.data_request using gin (words);
    create index national_data_request_newest on national.data_request (received_at desc, id desc);
  `.execute(db);
}
