import { sql, type Kysely } from 'kysely';

/** The six-week programme: cohorts of governments, what each has done, and webinars. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.cohort (
      id uuid primary key default uuidv7(),
      name text not null,
      starts_on date not null check (extract(isodow from starts_on) = 1),
      created_at timestamptz not null,
      created_by text not null
    );
    create table registry.cohort_government (
      cohort_id uuid not null references registry.cohort,
      cvegeo text not null references registry.government,
      joined_at timestamptz not null,
      finished_at timestamptz,
      primary key (cohort_id, cvegeo)
    );
    create index cohort_government_cvegeo on registry.cohort_government (cvegeo);
    create table registry.cohort_task (
      cohort_id uuid not null,
      cvegeo text not null,
      task text not null,
      done_at timestamptz not null,
      done_by text not null,
      note text,
      primary key (cohort_id, cvegeo, task),
      foreign key (cohort_id, cvegeo) references registry.cohort_government
    );
    create table registry.webinar (
      id uuid primary key default uuidv7(),
      -- Null: for every member.
      cohort_id uuid references registry.cohort,
      title text not null,
      description text not null,
      starts_at timestamptz not null,
      duration_minutes integer not null check (duration_minutes between 15 and 480),
      -- Where it is joined: for those invited only.
      join_url text,
      recording_url text,
      -- Counts the changes, as calendars need (RFC 5545, SEQUENCE).
      sequence integer not null default 0,
      cancelled_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index webinar_starts on registry.webinar (starts_at);
  `.execute(db);
}
