import { sql, type Kysely } from 'kysely';

/**
 * Searches that people keep: those of an account, and those of an e-mail that its owner confirmed. Each has a cursor over
 * the history of datasets, so that what is new to it is told once and never skipped. Ending one deletes it, with the e-mail.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.saved_search (
      id uuid primary key default uuidv7(),
      account_id uuid references registry.account,
      email citext,
      name text not null,
      query text not null,
      state text not null check (state in ('waiting', 'active')),
      stop_token text not null unique,
      event_number bigint not null,
      created_at timestamptz not null,
      looked_at timestamptz not null,
      told_at timestamptz,
      check ((account_id is null) <> (email is null)),
      unique (account_id, query),
      unique (email, query)
    );
    create index saved_search_due on registry.saved_search (looked_at) where state = 'active';

    alter table registry.confirmation
      drop constraint confirmation_kind_check,
      add constraint confirmation_kind_check check (kind in ('vote', 'report', 'ballot', 'reuse', 'search'));
  `.execute(db);
}
