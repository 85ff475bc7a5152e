import { sql, type Kysely } from 'kysely';

/**
 * What the quality of datasets is worked out from, and which of them are due to be worked out again. Whatever changes
 * a fact that quality is made of notes the dataset here in the transaction of the change: a note is only ever added by
 * those who change things and only ever removed by the observatory, so nobody waits for anybody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table observatory.assessment_due (
      seq bigint generated always as identity primary key,
      ordinal integer not null
    );
    create table observatory.catalogue_due (
      seq bigint generated always as identity primary key,
      cvegeo text not null
    );
    create table observatory.assessment_method (
      -- One row: by which version of the method the datasets were last assessed.
      is_only boolean primary key default true check (is_only),
      version integer not null
    );
    insert into observatory.assessment_method (version) values (0);
    grant select, insert, update, delete on observatory.assessment_due, observatory.catalogue_due,
      observatory.assessment_method to rma_observatory;
    grant usage on all sequences in schema observatory to rma_observatory;

    create table national.file_verdict (
      dataset_id uuid not null references national.dataset on delete cascade,
      url text not null,
      standard_id text not null,
      state text not null check (state in ('conforms', 'fails', 'unchecked')),
      checked_at timestamptz,
      primary key (dataset_id, url)
    );

    create table national.catalogue_quality (
      cvegeo text not null references national.government,
      -- Empty: all themes together.
      theme_id text not null default '',
      datasets integer not null,
      -- Of 405 by the method's rule for catalogues, and those of them that nobody can tell yet.
      score real not null,
      unknown real not null,
      grade real not null,
      links real,
      documentation real,
      indicators jsonb not null,
      counts jsonb not null,
      -- What would raise it most for least work, in order; only of all themes together.
      fixes jsonb not null,
      computed_at timestamptz not null,
      primary key (cvegeo, theme_id)
    );
    grant insert, update, delete on national.catalogue_quality to rma_observatory;
    create trigger note_table after insert or update or delete on national.catalogue_quality
      for each statement execute function national.note_table();
  `.execute(db);

  await sql`
    create function observatory.note_datasets() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal) select ordinal from changed;
      return null;
    end $f$;
    create trigger note_quality_insert after insert on national.dataset referencing new table as changed
      for each statement execute function observatory.note_datasets();
    create trigger note_quality_update after update on national.dataset referencing new table as changed
      for each statement execute function observatory.note_datasets();

    -- Of rows that tell of a dataset by its id.
    create function observatory.note_dataset_ids() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal)
        select dataset.ordinal from changed join national.dataset dataset on dataset.id = changed.dataset_id;
      return null;
    end $f$;
    create trigger note_quality_insert after insert on national.table_part referencing new table as changed
      for each statement execute function observatory.note_dataset_ids();
    create trigger note_quality_delete after delete on national.table_part referencing old table as changed
      for each statement execute function observatory.note_dataset_ids();
    create trigger note_quality_insert after insert on national.file_verdict referencing new table as changed
      for each statement execute function observatory.note_dataset_ids();
    create trigger note_quality_update after update on national.file_verdict referencing new table as changed
      for each statement execute function observatory.note_dataset_ids();
    create trigger note_quality_delete after delete on national.file_verdict referencing old table as changed
      for each statement execute function observatory.note_dataset_ids();

    -- An address counts when what it answers is another thing than before, not each time that it is asked.
    create function observatory.note_new_links() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal)
        select distinct dataset.ordinal from changed
        join harvest.link_use used on used.url = changed.url
        join national.dataset dataset on dataset.id = used.dataset_id;
      return null;
    end $f$;
    create function observatory.note_changed_links() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal)
        select distinct dataset.ordinal from changed
        join former on former.url = changed.url and former.state <> changed.state
        join harvest.link_use used on used.url = changed.url
        join national.dataset dataset on dataset.id = used.dataset_id;
      return null;
    end $f$;
    create trigger note_quality_insert after insert on national.link_check referencing new table as changed
      for each statement execute function observatory.note_new_links();
    create trigger note_quality_update after update on national.link_check
      referencing new table as changed old table as former
      for each statement execute function observatory.note_changed_links();

    create function observatory.note_source() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal)
        select ordinal from national.dataset where source_id = new.id and archived_at is null;
      return null;
    end $f$;
    create trigger note_quality after update on national.source for each row
      when (old.every_hours is distinct from new.every_hours) execute function observatory.note_source();

    create function observatory.note_catalogues() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.catalogue_due (cvegeo) select distinct cvegeo from changed;
      return null;
    end $f$;
    create trigger note_catalogue_insert after insert on national.dataset_quality referencing new table as changed
      for each statement execute function observatory.note_catalogues();
    create trigger note_catalogue_update after update on national.dataset_quality referencing new table as changed
      for each statement execute function observatory.note_catalogues();
    create trigger note_catalogue_delete after delete on national.dataset_quality referencing old table as changed
      for each statement execute function observatory.note_catalogues();

    -- What the public may know of a harvested file's examination: not that it carried personal data.
    create function catalog.show_verdict() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    declare shown text;
    begin
      if tg_op = 'DELETE' then
        delete from national.file_verdict where dataset_id = old.dataset_id and url = old.url;
        return null;
      end if;
      shown := case when new.state = 'conforming' then 'conforms' when new.state = 'invalid' then 'fails'
        when new.state in ('due', 'unavailable', 'failed') then 'unchecked' end;
      if shown is null then
        delete from national.file_verdict where dataset_id = new.dataset_id and url = new.url;
      else
        insert into national.file_verdict as known (dataset_id, url, standard_id, state, checked_at)
          select new.dataset_id, new.url, new.standard_id, shown, new.checked_at
          from national.dataset where id = new.dataset_id
          on conflict (dataset_id, url) do update set standard_id = excluded.standard_id, state = excluded.state,
            checked_at = excluded.checked_at
          where (known.standard_id, known.state) is distinct from (excluded.standard_id, excluded.state);
      end if;
      return null;
    end $f$;
    create trigger show_verdict after insert or update or delete on catalog.harvested_file
      for each row execute function catalog.show_verdict();

    -- Every change that the public sees ends in the ledger, last in its transaction: whoever waits here, waits anyway.
    create function ledger.follow_quality() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      perform jobs.enqueue('observatory.assess', '{}'::json, 'observatory.assess', null, null, null);
      return null;
    end $f$;
    create trigger follow_quality after update on ledger.head
      for each row when (new.event_number > old.event_number) execute function ledger.follow_quality();

    insert into national.file_verdict (dataset_id, url, standard_id, state, checked_at)
      select file.dataset_id, file.url, file.standard_id,
        case file.state when 'conforming' then 'conforms' when 'invalid' then 'fails' else 'unchecked' end,
        file.checked_at
      from catalog.harvested_file file join national.dataset dataset on dataset.id = file.dataset_id
      where file.state in ('due', 'unavailable', 'failed', 'conforming', 'invalid');
  `.execute(db);
}
