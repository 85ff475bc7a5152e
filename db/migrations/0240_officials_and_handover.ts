import { sql, type Kysely } from 'kysely';

/** Substitutes and absences, terms that end with their administration, custody, adoption and handovers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index registry.official_one_in_post;
    alter table registry.official
      add column standing text not null default 'holder' check (standing in ('holder', 'substitute')),
      -- The last day of the administration that designated them, once somebody confirmed it.
      add column administration_ends date,
      add column acts_until date generated always as (least(term_ends, administration_ends)) stored,
      add column ended_because text;
    create unique index official_one_in_post on registry.official (cvegeo, post, standing) where ended_at is null;
    create index official_ending on registry.official (acts_until) where ended_at is null;

    create table registry.official_absence (
      id uuid primary key default uuidv7(),
      official_id uuid not null references registry.official,
      from_on date not null,
      until_on date,
      reason text not null,
      document_id uuid not null references registry.document,
      recorded_at timestamptz not null,
      recorded_by text not null,
      -- When the holder came back before the last day.
      ended_at timestamptz,
      check (until_on >= from_on)
    );
    create index official_absence_live on registry.official_absence (official_id) where ended_at is null;

    create table registry.custody (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      kind text not null check (kind in ('official', 'state', 'network')),
      official_id uuid references registry.official,
      state_cvegeo text references registry.government,
      since timestamptz not null,
      until timestamptz,
      check ((kind = 'official') = (official_id is not null)),
      check ((kind = 'state') = (state_cvegeo is not null))
    );
    create unique index custody_live on registry.custody (cvegeo) where until is null;
    create index custody_history on registry.custody (cvegeo, since desc);

    create table registry.adoption (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      state_cvegeo text not null references registry.government,
      reason text not null,
      adopted_at timestamptz not null,
      adopted_by text not null,
      ended_at timestamptz,
      ended_because text,
      check (length(state_cvegeo) = 2 and cvegeo like state_cvegeo || '___'),
      check ((ended_at is null) = (ended_because is null))
    );
    create unique index adoption_live on registry.adoption (cvegeo) where ended_at is null;
    create index adoption_state on registry.adoption (state_cvegeo) where ended_at is null;

    create table registry.handover (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      administration_ends_on date not null,
      election_on date not null,
      due_on date not null,
      notes text,
      version integer not null default 1,
      opened_at timestamptz not null,
      opened_by text not null,
      ready_at timestamptz,
      ready_by text,
      unique (cvegeo, administration_ends_on)
    );
    create table registry.handover_item (
      handover_id uuid not null references registry.handover,
      position integer not null,
      key text not null,
      responsible text,
      due_on date not null,
      note text,
      done_at timestamptz,
      done_by text,
      primary key (handover_id, key)
    );

    grant select on national.package, national.source to rma_registry;
  `.execute(db);
}
