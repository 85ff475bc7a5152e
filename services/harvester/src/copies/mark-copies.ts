import { recordProblem, type RecordProblem } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { authority, MOST_BEARERS, standingBeside } from './authority.ts';

/** A remote id that could be one of ours: they are all of version 7. */
const ownId = sql`(case when remote_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$'
  then remote_id::uuid end)`;

type Judged = { runId: string; sourceId: string; now: Date };

const withValue = (problem: RecordProblem, value: RawBuilder<unknown>) =>
  sql`jsonb_build_array(${JSON.stringify(problem)}::jsonb || jsonb_build_object('value', left(${value}, 200)))`;

/**
 * Sets apart what left this hub and came back through another catalogue: a record that bears the address of one of
 * our datasets, keeps its id, or says that it was harvested from here. `ownAddress` is the hub's, without final slash.
 */
export async function markLoops(db: Kysely<Tables>, runId: string, ownAddress: string): Promise<void> {
  const datasets = `${ownAddress.replace(/^http:/, 'https:')}/datasets/`;
  const isOurAddress = (text: RawBuilder<unknown>) =>
    sql<boolean>`starts_with(regexp_replace(${text}, '^http:', 'https:'), ${datasets})`;
  await sql`
    update harvest.staged_record staged
    set outcome = 'skipped', problems = ${withValue(
      recordProblem('identifier', '', 'loop'),
      sql`coalesce(canonical->'provenance'->>'uri', remote_id)`,
    )}
    where run_id = ${runId} and outcome in ('added', 'updated') and (
      exists (
        select from jsonb_array_elements_text(canonical->'provenance'->'identities') identity
        where ${isOurAddress(sql`identity`)})
      or rtrim(regexp_replace(canonical->'provenance'->>'catalogue', '^http:', 'https:'), '/')
        = ${ownAddress.replace(/^http:/, 'https:')}
      or exists (select from national.dataset ours where ours.id = ${ownId})
      or exists (select from national.tombstone ours where ours.dataset_id = ${ownId}))`.execute(db);
}

/**
 * Sets apart the new and changed records whose dataset another source holds with more right, in one statement
 * whatever the size, and notes of which dataset each is a copy. Only an identity that one record alone bears in each
 * source counts.
 */
export async function markCopies(db: Kysely<Tables>, { runId, sourceId, now }: Judged): Promise<void> {
  const problem = recordProblem('identifier', '', 'already-known');
  const ofBearer = authority(sql`source.cvegeo`, sql`bearer.publisher_cvegeo`);
  const places = { cvegeo: sql<string>`source.cvegeo`, other: sql<string>`written.cvegeo` };
  await sql`
    with own as (select cvegeo from harvest.source where id = ${sourceId}),
    written as materialized (
      select staged.position, staged.remote_id, identity, count(*) over (partition by identity) as bearers,
        own.cvegeo, ${authority(sql`own.cvegeo`, sql`canonical->'provenance'->>'publisherCvegeo'`)} as authority,
        coalesce(known.first_seen_at, ${now}::timestamptz) as first_seen_at,
        coalesce(known.dataset_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff') as dataset_id
      from own, harvest.staged_record staged
      cross join lateral jsonb_array_elements_text(staged.canonical->'provenance'->'identities') identity
      left join harvest.record known on known.source_id = ${sourceId} and known.remote_id = staged.remote_id
      where staged.run_id = ${runId} and staged.outcome in ('added', 'updated')
    ),
    met as (
      select distinct on (written.position) written.position, written.identity,
        coalesce(bearer.copy_of, bearer.dataset_id) as dataset_id
      from written cross join lateral (
        select found.*, count(*) over (partition by found.source_id) as in_its_source,
          bool_or(found.source_id = ${sourceId} and found.remote_id <> written.remote_id) over () as is_shared_here,
          count(*) over () as bearers
        from (
          select record.* from harvest.record record
          where record.identities @> array[written.identity] and record.identities <> '{}'
            and record.state = 'live'
          limit ${MOST_BEARERS}) found) bearer
      join harvest.source source on source.id = bearer.source_id
      where written.bearers = 1 and bearer.source_id <> ${sourceId} and bearer.in_its_source = 1
        and not bearer.is_shared_here and bearer.bearers < ${MOST_BEARERS}
        and bearer.copy_of is distinct from written.dataset_id
        and (${standingBeside(ofBearer, places)}, bearer.first_seen_at, bearer.dataset_id)
          < (${standingBeside(sql`written.authority`, places)}, written.first_seen_at, written.dataset_id)
      order by written.position, ${ofBearer}, bearer.first_seen_at, bearer.dataset_id
    )
    update harvest.staged_record staged
    set outcome = 'skipped', copy_of = met.dataset_id, problems = ${withValue(problem, sql`met.identity`)}
    from met where staged.run_id = ${runId} and staged.position = met.position`.execute(db);
}

/** What came unchanged and is known as a copy is skipped again. */
export async function markKnownCopies(db: Kysely<Tables>, { runId, sourceId }: Judged): Promise<void> {
  const problem = recordProblem('identifier', '', 'already-known');
  await sql`
    update harvest.staged_record staged
    set outcome = 'skipped', problems = ${withValue(problem, sql`coalesce(record.identities[1], '')`)}
    from harvest.record record
    where staged.run_id = ${runId} and staged.outcome = 'unchanged' and record.source_id = ${sourceId}
      and record.remote_id = staged.remote_id and record.copy_of is not null`.execute(db);
}
