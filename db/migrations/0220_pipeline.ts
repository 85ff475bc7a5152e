import { sql, type Kysely } from 'kysely';

/**
 * The coordinators' work with each government on its way: who answers for it, what comes next, what was written and
 * who was invited; the views of the board they keep; and the calendars of due dates, each read by a secret address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.outreach (
      cvegeo text primary key references registry.government,
      owner_id uuid references registry.account,
      next_step text,
      next_step_on date,
      invited_at timestamptz,
      contacted_at timestamptz,
      check (next_step is not null or next_step_on is null)
    );
    create index outreach_next_step on registry.outreach (next_step_on) where next_step_on is not null;

    -- Nothing is changed here without leaving what it was: two people who write never lose each other's words.
    create table registry.outreach_event (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      kind text not null check (kind in ('note', 'invitation', 'owner', 'next-step')),
      text text not null,
      recipient citext,
      at timestamptz not null,
      recorded_by text not null,
      check ((kind = 'invitation') = (recipient is not null))
    );
    create index outreach_event_government on registry.outreach_event (cvegeo, id desc);

    create table registry.pipeline_view (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      name text not null,
      query text not null,
      is_shared boolean not null,
      created_at timestamptz not null,
      constraint pipeline_view_name unique (account_id, name)
    );

    create table registry.calendar_feed (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      name text not null,
      kinds text[] not null,
      state_cvegeo text references registry.government,
      token_hash text not null unique,
      created_at timestamptz not null,
      last_read_at timestamptz,
      revoked_at timestamptz
    );
    create index calendar_feed_account on registry.calendar_feed (account_id) where revoked_at is null;

    -- The board counts for 2,510 governments at once: what it counts is read from indexes alone.
    create index data_request_open on registry.data_request (cvegeo, due_on) where state in ('published', 'checked');
    create index data_request_answers on registry.data_request (cvegeo, is_late) where state = 'answered';
    create index official_in_post on registry.official (cvegeo) include (post, term_ends) where ended_at is null;
    create index memorandum_standing on registry.memorandum (cvegeo, valid_until) include (state, kind);
    create index inventory_item_planned on national.inventory_item (planned_on) where state = 'planned';
  `.execute(db);
}
