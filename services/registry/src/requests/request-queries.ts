import type { DataRequestState } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Selectable } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

type Row = Selectable<Tables['registry.data_request']>;
export type DataRequest = Omit<Row, 'words'>;

const columns = [
  'id',
  'folio',
  'cvegeo',
  'title',
  'description',
  'state',
  'answer',
  'merged_into',
  'theme_id',
  'votes',
  'received_at',
  'due_on',
  'answered_at',
  'is_late',
  'requester_kind',
  'requester_name',
  'purpose',
  'benefit',
  'shows_requester',
  'checked_at',
  'checked_by',
  'answer_text',
  'legal_basis',
  'planned_on',
  'dataset_id',
  'answered_by',
  'rejection_reason',
] as const satisfies (keyof Row)[];

export type NewRequest = {
  cvegeo: string;
  title: string;
  description: string;
  themeId: string | null;
  requesterKind: string;
  requesterName: string | null;
  purpose: string | null;
  benefit: string | null;
  showsRequester: boolean;
};

/** A request that nobody sees yet; its folio is given when it is published. */
export async function addRequest(
  trx: Trx,
  request: NewRequest & { receivedAt: Date; dueOn: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.data_request')
    .values({
      folio: sql<string>`'sin-confirmar:' || uuidv7()`,
      cvegeo: request.cvegeo,
      title: request.title,
      description: request.description,
      state: 'received',
      theme_id: request.themeId,
      requester_kind: request.requesterKind,
      requester_name: request.requesterName,
      purpose: request.purpose,
      benefit: request.benefit,
      shows_requester: request.showsRequester,
      received_at: request.receivedAt,
      due_on: request.dueOn,
      answer: null,
      merged_into: null,
      answered_at: null,
      checked_at: null,
      checked_by: null,
      answer_text: null,
      legal_basis: null,
      planned_on: null,
      dataset_id: null,
      answered_by: null,
      rejection_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The next folio of a government and year, e.g. PET-17007-2026-12; the caller holds the government's lock. */
export async function nextFolio(trx: Trx, cvegeo: string, year: string): Promise<string> {
  const prefix = `PET-${cvegeo}-${year}-`;
  const { last } = await trx
    .selectFrom('registry.data_request')
    .select(sql<number | null>`max(substr(folio, ${prefix.length + 1})::integer)`.as('last'))
    .where('cvegeo', '=', cvegeo)
    .where('folio', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow();
  return `${prefix}${(last ?? 0) + 1}`;
}

export function findRequest(db: Database, id: string): Promise<DataRequest | undefined> {
  return db.selectFrom('registry.data_request').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The same, locked to the end of the transaction. */
export function lockRequest(trx: Trx, id: string): Promise<DataRequest | undefined> {
  return trx
    .selectFrom('registry.data_request')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function putRequest(
  trx: Trx,
  id: string,
  change: Partial<Omit<DataRequest, 'id' | 'cvegeo'>>,
): Promise<void> {
  await trx.updateTable('registry.data_request').set(change).where('id', '=', id).execute();
}

export type RequestPage = {
  /** `all`, or the governments whose requests are asked for. */
  governments: 'all' | readonly string[];
  states: readonly DataRequestState[];
  first: number;
  /** Place in the order (due on, id). */
  after: { dueOn: string; id: string } | null;
};

/** Requests of some governments and states, the soonest due first; one more than `first` when there are more. */
export function listRequests(db: Database, page: RequestPage): Promise<DataRequest[]> {
  const { governments, states, first, after } = page;
  const keys = governments === 'all' ? null : governments;
  if (keys?.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('registry.data_request')
    .select(columns)
    .where('state', 'in', [...states])
    .$if(keys !== null, (query) => query.where('cvegeo', 'in', keys ?? []))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('due_on', 'id'), '>', eb.tuple(after?.dueOn ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('due_on')
    .orderBy('id')
    .limit(first + 1)
    .execute();
}

/** The lexemes of a title, as the database's Spanish has them. */
export async function lexemesOf(db: Database, title: string): Promise<string[]> {
  const { rows } = await sql<{ lexemes: string[] }>`
    select tsvector_to_array(to_tsvector('pg_catalog.spanish', national.fold(${title}))) as lexemes`.execute(
    db,
  );
  return rows[0]?.lexemes ?? [];
}

export type SimilarRequest = {
  id: string;
  folio: string;
  title: string;
  state: DataRequestState;
  votes: number;
  lexemes: string[];
};

/** Public requests to a government that share lexemes, the most alike by rank first; at most twenty. */
export async function requestsWithLexemes(
  db: Database,
  { cvegeo, lexemes, except }: { cvegeo: string; lexemes: readonly string[]; except: string | null },
): Promise<SimilarRequest[]> {
  if (lexemes.length === 0) return [];
  const { rows } = await sql<SimilarRequest>`
    with wish as (
      select array_to_string(array(select quote_literal(l) from unnest(${[...lexemes]}::text[]) l), ' | ')::tsquery as q)
    select id, folio, title, state, votes, tsvector_to_array(words) as lexemes
    from registry.data_request, wish
    where cvegeo = ${cvegeo} and words @@ q and state in ('published', 'checked', 'answered')
      and id is distinct from ${except}::uuid
    order by ts_rank(words, q) desc, votes desc, id desc limit 20`.execute(db);
  return rows;
}
