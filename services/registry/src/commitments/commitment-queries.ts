import { inForceStates, type CommitmentState, type CommitmentTerm } from '@rma/domain';
import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

/** The memorandum binds today, and so does the agreement it adds to. */
const isInForce = sql<boolean>`memorandum.state = any(${inForceStates}::text[])
  and (parent.state is null or parent.state = any(${inForceStates}::text[]))`;

const withMemorandum = (db: Database) =>
  db
    .selectFrom('registry.commitment as commitment')
    .innerJoin('registry.memorandum as memorandum', 'memorandum.id', 'commitment.memorandum_id')
    .leftJoin('registry.memorandum as parent', 'parent.id', 'memorandum.parent_id')
    .innerJoin('registry.government as government', 'government.cvegeo', 'commitment.cvegeo')
    .select([
      'commitment.id',
      'commitment.memorandum_id',
      'commitment.cvegeo',
      'commitment.indicator',
      'commitment.parameters',
      'commitment.due_on',
      'commitment.state',
      'commitment.measured',
      'commitment.target',
      'commitment.measured_at',
      'commitment.met_on',
      'commitment.excepted_at',
      'commitment.exception_reason',
      'memorandum.folio',
      'memorandum.valid_from as begun_on',
      'government.name as government_name',
    ])
    .select(isInForce.as('is_in_force'));

export type Commitment = Awaited<ReturnType<ReturnType<typeof withMemorandum>['execute']>>[number];

export function findCommitment(db: Database, id: string): Promise<Commitment | undefined> {
  return withMemorandum(db).where('commitment.id', '=', id).executeTakeFirst();
}

/** The same, locked to the end of the transaction. */
export function lockCommitment(trx: Trx, id: string): Promise<Commitment | undefined> {
  return withMemorandum(trx).where('commitment.id', '=', id).forUpdate('commitment').executeTakeFirst();
}

/** What these governments promise in agreements in force and was not excepted, locked. */
export function lockMeasurable(trx: Trx, cvegeos: readonly string[]): Promise<Commitment[]> {
  return withMemorandum(trx)
    .where('commitment.cvegeo', 'in', [...cvegeos])
    .where('commitment.state', '<>', 'excepted')
    .where(isInForce)
    .orderBy('commitment.id')
    .forUpdate('commitment')
    .execute();
}

export type CommitmentPage = {
  /** `wholeStates`: states of which every municipality is included. */
  governments: 'all' | { own: string[]; wholeStates: string[] };
  states: readonly CommitmentState[] | undefined;
  cvegeo: string | undefined;
  memorandumId: string | undefined;
  dueBy: string | undefined;
  first: number;
  after: { dueOn: string; id: string } | null;
};

/** Commitments of agreements in force, what is due first before; one more than `first` if there are. */
export function listCommitments(db: Database, page: CommitmentPage): Promise<Commitment[]> {
  const { governments, states, cvegeo, memorandumId, dueBy, first, after } = page;
  let query = withMemorandum(db)
    .where(isInForce)
    .orderBy('commitment.due_on')
    .orderBy('commitment.id')
    .limit(first + 1);
  if (governments !== 'all')
    query = query.where((eb) =>
      eb.or([
        eb('commitment.cvegeo', '=', eb.fn.any(eb.val(governments.own))),
        eb(sql`left(commitment.cvegeo, 2)`, '=', eb.fn.any(eb.val(governments.wholeStates))),
      ]),
    );
  if (states?.length) query = query.where('commitment.state', 'in', [...states]);
  if (cvegeo !== undefined) query = query.where('commitment.cvegeo', '=', cvegeo);
  if (memorandumId !== undefined) query = query.where('commitment.memorandum_id', '=', memorandumId);
  if (dueBy !== undefined) query = query.where('commitment.due_on', '<=', dueBy);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('commitment.due_on', 'commitment.id'), '>', eb.tuple(after.dueOn, after.id)),
    );
  return query.execute();
}

/** Governments with something to measure: all or, after `since` and up to `until`, those the ledger told of, and new ones. */
export async function governmentsToMeasure(
  db: Database,
  { since, until }: { since: number | null; until: number },
): Promise<string[]> {
  const touched =
    since === null
      ? sql`true`
      : sql`(commitment.measured_at is null or commitment.cvegeo in (select cvegeo from national.ledger_entry
          where seq > ${since} and seq <= ${until} and cvegeo is not null))`;
  const { rows } = await sql<{ cvegeo: string }>`
    select distinct commitment.cvegeo from registry.commitment commitment
    where commitment.state <> 'excepted' and ${touched}
    order by commitment.cvegeo`.execute(db);
  return rows.map(({ cvegeo }) => cvegeo);
}

