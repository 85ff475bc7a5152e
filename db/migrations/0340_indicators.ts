import { sql, type Kysely } from 'kysely';

/**
 * Figures worked out of the national tables, whose definitions are data of packages/themes. What a publisher's parts give
 * is replaced as a whole when they change; a trigger of the parts wakes the work. Owner: services/observatory.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.indicator_source (
      indicator_id text not null,
      -- Who published the rows.
      publisher text not null references national.government,
      -- Of the definition, the parts and the populations: what was computed of the same is not computed again.
      fingerprint text not null,
      -- [{datasetId, sha256, rows}]
      parts jsonb not null,
      rows bigint not null,
      -- Rows that say what the indicator needs.
      basis bigint not null,
      computed_at timestamptz not null,
      primary key (indicator_id, publisher)
    );

    create table national.indicator_value (
      indicator_id text not null,
      -- Where: the publisher itself or, when it is a state, one of its municipalities.
      cvegeo text not null references national.government,
      -- A year, or YYYY/YYYY when rows without a date are summed over several.
      period text not null,
      -- What must not be put in one line with another, such as the methodology; empty: there is but one.
      series text not null default '',
      -- Empty: the total.
      breakdown text not null default '',
      publisher text not null,
      -- Null when nothing can be told: it was not reported, or the place has no population in the census.
      value double precision,
      numerator double precision,
      denominator double precision,
      rows bigint not null,
      basis bigint not null,
      -- Months reported, of a figure of a year; null where months say nothing.
      months smallint check (months between 0 and 12),
      flags text[] not null default '{}',
      primary key (indicator_id, cvegeo, period, series, breakdown, publisher),
      foreign key (indicator_id, publisher) references national.indicator_source on delete cascade
    );
    create index indicator_value_publisher on national.indicator_value (indicator_id, publisher);
    create index indicator_value_place on national.indicator_value (cvegeo, indicator_id) where breakdown = '';

    grant insert, update, delete on national.indicator_source, national.indicator_value to rma_observatory;

    create trigger note_table after insert or update or delete on national.indicator_value
      for each statement execute function national.note_table();
    create trigger note_table after insert or update or delete on national.indicator_source
      for each statement execute function national.note_table();

    create function observatory.follow_table_parts() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      perform jobs.enqueue(
        'observatory.compute-indicators', '{}'::json, 'observatory.compute-indicators', 'observatory.indicators', null, null);
      return null;
    end $f$;
    create trigger follow_table_parts after insert or update or delete on national.table_part
      for each statement execute function observatory.follow_table_parts();
  `.execute(db);
}
