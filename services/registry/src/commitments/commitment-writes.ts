import type { CommitmentState, CommitmentTerm } from '@rma/domain';
import { sql } from 'kysely';
import type { Trx } from '../dependencies.ts';

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
