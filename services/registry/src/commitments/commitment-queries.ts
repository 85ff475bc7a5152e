import { inForceStates, type CommitmentState } from '@rma/domain';
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

/** What these governments promise in agreements in force and is in one of these states, what is due first before. */
export function listOpenCommitments(
  db: Database,
  cvegeos: readonly string[],
  states: readonly CommitmentState[],
): Promise<Commitment[]> {
  return withMemorandum(db)
    .where('commitment.cvegeo', 'in', [...cvegeos])
    .where('commitment.state', 'in', [...states])
    .where(isInForce)
    .orderBy('commitment.due_on')
    .orderBy('commitment.id')
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
