import { sql, type Kysely } from 'kysely';

/** A subscriber that does not answer: since when, when it is tried again, and why it was given up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table catalog.subscription
      add column failing_since timestamptz,
      add column next_attempt_at timestamptz,
      add column ended_because text,
      add constraint subscription_ended check ((state = 'ended') = (ended_because is not null));
    create index subscription_delivery_by_date on catalog.subscription_delivery (at);
  `.execute(db);
}
