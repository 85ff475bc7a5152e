import type { Tables } from '@rma/persistence';
import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';

export type RequestRow = Omit<Selectable<Tables['national.data_request']>, 'words'>;
export type RequestState = RequestRow['state'];

export type RequestCriteria = {
  states: readonly RequestState[];
  /** Of one government. */
  government?: string;
  /** Of a state and its municipalities. */
  state?: string;
  theme?: string;
  answers?: readonly NonNullable<RequestRow['answer']>[];
  late?: boolean;
  /** Words of title or description. */
  words?: string;
};
export type RequestSort = 'newest' | 'votes' | 'due';
/** Place in an order: what it is ordered by, and the id. */
export type RequestPlace = { by: string | number; id: string };

const columns = [
  'id',
  'folio',
  'cvegeo',
  'title',
  'description',
  'requester_kind',
  'requester_name',
  'purpose',
  'benefit',
  'state',
  'answer',
  'answer_text',
  'legal_basis',
  'planned_on',
  'dataset_id',
  'merged_into',
  'theme_id',
  'votes',
  'received_at',
  'due_on',
  'checked_at',
  'answered_at',
  'is_late',
] as const;

function meets({ states, government, state, theme, answers, late, words }: RequestCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.data_request'>) =>
    eb.and([
      eb('state', 'in', [...states]),
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(state === undefined ? [] : [eb('cvegeo', 'like', `${state.replaceAll(/\D/g, '')}%`)]),
      ...(theme === undefined ? [] : [eb('theme_id', '=', theme)]),
      ...(answers === undefined ? [] : [eb('answer', 'in', [...answers])]),
      ...(late === undefined ? [] : [eb('is_late', '=', late)]),
      ...(words === undefined
        ? []
        : [sql<boolean>`words @@ plainto_tsquery('pg_catalog.spanish', national.fold(${words}))`]),
    ]);
}

const orders = {
  newest: { column: 'received_at', direction: 'desc', after: '<' },
  votes: { column: 'votes', direction: 'desc', after: '<' },
  due: { column: 'due_on', direction: 'asc', after: '>' },
} as const;

/** What a row is ordered by, as a cursor carries it. */
export function placeOfRequest(row: RequestRow, sort: RequestSort): RequestPlace {
  const by = { newest: row.received_at.toISOString(), votes: row.votes, due: row.due_on }[sort];
  return { by, id: row.id };
}

export function listRequests(
  db: Kysely<Tables>,
  criteria: RequestCriteria,
  { sort, after, limit }: { sort: RequestSort; after: RequestPlace | null; limit: number },
): Promise<RequestRow[]> {
  const { column, direction, after: beyond } = orders[sort];
  return db
    .selectFrom('national.data_request')
    .select(columns)
    .where(meets(criteria))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple(column, 'id'), beyond, eb.tuple(after?.by as never, after?.id as never)),
      ),
    )
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit)
    .execute();
}

export async function countRequests(db: Kysely<Tables>, criteria: RequestCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.data_request')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function requestById(db: Kysely<Tables>, id: string): Promise<RequestRow | undefined> {
  return db.selectFrom('national.data_request').select(columns).where('id', '=', id).executeTakeFirst();
}

export function requestsById(db: Kysely<Tables>, ids: readonly string[]): Promise<RequestRow[]> {
  return db
    .selectFrom('national.data_request')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
}

export type DemandFigures = {
  cvegeo: string;
  open: number;
  overdue: number;
  answered: number;
  answered_in_time: number;
  reports_open: number;
};

/** How governments stand with what the public asked and reported of them. */
export async function demandOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<DemandFigures[]> {
  const { rows } = await sql<DemandFigures>`
    select cvegeo,
      count(*) filter (where is_open)::integer as open,
      count(*) filter (where is_open and is_late)::integer as overdue,
      count(*) filter (where state = 'answered')::integer as answered,
      count(*) filter (where state = 'answered' and not is_late)::integer as answered_in_time,
      count(*) filter (where is_open and is_report)::integer as reports_open
    from (
      select cvegeo, state, is_late, state in ('published', 'checked') as is_open, false as is_report
      from national.data_request where cvegeo = any(${[...cvegeos]})
      union all
      select cvegeo, state, is_late, state = 'published', true
      from national.dataset_report where cvegeo = any(${[...cvegeos]})
    ) as awaited
    group by cvegeo`.execute(db);
  return rows;
}
