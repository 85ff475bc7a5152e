import { sql, type Kysely } from 'kysely';

/**
 * What the public asks and what it makes: data requests with their votes, reports on datasets, consultation rounds and
 * reuses. Whoever writes without an account confirms an e-mail first; addresses stay in the registry and are forgotten
 * once there is nothing left to tell.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table registry.data_request
      add column requester_kind text not null default 'person',
      add column requester_name text,
      add column purpose text,
      add column benefit text,
      add column shows_requester boolean not null default false,
      add column checked_at timestamptz,
      add column checked_by text,
      add column answer_text text,
      add column legal_basis text,
      add column planned_on date,
      add column dataset_id uuid,
      add column answered_by text,
      add column rejection_reason text,
      add column words tsvector generated always as
        (to_tsvector('pg_catalog.spanish', national.fold(title))) stored;
    create index data_request_words on registry.data_request using gin (words);
    create index data_request_state on registry.data_request (state, id desc);
    create index data_request_planned on registry.data_request (planned_on) where answer = 'planned';

    -- One row per person and request; the author's is the first, and its confirmation makes the request public.
    create table registry.request_vote (
      id uuid primary key default uuidv7(),
      request_id uuid not null references registry.data_request on delete cascade,
      email citext,
      name text,
      is_author boolean not null default false,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      unique (request_id, email)
    );

    create table registry.dataset_report (
      id uuid primary key default uuidv7(),
      folio text not null unique,
      dataset_id uuid not null,
      dataset_title text not null,
      cvegeo text not null references registry.government,
      kind text not null check (kind in
        ('broken-link', 'wrong-column', 'out-of-date', 'incomplete', 'personal-data', 'other')),
      description text not null,
      email citext,
      state text not null check (state in ('received', 'published', 'answered', 'rejected')),
      answer text check (answer in ('fixed', 'planned', 'as-intended')),
      answer_text text,
      received_at timestamptz not null,
      due_on date not null,
      answered_at timestamptz,
      answered_by text,
      is_late boolean not null default false,
      check ((state = 'answered') = (answer is not null))
    );
    create index dataset_report_government on registry.dataset_report (cvegeo, id desc);
    create index dataset_report_due on registry.dataset_report (due_on) where state = 'published';

    create table registry.consultation (
      id uuid primary key default uuidv7(),
      cvegeo text references registry.government,
      title text not null,
      description text not null,
      opened_at timestamptz not null,
      closes_on date not null,
      state text not null check (state in ('open', 'closed')),
      closed_at timestamptz,
      outcome text,
      created_by text not null
    );
    create index consultation_open on registry.consultation (closes_on) where state = 'open';
    create table registry.consultation_option (
      id uuid primary key default uuidv7(),
      consultation_id uuid not null references registry.consultation on delete cascade,
      position integer not null,
      title text not null,
      description text,
      request_id uuid,
      inventory_item_id uuid,
      unique (consultation_id, position)
    );
    create table registry.consultation_ballot (
      id uuid primary key default uuidv7(),
      consultation_id uuid not null references registry.consultation on delete cascade,
      email citext,
      ranking uuid[] not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      unique (consultation_id, email)
    );

    create table registry.reuse (
      id uuid primary key default uuidv7(),
      kind text not null,
      title text not null,
      summary text not null,
      body text,
      url text,
      author text not null,
      sector text not null,
      sdgs integer[] not null,
      email citext,
      state text not null check (state in ('received', 'waiting', 'published', 'rejected', 'withdrawn')),
      submitted_at timestamptz not null,
      decided_at timestamptz,
      decided_by text,
      reason text
    );
    create index reuse_state on registry.reuse (state, id desc);
    create table registry.reuse_dataset (
      reuse_id uuid not null references registry.reuse on delete cascade,
      dataset_id uuid not null,
      cvegeo text not null,
      title text not null,
      position integer not null,
      primary key (reuse_id, dataset_id)
    );

    -- The links that confirm an e-mail: one for each thing that was written without an account.
    create table registry.confirmation (
      id uuid primary key default uuidv7(),
      token_hash text not null unique,
      kind text not null check (kind in ('vote', 'report', 'ballot', 'reuse')),
      subject_id uuid not null,
      email citext not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      confirmed_at timestamptz
    );
    create index confirmation_email on registry.confirmation (email, created_at desc);
    create index confirmation_expiry on registry.confirmation (expires_at);

    create table national.data_request (
      id uuid primary key,
      folio text not null unique,
      cvegeo text not null,
      title text not null,
      description text not null,
      requester_kind text not null,
      requester_name text,
      purpose text,
      benefit text,
      state text not null check (state in ('published', 'checked', 'answered', 'merged', 'rejected')),
      answer text,
      answer_text text,
      legal_basis text,
      planned_on date,
      dataset_id uuid,
      merged_into uuid,
      theme_id text,
      votes integer not null,
      received_at timestamptz not null,
      due_on date not null,
      checked_at timestamptz,
      answered_at timestamptz,
      is_late boolean not null
    );
    create index national_data_request_government on national.data_request (cvegeo, id desc);
    create index national_data_request_votes on national.data_request (votes desc, id desc)
      where state not in ('merged', 'rejected');

    create table national.dataset_report (
      id uuid primary key,
      folio text not null unique,
      dataset_id uuid not null,
      cvegeo text not null,
      kind text not null,
      -- Null where repeating it would spread what it warns of.
      description text,
      state text not null check (state in ('published', 'answered')),
      answer text,
      answer_text text,
      received_at timestamptz not null,
      due_on date not null,
      answered_at timestamptz,
      is_late boolean not null
    );
    create index national_dataset_report_dataset on national.dataset_report (dataset_id, id desc);
    create index national_dataset_report_government on national.dataset_report (cvegeo, id desc);

    create table national.consultation (
      id uuid primary key,
      cvegeo text,
      title text not null,
      description text not null,
      opened_at timestamptz not null,
      closes_on date not null,
      state text not null,
      closed_at timestamptz,
      outcome text,
      ballots integer not null,
      -- In the order of the form while it is open; with points and in their order once it is closed.
      options jsonb not null
    );

    create table national.reuse (
      id uuid primary key,
      kind text not null,
      title text not null,
      summary text not null,
      body text,
      url text,
      author text not null,
      sector text not null,
      sdgs integer[] not null,
      published_at timestamptz not null
    );
    create index national_reuse_published on national.reuse (published_at desc, id desc);
    create table national.reuse_dataset (
      reuse_id uuid not null references national.reuse on delete cascade,
      dataset_id uuid not null,
      cvegeo text not null,
      title text not null,
      position integer not null,
      primary key (reuse_id, dataset_id)
    );
    create index national_reuse_dataset on national.reuse_dataset (dataset_id);
    create index national_reuse_government on national.reuse_dataset (cvegeo);

    grant insert, update, delete on national.data_request, national.dataset_report, national.consultation,
      national.reuse, national.reuse_dataset to rma_registry;
  `.execute(db);
  for (const table of ['data_request', 'dataset_report', 'consultation', 'reuse', 'reuse_dataset']) {
    await sql`
      create trigger note_table after insert or update or delete on ${sql.table(`national.${table}`)}
        for each statement execute function national.note_table()`.execute(db);
  }
}
