import { addDays, expiringDays, stateOf, type MemorandumState } from '@rma/domain';
import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

const withGovernment = (db: Database) =>
  db
    .selectFrom('registry.memorandum as memorandum')
    .innerJoin('registry.government as government', 'government.cvegeo', 'memorandum.cvegeo')
    .select([
      'memorandum.id',
      'memorandum.folio',
      'memorandum.cvegeo',
      'memorandum.title',
      'memorandum.state',
      'memorandum.federation_party',
      'memorandum.government_party',
      'memorandum.valid_from',
      'memorandum.valid_until',
      'memorandum.signed_on',
      'memorandum.kind',
      'memorandum.parent_id',
      'memorandum.renews_id',
      'memorandum.template',
      'memorandum.commitments',
      'memorandum.particulars',
      'memorandum.document_id',
      'memorandum.document_sha256',
      'memorandum.text',
      'memorandum.accepted_version',
      'memorandum.accepted_at',
      'memorandum.ended_because',
      'memorandum.ended_on',
      'memorandum.version',
      'memorandum.created_at',
      'memorandum.updated_at',
      'government.name as government_name',
      'government.level as government_level',
    ]);

export type Memorandum = NonNullable<
  Awaited<ReturnType<ReturnType<typeof withGovernment>['executeTakeFirst']>>
>;

export function findMemorandum(db: Database, id: string): Promise<Memorandum | undefined> {
  return withGovernment(db).where('memorandum.id', '=', id).executeTakeFirst();
}

/** The same, locked to the end of the transaction. */
export function lockMemorandum(trx: Trx, id: string): Promise<Memorandum | undefined> {
  return withGovernment(trx).where('memorandum.id', '=', id).forUpdate('memorandum').executeTakeFirst();
}

export type MemorandumPage = {
  governments: 'all' | string[];
  state: MemorandumState | undefined;
  cvegeo: string | undefined;
  /** Signed or in force, with a last day within these, both included (YYYY-MM-DD). */
  expiring: { from: string; until: string } | undefined;
  first: number;
  after: { validUntil: string; id: string } | null;
};

/** What ends first comes first. */
export function listMemoranda(db: Database, page: MemorandumPage): Promise<Memorandum[]> {
  const { governments, state, cvegeo, expiring, first, after } = page;
  let query = withGovernment(db)
    .orderBy('memorandum.valid_until')
    .orderBy('memorandum.id')
    .limit(first + 1);
  if (governments !== 'all') query = query.where('memorandum.cvegeo', 'in', governments);
  if (state !== undefined) query = query.where('memorandum.state', '=', state);
  if (cvegeo !== undefined) query = query.where('memorandum.cvegeo', '=', cvegeo);
  if (expiring)
    query = query
      .where('memorandum.state', 'in', ['signed', 'active', 'expiring', 'suspended'])
      .where('memorandum.valid_until', '>=', expiring.from)
      .where('memorandum.valid_until', '<=', expiring.until);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('memorandum.valid_until', 'memorandum.id'), '>', eb.tuple(after.validUntil, after.id)),
    );
  return query.execute();
}

/** The last consecutive number given to a government in a year; its row is locked by the caller. */
export async function lastConsecutive(trx: Trx, folioPrefix: string): Promise<number> {
  const row = await trx
    .selectFrom('registry.memorandum')
    .select(
      sql<number | null>`max(substr(folio, ${sql.lit(1)} + ${folioPrefix.length}::int)::int)`.as('last'),
    )
    .where('folio', 'like', `${folioPrefix}%`)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Memoranda that the calendar of `today` moves; addenda first, since one may move its agreement's last day. */
export function listDueMemoranda(db: Database, today: string) {
  return db
    .selectFrom('registry.memorandum')
    .select(['id', 'cvegeo'])
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'signed'), eb('valid_from', '<=', today)]),
        eb.and([
          eb('state', 'in', ['signed', 'active', 'expiring', 'suspended']),
          eb('valid_until', '<', today),
        ]),
        eb.and([eb('state', '=', 'active'), eb('valid_until', '<', addDays(today, expiringDays))]),
      ]),
    )
    .orderBy('kind')
    .orderBy('id')
    .execute();
}

/** The addenda of an agreement, oldest first. */
export function listAddenda(db: Database, parentId: string): Promise<Memorandum[]> {
  return withGovernment(db).where('memorandum.parent_id', '=', parentId).orderBy('memorandum.id').execute();
}

/** The memoranda of a government that are drafted, negotiated or being signed, oldest first. */
export async function listUnsigned(db: Database, cvegeo: string): Promise<string[]> {
  const rows = await db
    .selectFrom('registry.memorandum')
    .select('id')
    .where('cvegeo', '=', cvegeo)
    .where('state', 'in', ['drafted', 'in-review', 'to-sign'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The parties whose signatures over the memorandum's document are live. */
export async function listSignedParties(trx: Trx, id: string): Promise<SignedParty[]> {
  return trx
    .selectFrom('registry.memorandum_signature as signature')
    .innerJoin('registry.memorandum as memorandum', 'memorandum.id', 'signature.memorandum_id')
    .select(['signature.party', 'signature.signed_at as signedAt'])
    .where('memorandum.id', '=', id)
    .where('signature.voided_at', 'is', null)
    .whereRef('signature.document_sha256', '=', 'memorandum.document_sha256')
    .execute();
}
export type SignedParty = { party: 'federation' | 'government'; signedAt: Date };

/** The name of the state a government is, or is in. */
export async function findStateName(db: Database, cvegeo: string): Promise<string> {
  const state = await db
    .selectFrom('registry.government')
    .select('name')
    .where('cvegeo', '=', stateOf(cvegeo))
    .executeTakeFirstOrThrow();
  return state.name;
}
