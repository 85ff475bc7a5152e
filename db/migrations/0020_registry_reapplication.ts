import { sql, type Kysely } from 'kysely';

/**
 * A government that withdrew may apply again although an earlier application was approved, so only the
 * application still waiting for a decision is unique; whoever is a member is told by registry.membership.
 * Deciding and turning the calendar look rows up by these columns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index registry.application_one_open;
    create unique index application_one_open on registry.application (cvegeo) where state = 'submitted';
    create index official_account on registry.official (account_id) where account_id is not null;
    create index account_grant_government on registry.account_grant (cvegeo) where ended_at is null;
    create index api_key_government on registry.api_key (cvegeo);
    create index invitation_official on registry.invitation (official_id) where official_id is not null;
  `.execute(db);
}