/** Governments with a commitment whose last day is before `today` and was not settled yet. */
export async function governmentsPastDue(db: Database, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('registry.commitment')
    .select('cvegeo')
    .distinct()
    .where('due_on', '<', today)
    .where((eb) =>
      eb.or([eb('state', '=', 'pending'), eb.and([eb('state', '=', 'lapsed'), eb('met_on', 'is', null)])]),
    )
    .orderBy('cvegeo')
    .execute();
  return rows.map(({ cvegeo }) => cvegeo);
}

export async function readCursor(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('registry.commitment_cursor')
    .select('ledger_seq')
    .executeTakeFirstOrThrow();
  return row.ledger_seq;
}

/** The cursor never goes back, whoever finishes last. */
export async function moveCursor(db: Database, to: number): Promise<void> {
  await db
    .updateTable('registry.commitment_cursor')
    .set({ ledger_seq: to })
    .where((eb) => eb.or([eb('ledger_seq', 'is', null), eb('ledger_seq', '<', to)]))
    .execute();
}

/** The number of the ledger's last entry; 0 when it is empty. */
export async function lastLedgerSeq(db: Database): Promise<number> {
  const row = await db
    .selectFrom('national.ledger_entry')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

export type NewCommitment = CommitmentTerm & { position: number };

/** Begins the commitments of a memorandum, here and in the national view; those that began already stay. */
export async function addCommitments(
  trx: Trx,
  memorandum: { id: string; cvegeo: string; begunOn: string },
  terms: readonly NewCommitment[],
): Promise<number> {
  if (terms.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`
    with begun as (
      insert into registry.commitment (memorandum_id, cvegeo, position, indicator, parameters, due_on)
      select ${memorandum.id}, ${memorandum.cvegeo}, term.position, term.indicator, term.parameters, term.due_on
      from jsonb_to_recordset(${JSON.stringify(
        terms.map(({ position, indicator, parameters, dueOn }) => ({
          position,
          indicator,
          parameters,
          due_on: dueOn,
        })),
      )}::jsonb) as term(position integer, indicator text, parameters jsonb, due_on date)
      on conflict (memorandum_id, position) do nothing
      returning *),
    shown as (
      insert into national.commitment (id, memorandum_id, cvegeo, position, indicator, parameters, due_on, state)
      select id, memorandum_id, cvegeo, position, indicator, parameters, due_on, state from begun)
    insert into national.commitment_step (commitment_id, number, state, happened_on)
    select id, 1, state, ${memorandum.begunOn}::date from begun
    returning commitment_id as id`.execute(trx);
  return rows.length;
}

/** How a commitment stands from now on. */
export type Standing = {
  id: string;
  state: CommitmentState;
  metOn: string | null;
  measured: number | null;
  target: number;
  at: Date;
  /** The day its state changed (YYYY-MM-DD); null when it did not. */
  changedOn: string | null;
};

/** Writes standings here, in the national view and, of those whose state changed, as steps. */
export async function putStandings(trx: Trx, standings: readonly Standing[]): Promise<void> {
  if (standings.length === 0) return;
  const rows = standings.map(({ id, state, metOn, measured, target, at }) => ({
    id,
    state,
    met_on: metOn,
    measured,
    target,
    measured_at: at.toISOString(),
  }));
  const now = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as now(id uuid, state text, met_on date,
    measured double precision, target double precision, measured_at timestamptz)`;
  for (const table of ['registry.commitment', 'national.commitment'] as const)
    await sql`
      update ${sql.table(table)} commitment
      set state = now.state, met_on = now.met_on, measured = now.measured, target = now.target,
        measured_at = now.measured_at
      from ${now} where commitment.id = now.id`.execute(trx);
  await addSteps(
    trx,
    standings.flatMap(({ id, state, changedOn }) =>
      changedOn === null ? [] : [{ id, state, on: changedOn }],
    ),
  );
}

/** Lifts a commitment, here, in the national view and as its last step. */
export async function putException(
  trx: Trx,
  id: string,
  exception: { reason: string; at: Date; on: string; by: string },
): Promise<void> {
  await trx
    .updateTable('registry.commitment')
    .set({
      state: 'excepted',
      excepted_at: exception.at,
      excepted_by: exception.by,
      exception_reason: exception.reason,
    })
    .where('id', '=', id)
    .execute();
  await trx
    .updateTable('national.commitment')
    .set({ state: 'excepted', exception_reason: exception.reason })
    .where('id', '=', id)
    .execute();
  await addSteps(trx, [{ id, state: 'excepted', on: exception.on }]);
}

/** The next step of each commitment; a step is never dated before the one it follows. */
async function addSteps(
  trx: Trx,
  steps: readonly { id: string; state: CommitmentState; on: string }[],
): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into national.commitment_step (commitment_id, number, state, happened_on)
    select step.id, last.number + 1, step.state, greatest(step."on", last.happened_on)
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as step(id uuid, state text, "on" date)
    cross join lateral (select number, happened_on from national.commitment_step
      where commitment_id = step.id order by number desc limit 1) last`.execute(trx);
}
