import { sql, type Kysely } from 'kysely';

/** What governments ask the squad and each other, and how long an answer took in business time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence registry.ticket_number;
    create table registry.ticket (
      id uuid primary key default uuidv7(),
      number bigint not null unique default nextval('registry.ticket_number'),
      cvegeo text not null references registry.government,
      topic text not null default 'other' check (topic in
        ('agreement', 'inventory', 'plan', 'formats', 'quality', 'privacy', 'automation', 'portal', 'use', 'other')),
      title text not null,
      body text not null,
      state text not null default 'open' check (state in ('open', 'answered', 'solved')),
      -- Other governments read it and may answer it.
      is_shared boolean not null default false,
      opened_at timestamptz not null,
      opened_by uuid references registry.account,
      first_answered_at timestamptz,
      first_answer_minutes integer,
      solved_at timestamptz,
      solution_minutes integer,
      check (state = 'open' or first_answered_at is not null),
      check ((state = 'solved') = (solved_at is not null))
    );
    create index ticket_government on registry.ticket (cvegeo, id desc);
    create index ticket_waiting on registry.ticket (id) where state = 'open';
    create index ticket_shared on registry.ticket (id desc) where is_shared;
    create index ticket_opened on registry.ticket (opened_at);

    create table registry.ticket_reply (
      id uuid primary key default uuidv7(),
      ticket_id uuid not null references registry.ticket,
      side text not null check (side in ('squad', 'peer', 'own')),
      -- The government of who writes; null for the squad.
      cvegeo text references registry.government,
      body text not null,
      written_at timestamptz not null,
      written_by uuid references registry.account,
      check ((side = 'squad') = (cvegeo is null))
    );
    create index ticket_reply_ticket on registry.ticket_reply (ticket_id, id);
  `.execute(db);
}
