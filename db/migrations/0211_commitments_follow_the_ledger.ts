import { sql, type Kysely } from 'kysely';

/**
 * What a government just did shows in its commitments in seconds: each ledger entry has them measured three seconds
 * later, once for as many entries as follow each other. While the ledger does not rest, the minute's job measures.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function ledger.measure_commitments() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $f$
    begin
      if exists (select from registry.commitment where state <> 'excepted') then
        perform jobs.enqueue('registry.measure-commitments', '{}'::json, 'registry.measure-commitments', null,
          now() + interval '3 seconds', null);
      end if;
      return null;
    end $f$;
    create trigger measure_commitments after update on ledger.head
      for each row when (new.seq > old.seq) execute function ledger.measure_commitments();
  `.execute(db);
}
