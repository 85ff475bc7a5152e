import { sql, type Kysely } from 'kysely';

/**
 * The observatory: what is worked out from the national view. It reads `national`, writes its own read models there,
 * and marks the datasets whose quality changed in dataset_change, so that whoever keeps a copy stays in step; it tells
 * its own marks (`of_quality`) from changes of the datasets themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create role rma_observatory nologin noinherit;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  await sql`
    do $$ begin
      execute format('grant rma_observatory to %I', current_user);
    exception when unique_violation or invalid_grant_operation then null;
    end $$`.execute(db);
  await sql`
    create schema observatory;
    grant usage on schema observatory, national, jobs, ledger to rma_observatory;
    alter default privileges in schema observatory grant select, insert, update, delete on tables to rma_observatory;
    alter default privileges in schema observatory grant usage on sequences to rma_observatory;
    grant select on all tables in schema national to rma_observatory;
    alter default privileges in schema national grant select on tables to rma_observatory;
    grant execute on function ledger.append to rma_observatory;
    grant execute on function jobs.enqueue to rma_observatory;

    alter table national.dataset_change add column of_quality boolean not null default false;

    create table national.dataset_quality (
      dataset_id uuid primary key references national.dataset on delete cascade,
      ordinal integer not null,
      cvegeo text not null,
      theme_id text,
      standard_id text,
      -- Points of the Metadata Quality Assessment, of 405, and those nobody can tell yet.
      score integer not null check (score between 0 and 405),
      unknown integer not null check (unknown between 0 and 405),
      rating text not null check (rating in ('excellent', 'good', 'sufficient', 'bad')),
      -- Berners-Lee: 0 when there is no file.
      stars smallint not null check (stars between 0 and 5),
      -- One figure from 0 to 100, by which lists are ordered.
      grade smallint not null check (grade between 0 and 100),
      freshness text not null check (freshness in ('fresh', 'late', 'stale', 'unknown')),
      conformance text not null check (conformance in ('conforms', 'fails', 'unchecked', 'no-standard')),
      -- Shares from 0 to 1; null while nothing was asked or there is nothing to document.
      links real,
      documentation real,
      -- What each point is for: the explanation that people read.
      findings jsonb not null,
      assessed_at timestamptz not null,
      -- When time alone changes the answer.
      due_at timestamptz
    );
    create index dataset_quality_government on national.dataset_quality (cvegeo, theme_id);
    create index dataset_quality_due on national.dataset_quality (due_at) where due_at is not null;

    create table national.scorecard (
      cvegeo text not null references national.government,
      -- Empty: all themes together.
      theme_id text not null default '',
      -- Its first day; the row of the current month changes until the month is over.
      month date not null check (extract(day from month) = 1),
      -- 0 to 100; null when there is too little to judge.
      grade real check (grade between 0 and 100),
      confidence text not null check (confidence in ('high', 'medium', 'low', 'none')),
      datasets integer not null,
      figures jsonb not null,
      computed_at timestamptz not null,
      primary key (cvegeo, theme_id, month)
    );
    create index scorecard_month on national.scorecard (month, theme_id, grade desc nulls last);

    grant insert, update, delete on national.dataset_quality, national.scorecard to rma_observatory;
  `.execute(db);
  await sql`
    create function national.note_quality() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.dataset_change (ordinal, of_quality) select ordinal, true from changed;
      if found then perform pg_notify('national_dataset', ''); end if;
      return null;
    end $f$;
    create trigger note_insert after insert on national.dataset_quality referencing new table as changed
      for each statement execute function national.note_quality();
    create trigger note_update after update on national.dataset_quality referencing new table as changed
      for each statement execute function national.note_quality();
    create trigger note_table after insert or update or delete on national.scorecard
      for each statement execute function national.note_table();
  `.execute(db);
}
