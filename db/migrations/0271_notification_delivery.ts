import { sql, type Kysely } from 'kysely';

/** How each person wants to hear of things, and the systems they have told. Owner: services/registry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- By address, because some who are told have no account (yet).
    create table registry.notification_preference (
      recipient citext not null,
      kind text not null,
      delivery text not null check (delivery in ('immediate', 'digest', 'portal')),
      chosen_at timestamptz not null,
      primary key (recipient, kind)
    );
    -- Not hashed: every later letter carries the same one, and all it can do is stop letters.
    create table registry.unsubscribe_link (
      token text primary key,
      recipient citext not null,
      -- A kind of notification, or 'digest'.
      about text not null,
      created_at timestamptz not null,
      unique (recipient, about)
    );

    alter table registry.message
      add column unsubscribe_url text,
      add column undeliverable_at timestamptz;
    create index message_waiting on registry.message (attempts, id)
      where sent_at is null and undeliverable_at is null and attempts > 0;
    create index notification_unread on registry.notification (account_id) where read_at is null;

    create table registry.notification_webhook (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      title text not null,
      url text not null,
      -- Empty: every kind.
      kinds text[] not null,
      state text not null default 'active' check (state in ('active', 'failing', 'ended')),
      failing_since timestamptz,
      last_delivered_at timestamptz,
      last_failure text,
      created_at timestamptz not null,
      unique (account_id, url)
    );
    create table registry.webhook_delivery (
      webhook_id uuid not null references registry.notification_webhook on delete cascade,
      notification_id uuid not null references registry.notification on delete cascade,
      attempts integer not null default 0,
      delivered_at timestamptz,
      primary key (webhook_id, notification_id)
    );
  `.execute(db);
}
