import { sql, type Kysely } from 'kysely';

/** Tables with a column `cvegeo` that a scorecard is made of. */
const sources = [
  'national.dataset',
  'national.dataset_quality',
  'national.catalogue_quality',
  'national.inventory_item',
  'national.commitment',
  'national.data_request',
  'national.dataset_report',
];

/**
 * Scorecards follow what they are made of: every statement that touches a government's rows leaves a mark with its
 * key, in the same transaction. Marks are only added, so no writer waits for another; the observatory takes them away
 * as it reads the facts again. Owner: services/observatory.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table observatory.scorecard_mark (
      seq bigint generated always as identity primary key,
      cvegeo text not null
    );

    create table observatory.scorecard_turn (
      -- One row: the day of Mexico City on which all of them were last worked out, for what time alone changes.
      is_only boolean primary key default true check (is_only),
      whole_on date
    );
    insert into observatory.scorecard_turn (whole_on) values (null);

    alter table national.scorecard add column is_demonstration boolean not null default false;

    create table national.figure_contest (
      id uuid primary key default uuidv7(),
      cvegeo text not null references national.government,
      -- Empty: of all themes together, as in national.scorecard.
      theme_id text not null default '',
      figure text not null,
      -- What the figure was when it was contested.
      month date not null check (extract(day from month) = 1),
      value real,
      reason text not null,
      evidence_url text,
      state text not null check (state in ('open', 'answered')),
      answer text check (answer in ('stands', 'corrected', 'set-aside')),
      answer_text text,
      contested_at timestamptz not null,
      answered_at timestamptz,
      check ((state = 'answered') = (answer is not null and answer_text is not null and answered_at is not null))
    );
    create unique index figure_contest_open on national.figure_contest (cvegeo, theme_id, figure)
      where state = 'open';
    create index figure_contest_government on national.figure_contest (cvegeo, id desc);
    grant insert, update on national.figure_contest to rma_observatory;
    create trigger note_table after insert or update or delete on national.figure_contest
      for each statement execute function national.note_table();
  `.execute(db);
  await sql`
    create function observatory.mark_scored() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.scorecard_mark (cvegeo)
        select distinct cvegeo from changed where cvegeo is not null;
      return null;
    end $f$;

    -- An update may give a row to another government: both are marked.
    create function observatory.mark_moved() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.scorecard_mark (cvegeo)
        select cvegeo from changed where cvegeo is not null
        union select cvegeo from was where cvegeo is not null;
      return null;
    end $f$;
  `.execute(db);
  for (const source of [...sources, 'national.figure_contest']) {
    const table = sql.table(source);
    await sql`
      create trigger mark_insert after insert on ${table} referencing new table as changed
        for each statement execute function observatory.mark_scored();
      create trigger mark_update after update on ${table} referencing old table as was new table as changed
        for each statement execute function observatory.mark_moved();
      create trigger mark_delete after delete on ${table} referencing old table as changed
        for each statement execute function observatory.mark_scored();
    `.execute(db);
  }
}
