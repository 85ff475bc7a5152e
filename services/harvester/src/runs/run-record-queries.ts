import type { RecordProblem, Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type KeptOutcome = Tables['harvest.run_record']['outcome'];

/** Keeps in the run's history what became of staged records, with why; of `positions` only when they are given. */
export async function keepRunRecords(
  db: Kysely<Tables>,
  runId: string,
  outcomes: readonly ('added' | 'updated' | 'rejected' | 'skipped')[],
  positions?: readonly number[],
): Promise<void> {
  await sql`
    insert into harvest.run_record (run_id, position, remote_id, title, outcome, problems)
    select run_id, position, remote_id, coalesce(canonical->>'title', title), outcome, coalesce(problems, '[]')
    from harvest.staged_record
    where run_id = ${runId} and outcome = any(${outcomes}::text[])
      and (${positions === undefined} or position = any(${positions ?? []}::int[]))
    on conflict do nothing`.execute(db);
}

/** Keeps which records left or came back, after those already kept. */
export async function keepMovedRecords(
  db: Kysely<Tables>,
  runId: string,
  moved: { outcome: 'archived' | 'returned'; remoteIds: readonly string[]; titles: readonly string[] },
): Promise<void> {
  await sql`
    insert into harvest.run_record (run_id, position, remote_id, title, outcome)
    select ${runId}::uuid,
      nth + (select coalesce(max(position), 0) from harvest.run_record
             where run_id = ${runId} and outcome = ${moved.outcome}),
      remote_id, title, ${moved.outcome}
    from unnest(${moved.remoteIds}::text[], ${moved.titles}::text[]) with ordinality
      as moved (remote_id, title, nth)`.execute(db);
}

/** The public dataset a record already is, if it is one by itself and has not been withdrawn. */
const publicDataset = sql<string | null>`(
  select record.dataset_id from harvest.record record join harvest.run run on run.source_id = record.source_id
  where run.id = run_record.run_id and record.remote_id = run_record.remote_id
    and record.state <> 'withdrawn' and record.copy_of is null)`;

/** A page of what became of a run's records, by outcome and position. */
export async function listRunRecords(
  db: Kysely<Tables>,
  runId: string,
  page: {
    outcome: KeptOutcome | undefined;
    after: { outcome: string; position: number } | undefined;
    limit: number;
  },
) {
  const { outcome, after } = page;
  return db
    .selectFrom('harvest.run_record as run_record')
    .selectAll('run_record')
    .select(publicDataset.as('dataset_id'))
    .where('run_id', '=', runId)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? 'rejected'))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(outcome, position) > (${after?.outcome ?? ''}, ${after?.position ?? 0}::int)`,
      ),
    )
    .orderBy('outcome')
    .orderBy('position')
    .limit(page.limit)
    .execute();
}

export type SampledProblem = RecordProblem & {
  remoteId: string | null;
  datasetId: string | null;
  title: string | null;
};

/** The first problems of the rejected records, for a message. */
export async function sampleProblems(
  db: Kysely<Tables>,
  runId: string,
  limit: number,
): Promise<SampledProblem[]> {
  const rows = await db
    .selectFrom('harvest.run_record')
    .innerJoin('harvest.run', 'harvest.run.id', 'harvest.run_record.run_id')
    .leftJoin('harvest.record', (join) =>
      join
        .onRef('harvest.record.source_id', '=', 'harvest.run.source_id')
        .onRef('harvest.record.remote_id', '=', 'harvest.run_record.remote_id'),
    )
    .select([
      'harvest.run_record.remote_id',
      'harvest.run_record.title',
      'harvest.run_record.problems',
      'harvest.record.dataset_id',
    ])
    .where('run_id', '=', runId)
    .where('outcome', '=', 'rejected')
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows
    .flatMap((row) =>
      row.problems.map((problem) => ({
        remoteId: row.remote_id,
        datasetId: row.dataset_id,
        title: row.title,
        ...problem,
      })),
    )
    .slice(0, limit);
}
