import type { MemorandumState } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';

/** A memorandum without its text, which is long and read only where it is asked for. */
export type MemorandumRow = Omit<Selectable<Tables['national.memorandum']>, 'text'>;

export type MemorandumCriteria = {
  states?: readonly MemorandumState[];
  government?: string;
  kind?: 'agreement' | 'addendum';
  /** Both ends included, YYYY-MM-DD. */
  expires?: { from: string; to: string };
};
/** Place in the order (valid until, id). */
export type MemorandumPlace = { validUntil: string; id: string };

export function selectMemoranda(db: Kysely<Tables>) {
  return db
    .selectFrom('national.memorandum')
    .select([
      'id',
      'folio',
      'cvegeo',
      'title',
      'state',
      'valid_from',
      'valid_until',
      'signed_on',
      'kind',
      'parent_id',
      'document_sha256',
      'renews_id',
      'federation_party',
      'government_party',
      'signatures',
      'ended_because',
      'ended_on',
    ]);
}

function meets({ states, government, kind, expires }: MemorandumCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.memorandum'>) =>
    eb.and([
      ...(states === undefined ? [] : [eb('state', 'in', [...states])]),
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(kind === undefined ? [] : [eb('kind', '=', kind)]),
      ...(expires === undefined
        ? []
        : [eb('valid_until', '>=', expires.from), eb('valid_until', '<=', expires.to)]),
    ]);
}

/** The soonest to expire first, after a place. */
export function listMemoranda(
  db: Kysely<Tables>,
  criteria: MemorandumCriteria,
  { after, limit }: { after: MemorandumPlace | null; limit: number },
): Promise<MemorandumRow[]> {
  return selectMemoranda(db)
    .where(meets(criteria))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('valid_until', 'id'), '>', eb.tuple(after?.validUntil ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('valid_until')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countMemoranda(db: Kysely<Tables>, criteria: MemorandumCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.memorandum')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function memorandaById(db: Kysely<Tables>, ids: readonly string[]): Promise<MemorandumRow[]> {
  return selectMemoranda(db)
    .where('id', 'in', [...ids])
    .execute();
}

/** The addenda of these agreements, by first day. */
export function addendaOf(db: Kysely<Tables>, parentIds: readonly string[]): Promise<MemorandumRow[]> {
  return selectMemoranda(db)
    .where('parent_id', 'in', [...parentIds])
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

export function textsOf(db: Kysely<Tables>, ids: readonly string[]) {
  return db
    .selectFrom('national.memorandum')
    .select(['id', 'text'])
    .where('id', 'in', [...ids])
    .execute();
}
export type MemorandumTextRow = Awaited<ReturnType<typeof textsOf>>[number];
