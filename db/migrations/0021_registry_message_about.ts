import { sql, type Kysely } from 'kysely';

/** What a message is about, so that a job that runs twice writes it once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table registry.message add column about text;
    create unique index message_about on registry.message (about, recipient) where about is not null;
  `.execute(db);
}
