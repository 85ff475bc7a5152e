import { sql, type Kysely } from 'kysely';

/**
 * What each government has, what it cannot open and why, and what it will open when. The catalog's tables are the
 * draft its people work on; `national.inventory_item` is what they filed and published of it. Owner: services/catalog.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table catalog.inventory (
      cvegeo text primary key,
      -- Counts the changes of the draft, so that nobody applies a sheet to another inventory than they looked at.
      revision integer not null default 0,
      last_number integer not null default 0,
      filed_at timestamptz,
      plan_published_at timestamptz,
      inventory_dataset_id uuid not null default uuidv7(),
      plan_dataset_id uuid not null default uuidv7()
    );

    create table catalog.inventory_item (
      id uuid primary key default uuidv7(),
      cvegeo text not null references catalog.inventory,
      number integer not null,
      responsible text not null,
      title text not null,
      resource text,
      description text,
      has_private_data boolean not null,
      privacy_reason text,
      legal_basis text,
      platform text,
      planned_on date,
      standard_id text,
      -- The dataset it is or is to be; it is open only while opened_on says since when.
      dataset_id uuid,
      opened_on date,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      updated_by text not null,
      removed_at timestamptz,
      removal_reason text,
      constraint inventory_item_number unique (cvegeo, number),
      check (opened_on is null or dataset_id is not null),
      check (removed_at is null or removal_reason is not null)
    );
    create index inventory_item_dataset on catalog.inventory_item (dataset_id) where dataset_id is not null;

    create table catalog.inventory_import (
      id uuid primary key default uuidv7(),
      cvegeo text not null references catalog.inventory,
      file_name text not null,
      sheet jsonb not null,
      created_at timestamptz not null,
      created_by text not null,
      applied_at timestamptz
    );
    create index inventory_import_age on catalog.inventory_import (created_at);

    create table catalog.inventory_match (
      item_id uuid not null references catalog.inventory_item,
      dataset_id uuid not null,
      likeness double precision not null,
      state text not null check (state in ('proposed', 'accepted', 'rejected')),
      found_at timestamptz not null,
      decided_at timestamptz,
      decided_by text,
      primary key (item_id, dataset_id)
    );

    create table catalog.inventory_request (
      item_id uuid not null references catalog.inventory_item,
      request_id uuid not null,
      primary key (item_id, request_id)
    );

    create table catalog.inventory_edition (
      cvegeo text not null references catalog.inventory,
      kind text not null check (kind in ('inventory', 'plan')),
      number integer not null,
      published_at timestamptz not null,
      published_by text not null,
      sha256 text not null,
      bytes bigint not null,
      rows integer not null,
      primary key (cvegeo, kind, number)
    );

    create table catalog.inventory_cursor (
      -- One row: up to which event of the catalogue datasets were looked for in the inventories.
      is_only boolean primary key default true check (is_only),
      number bigint not null
    );
    insert into catalog.inventory_cursor (number) values (0);

    alter table national.inventory
      add column inventory_dataset_id uuid,
      add column plan_dataset_id uuid;
    alter table national.inventory_item
      add column number integer not null,
      add column responsible text not null,
      add column resource text,
      add column has_private_data boolean not null,
      add column privacy_reason text,
      add column platform text,
      add column demand integer not null default 0,
      -- The first date the plan promised; a later one in planned_on was put off.
      add column first_planned_on date;

    create trigger note_table after insert or update or delete on national.inventory
      for each statement execute function national.note_table();
    create trigger note_table after insert or update or delete on national.inventory_item
      for each statement execute function national.note_table();

    create function ledger.follow_inventories() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      if exists (select from catalog.inventory) then
        perform jobs.enqueue('catalog.match-inventories', '{}'::json, 'catalog.match-inventories', null, null, null);
      end if;
      return null;
    end $f$;
    create trigger follow_inventories after update on ledger.head
      for each row when (new.event_number > old.event_number) execute function ledger.follow_inventories();
  `.execute(db);
}
