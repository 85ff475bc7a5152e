import { sql, type Kysely } from 'kysely';

/** How a node stands at the hub it belongs to, as the hub last told it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.hub_registration (
      hub_url text primary key,
      remote_id uuid,
      state text not null check (state in ('waiting', 'proposed', 'approved', 'refused', 'revoked')),
      reason text,
      tried_at timestamptz,
      answered_at timestamptz,
      failures integer not null default 0,
      failure text,
      next_try_at timestamptz not null,
      hub_keys jsonb not null default '[]'
    );
  `.execute(db);
}
