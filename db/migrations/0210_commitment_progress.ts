import { sql, type Kysely } from 'kysely';

/**
 * Commitments measured: how far the public ledger was followed, the adoption of the Charter with its document, and
 * each commitment's steps, of which the burn-down is drawn. A step's number makes the same step once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.commitment_cursor (
      is_only boolean primary key default true check (is_only),
      -- Null until everything was measured once.
      ledger_seq bigint
    );
    insert into registry.commitment_cursor default values;

    create table registry.charter_adoption (
      cvegeo text primary key references registry.government,
      adopted_on date not null,
      document_id uuid not null references registry.document,
      recorded_at timestamptz not null,
      recorded_by text not null
    );

    create table national.commitment_step (
      commitment_id uuid not null,
      number integer not null,
      state text not null,
      happened_on date not null,
      primary key (commitment_id, number)
    );
    create trigger note_table after insert or update or delete on national.commitment
      for each statement execute function national.note_table();

    create index commitment_open on registry.commitment (cvegeo) where state <> 'excepted';
    create index memorandum_in_force on registry.memorandum (cvegeo) where state in ('active', 'expiring');

    grant select, insert on national.commitment_step to rma_registry;
  `.execute(db);
}
