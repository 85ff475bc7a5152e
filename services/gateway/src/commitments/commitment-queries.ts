import { inForceStates } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Selectable } from 'kysely';

export type CommitmentRow = Selectable<Tables['national.commitment']> & {
  /** The agreement its memorandum adds to; null when that is the agreement. */
  parent_id: string | null;
};
export type StepRow = Selectable<Tables['national.commitment_step']>;

const withMemorandum = (db: Kysely<Tables>) =>
  db
    .selectFrom('national.commitment as commitment')
    .innerJoin('national.memorandum as memorandum', 'memorandum.id', 'commitment.memorandum_id')
    .selectAll('commitment')
    .select('memorandum.parent_id')
    .orderBy('commitment.due_on')
    .orderBy('commitment.memorandum_id')
    .orderBy('commitment.position');

/** What these memoranda and their addenda promise, what is due first before. */
export function commitmentsOfMemoranda(db: Kysely<Tables>, ids: readonly string[]): Promise<CommitmentRow[]> {
  return withMemorandum(db)
    .where((eb) => eb.or([eb('memorandum.id', 'in', [...ids]), eb('memorandum.parent_id', 'in', [...ids])]))
    .execute();
}

/** What these governments promise in agreements that bind today. */
export function commitmentsOfGovernments(
  db: Kysely<Tables>,
  cvegeos: readonly string[],
): Promise<CommitmentRow[]> {
  return withMemorandum(db)
    .leftJoin('national.memorandum as parent', 'parent.id', 'memorandum.parent_id')
    .where('commitment.cvegeo', 'in', [...cvegeos])
    .where('memorandum.state', 'in', [...inForceStates])
    .where(sql<boolean>`(parent.state is null or parent.state = any(${[...inForceStates]}::text[]))`)
    .execute();
}

/** The changes of state of these commitments, in their order. */
export function stepsOfCommitments(db: Kysely<Tables>, ids: readonly string[]): Promise<StepRow[]> {
  return db
    .selectFrom('national.commitment_step')
    .selectAll()
    .where('commitment_id', 'in', [...ids])
    .orderBy('commitment_id')
    .orderBy('number')
    .execute();
}
