import { sql, type Kysely } from 'kysely';

/**
 * The feed's own dates, each later than the one before, if only by a microsecond: statements of RDF have no other order,
 * clients skip pages by their dates, and two writers may take the ledger's lock in another order than their clocks. And
 * whoever subscribed is told in the transaction of the change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger.dataset_event add column published_at timestamptz;
    alter table ledger.dataset_event disable trigger append_only;
    do $f$
    declare
      event record;
      last timestamptz;
    begin
      for event in select number, at from ledger.dataset_event order by number loop
        last := greatest(event.at, last + interval '1 microsecond');
        update ledger.dataset_event set published_at = last where number = event.number;
      end loop;
    end $f$;
    alter table ledger.dataset_event enable trigger append_only;
    alter table ledger.dataset_event alter column published_at set not null;

    -- Rows of one statement come in the order of their numbers, and each sees those before it.
    create function ledger.date_event() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      new.published_at := greatest(new.at,
        (select published_at + interval '1 microsecond' from ledger.dataset_event where number = new.number - 1));
      return new;
    end $f$;
    create trigger date_event before insert on ledger.dataset_event
      for each row execute function ledger.date_event();

    create or replace view national.dataset_event as
      select number, seq, at, kind, dataset_id, cvegeo, snapshot, published_at from ledger.dataset_event;

    -- The payload is kept by its key: many changes in a row are one notice that is waiting.
    create function ledger.announce() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      if exists (select from catalog.subscription where state in ('active', 'failing')) then
        perform jobs.enqueue('catalog.announce', '{}'::json, 'catalog.announce', null, null, null);
      end if;
      return null;
    end $f$;
    create trigger announce after update on ledger.head
      for each row when (new.event_number > old.event_number) execute function ledger.announce();

    create index subscription_by_state on catalog.subscription (state);
    grant select, insert, update, delete on catalog.subscription, catalog.subscription_delivery to rma_catalog;
  `.execute(db);
}
