import { sql, type Kysely } from 'kysely';

/**
 * How much each dataset is used, counted without knowing by whom: a number per dataset, day and channel, and the same
 * by government. And how the network is: its figures day by day, of which the dashboard's history and the monthly
 * reports are made. A report's PDF stays with the observatory; everything else is the national view.
 * Owner: services/observatory.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.use_day (
      dataset_id uuid not null,
      cvegeo text not null,
      -- Of Mexico City.
      day date not null,
      channel text not null check (channel in ('download', 'api', 'view')),
      count bigint not null check (count >= 0),
      -- Programs that say they are robots; not in the count.
      robots bigint not null check (robots >= 0),
      -- No reference to the dataset: a withdrawn one was used all the same.
      primary key (dataset_id, day, channel)
    );
    create index use_day_government on national.use_day (cvegeo, day, dataset_id);
    create index use_day_day on national.use_day (day);

    create table national.use_government_day (
      cvegeo text not null,
      day date not null,
      channel text not null check (channel in ('download', 'api', 'view')),
      count bigint not null check (count >= 0),
      robots bigint not null check (robots >= 0),
      primary key (cvegeo, day, channel)
    );
    create index use_government_day_day on national.use_government_day (day);

    create table national.network_day (
      -- Of Mexico City; today's row is written again while the day lasts.
      day date primary key,
      measured_at timestamptz not null,
      -- By the figure's id: a number, or null where there was nothing to measure.
      figures jsonb not null
    );

    create table national.monthly_report (
      -- Its first day.
      month date primary key check (extract(day from month) = 1),
      published_at timestamptz not null,
      -- The day whose state it tells.
      state_on date not null,
      figures jsonb not null,
      facts jsonb not null,
      pdf_sha256 text not null,
      pdf_bytes integer not null
    );

    create table observatory.report_document (
      month date primary key references national.monthly_report on delete cascade,
      pdf bytea not null
    );
    -- It is compressed already.
    alter table observatory.report_document alter column pdf set storage external;

    grant insert, update, delete on national.use_day, national.use_government_day, national.network_day,
      national.monthly_report to rma_observatory;
  `.execute(db);
  for (const table of ['use_government_day', 'network_day', 'monthly_report']) {
    await sql`
      create trigger note_table after insert or update or delete on ${sql.table(`national.${table}`)}
        for each statement execute function national.note_table()`.execute(db);
  }
}
