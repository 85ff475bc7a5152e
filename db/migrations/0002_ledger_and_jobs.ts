import { sql, type Kysely } from 'kysely';

/**
 * The public ledger: append-only, hash-chained. `body` is the exact text that is hashed, so anyone can
 * verify the chain with sha256(previous_hash || E'\n' || body). Appending takes a lock held to the end of
 * the transaction, so it is the last thing a transaction does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger.entry (
      seq bigint primary key,
      at timestamptz not null,
      kind text not null,
      subject text not null,
      cvegeo text,
      actor text not null,
      cause text,
      body text not null,
      previous_hash text not null,
      hash text not null unique
    );
    create index entry_at on ledger.entry (at);
    create index entry_subject on ledger.entry (subject, seq);
    create index entry_cvegeo on ledger.entry (cvegeo, seq);

    create table ledger.head (
      only_row boolean primary key default true check (only_row),
      seq bigint not null,
      hash text not null
    );
    insert into ledger.head (seq, hash) values (0, repeat('0', 64));

    create function ledger.refuse_change() returns trigger language plpgsql as $f$
    begin
      raise exception 'the ledger is append-only';
    end $f$;
    create trigger append_only before update or delete or truncate on ledger.entry
      for each statement execute function ledger.refuse_change();

    create function ledger.append(entries jsonb, at timestamptz) returns void
      language plpgsql security definer set search_path = pg_catalog as $f$
    declare
      newest ledger.head%rowtype;
      entry jsonb;
      body text;
      next_hash text;
    begin
      select * into newest from ledger.head for update;
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
      update ledger.head set seq = newest.seq, hash = newest.hash;
    end $f$;
    revoke execute on function ledger.append from public;
    grant execute on function ledger.append to rma_registry, rma_catalog, rma_harvester;

    create view national.ledger_entry as
      select seq, at, kind, subject, cvegeo, actor, cause, body, previous_hash, hash from ledger.entry;
    grant select on national.ledger_entry to rma_gateway;
  `.execute(db);

  await sql`
    create function jobs.enqueue(task text, payload json, job_key text, queue text, run_at timestamptz, max_attempts int)
      returns void language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      perform graphile_worker.add_job(
        identifier => task, payload => payload, queue_name => queue, run_at => run_at,
        max_attempts => max_attempts, job_key => job_key);
    end $f$;
    revoke execute on function jobs.enqueue from public;
    grant execute on function jobs.enqueue to rma_registry, rma_catalog, rma_harvester;
  `.execute(db);
}
