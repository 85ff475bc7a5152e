import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type RelationFacts = {
  /** Tables whose every change is told in table_change. */
  told: string[];
  /** What each view of `national` reads directly. */
  views: { view: string; reads: string }[];
  /** Functions that give the same for the same arguments, whatever is in the tables. */
  pureFunctions: string[];
};

/** What the database itself knows of its relations; names have their schema: `national.source`. */
export async function relationFacts(db: Kysely<Tables>): Promise<RelationFacts> {
  const { rows } = await sql<RelationFacts>`
    with named as (
      select class.oid, namespace.nspname || '.' || class.relname as name
      from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace)
    select
      coalesce((select json_agg(distinct named.name) from pg_trigger
        join named on named.oid = pg_trigger.tgrelid where tgname = 'note_table'), '[]') as told,
      coalesce((select json_agg(distinct jsonb_build_object('view', viewed.name, 'reads', used.name))
        from pg_depend depend
        join pg_rewrite rewrite on rewrite.oid = depend.objid and depend.classid = 'pg_rewrite'::regclass
        join named viewed on viewed.oid = rewrite.ev_class and viewed.name like 'national.%'
        join named used on used.oid = depend.refobjid and depend.refclassid = 'pg_class'::regclass
        where used.oid <> viewed.oid), '[]') as views,
      coalesce((select json_agg(distinct namespace.nspname || '.' || proname) from pg_proc
        join pg_namespace namespace on namespace.oid = pronamespace
        where nspname in ('national', 'ledger') and provolatile = 'i'), '[]') as "pureFunctions"`.execute(db);
  return rows[0] ?? { told: [], views: [], pureFunctions: [] };
}
