import { sql, type Kysely } from 'kysely';

/** Officials designated before their first day, as by an administration about to begin. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.incoming_official (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      post text not null check (post in ('liaison', 'administrator')),
      name text not null,
      position text not null,
      email citext not null,
      phone text,
      designation_id uuid not null references registry.document,
      term_starts date not null,
      term_ends date,
      recorded_at timestamptz not null,
      recorded_by text not null,
      -- When they took office, or another was designated in their place.
      settled_at timestamptz,
      check (term_ends >= term_starts)
    );
    create unique index incoming_official_live on registry.incoming_official (cvegeo, post) where settled_at is null;
  `.execute(db);
}
