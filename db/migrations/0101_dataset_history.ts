import { sql, type Kysely } from 'kysely';

/**
 * The history of every public dataset, one event per ledger entry about it, numbered without gaps in the order of
 * the ledger: closed pages of a feed never change, and any date can be looked back at. The snapshot is the dataset as
 * it was then; a deletion has none. Written by `ledger.append` itself, so no event can be forgotten.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger.dataset_event (
      number bigint primary key,
      seq bigint not null,
      at timestamptz not null,
      kind text not null check (kind in ('create', 'update', 'delete')),
      dataset_id uuid not null,
      cvegeo text,
      snapshot jsonb
    );
    create index dataset_event_dataset on ledger.dataset_event (dataset_id, number);
    create index dataset_event_cvegeo on ledger.dataset_event (cvegeo, number);
    create index dataset_event_at on ledger.dataset_event (at);
    create trigger append_only before update or delete or truncate on ledger.dataset_event
      for each statement execute function ledger.refuse_change();

    alter table ledger.head add column event_number bigint not null default 0;

    create function ledger.append_dataset_events(first_seq bigint, last_seq bigint, before bigint) returns bigint
      language plpgsql security definer set search_path = pg_catalog as $f$
    declare
      written bigint;
    begin
      insert into ledger.dataset_event (number, seq, at, kind, dataset_id, cvegeo, snapshot)
      select before + row_number() over (order by entry.seq), entry.seq, entry.at,
        case entry.kind
          when 'dataset.archived' then 'delete'
          when 'dataset.withdrawn' then 'delete'
          when 'dataset.updated' then 'update'
          else 'create' end,
        split_part(entry.subject, ':', 2)::uuid, coalesce(dataset.cvegeo, entry.cvegeo),
        case when entry.kind in ('dataset.archived', 'dataset.withdrawn') then null
          else to_jsonb(dataset) - 'search' - 'preview' - 'ordinal' end
      from ledger.entry entry
      left join national.dataset dataset on dataset.id = split_part(entry.subject, ':', 2)::uuid
      where entry.seq between first_seq and last_seq and entry.kind in
        ('dataset.published', 'dataset.updated', 'dataset.returned', 'dataset.archived', 'dataset.withdrawn');
      get diagnostics written = row_count;
      return before + written;
    end $f$;
    revoke execute on function ledger.append_dataset_events from public;

    create or replace function ledger.append(entries jsonb, at timestamptz) returns void
      language plpgsql security definer set search_path = pg_catalog as $f$
    declare
      newest ledger.head%rowtype;
      first_seq bigint;
      entry jsonb;
      body text;
      next_hash text;
    begin
      select * into newest from ledger.head for update;
      first_seq := newest.seq + 1;
      for entry in select value from jsonb_array_elements(entries) loop
        newest.seq := newest.seq + 1;
        body := jsonb_build_object(
          'seq', newest.seq,
          'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'kind', entry->>'kind',
          'subject', entry->>'subject',
          'cvegeo', entry->>'cvegeo',
          'actor', entry->>'actor',
          'cause', entry->>'cause',
          'detail', coalesce(entry->'detail', '{}'::jsonb))::text;
        next_hash := encode(sha256(convert_to(newest.hash || E'\n' || body, 'UTF8')), 'hex');
        insert into ledger.entry (seq, at, kind, subject, cvegeo, actor, cause, body, previous_hash, hash)
        values (newest.seq, at, entry->>'kind', entry->>'subject', entry->>'cvegeo', entry->>'actor',
                entry->>'cause', body, newest.hash, next_hash);
        newest.hash := next_hash;
      end loop;
      newest.event_number := ledger.append_dataset_events(first_seq, newest.seq, newest.event_number);
      update ledger.head set seq = newest.seq, hash = newest.hash, event_number = newest.event_number;
    end $f$;

    -- What was public before this history began, as of its last entry.
    with known as (
      select distinct on (split_part(entry.subject, ':', 2)) entry.seq, entry.at, entry.cvegeo,
        split_part(entry.subject, ':', 2)::uuid as dataset_id
      from ledger.entry entry
      where entry.kind in ('dataset.published', 'dataset.updated', 'dataset.returned')
      order by split_part(entry.subject, ':', 2), entry.seq desc)
    insert into ledger.dataset_event (number, seq, at, kind, dataset_id, cvegeo, snapshot)
    select row_number() over (order by known.seq), known.seq, known.at, 'create', known.dataset_id, known.cvegeo,
      to_jsonb(dataset) - 'search' - 'preview' - 'ordinal'
    from known join national.dataset dataset on dataset.id = known.dataset_id
    where dataset.archived_at is null;
    update ledger.head set event_number = (select count(*) from ledger.dataset_event);

    create view national.dataset_event as
      select number, seq, at, kind, dataset_id, cvegeo, snapshot from ledger.dataset_event;
    create view national.feed_head as select event_number as number from ledger.head;
    grant select on national.dataset_event, national.feed_head to rma_gateway, rma_catalog, rma_harvester;
    grant select on national.ledger_entry to rma_catalog, rma_harvester, rma_registry;
  `.execute(db);
}
