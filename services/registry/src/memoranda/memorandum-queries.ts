import { addDays, expiringDays, type MemorandumState } from '@rma/domain';
import type { Party } from '@rma/persistence';
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
      'memorandum.signed_copy_id',
      'memorandum.version',
      'memorandum.created_at',
      'memorandum.updated_at',
      'government.name as government_name',
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

export type NewMemorandum = {
  folio: string;
  cvegeo: string;
  title: string;
  federationParty: Party;
  governmentParty: Party;
  validFrom: string;
  validUntil: string;
  createdAt: Date;
  createdBy: string;
};

export async function addMemorandum(trx: Trx, memorandum: NewMemorandum): Promise<string> {
  const { id } = await trx
    .insertInto('registry.memorandum')
    .values({
      folio: memorandum.folio,
      cvegeo: memorandum.cvegeo,
      title: memorandum.title,
      state: 'drafted',
      federation_party: JSON.stringify(memorandum.federationParty),
      government_party: JSON.stringify(memorandum.governmentParty),
      valid_from: memorandum.validFrom,
      valid_until: memorandum.validUntil,
      signed_on: null,
      signed_copy_id: null,
      created_at: memorandum.createdAt,
      created_by: memorandum.createdBy,
      updated_at: memorandum.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type Terms = Pick<
  NewMemorandum,
  'title' | 'federationParty' | 'governmentParty' | 'validFrom' | 'validUntil'
>;

/** Replaces the terms of a draft and counts a version. */
export async function putTerms(trx: Trx, id: string, change: Terms & { at: Date }): Promise<void> {
  await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({
      title: change.title,
      federation_party: JSON.stringify(change.federationParty),
      government_party: JSON.stringify(change.governmentParty),
      valid_from: change.validFrom,
      valid_until: change.validUntil,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function putSignature(
  trx: Trx,
  id: string,
  signature: { signedOn: string; signedCopyId: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({
      state: 'signed',
      signed_on: signature.signedOn,
      signed_copy_id: signature.signedCopyId,
      updated_at: signature.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function putState(
  trx: Trx,
  id: string,
  change: { state: MemorandumState; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({ state: change.state, updated_at: change.at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Shows a memorandum that is not a draft in the national view, as it now is. */
export async function showMemorandum(trx: Trx, id: string): Promise<void> {
  await trx
    .insertInto('national.memorandum')
    .columns(['id', 'folio', 'cvegeo', 'title', 'state', 'valid_from', 'valid_until', 'signed_on'])
    .expression(
      trx
        .selectFrom('registry.memorandum')
        .select(['id', 'folio', 'cvegeo', 'title', 'state', 'valid_from', 'valid_until', 'signed_on'])
        .where('id', '=', id)
        .where('state', '<>', 'drafted'),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        state: eb.ref('excluded.state'),
        valid_from: eb.ref('excluded.valid_from'),
        valid_until: eb.ref('excluded.valid_until'),
        signed_on: eb.ref('excluded.signed_on'),
      })),
    )
    .execute();
}

/** Signed or active memoranda that the calendar of `today` moves. */
export function listDueMemoranda(db: Database, today: string) {
  return db
    .selectFrom('registry.memorandum')
    .select(['id', 'cvegeo'])
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'signed'), eb('valid_from', '<=', today)]),
        eb.and([eb('state', 'in', ['active', 'expiring', 'suspended']), eb('valid_until', '<', today)]),
        eb.and([eb('state', '=', 'active'), eb('valid_until', '<', addDays(today, expiringDays))]),
      ]),
    )
    .orderBy('id')
    .execute();
}
