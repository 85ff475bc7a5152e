import type { TicketState, TicketTopic } from '@rma/domain';
import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

const withGovernment = (db: Database) =>
  db
    .selectFrom('registry.ticket as ticket')
    .innerJoin('registry.government as government', 'government.cvegeo', 'ticket.cvegeo')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.cvegeo',
      'government.name as government_name',
      'ticket.topic',
      'ticket.title',
      'ticket.body',
      'ticket.state',
      'ticket.is_shared',
      'ticket.opened_at',
      'ticket.first_answered_at',
      'ticket.first_answer_minutes',
      'ticket.solved_at',
      'ticket.solution_minutes',
    ]);

export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicket>>>;

export function findTicket(db: Database, id: string) {
  return withGovernment(db).where('ticket.id', '=', id).executeTakeFirst();
}

/** The same, with its row locked to the end of the transaction. */
export async function lockTicket(trx: Trx, id: string) {
  await trx.selectFrom('registry.ticket').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return findTicket(trx, id);
}

/** Whose tickets a list is of: everybody's, some governments' own, or what other governments share. */
export type TicketScope =
  | { kind: 'all' }
  | { kind: 'own'; cvegeos: readonly string[] }
  | { kind: 'shared'; besides: readonly string[] };

/** Newest first; ids are UUIDs of version 7, so their order is that of time. */
export function listTickets(
  db: Database,
  page: {
    scope: TicketScope;
    state: TicketState | null;
    topic: TicketTopic | null;
    cvegeo: string | null;
    first: number;
    after: string | null;
  },
) {
  const { scope, state, topic, cvegeo, first, after } = page;
  let query = withGovernment(db)
    .orderBy('ticket.id', 'desc')
    .limit(first + 1);
  if (scope.kind === 'own') query = query.where('ticket.cvegeo', 'in', [...scope.cvegeos]);
  if (scope.kind === 'shared') {
    query = query.where('ticket.is_shared', '=', true);
    if (scope.besides.length > 0) query = query.where('ticket.cvegeo', 'not in', [...scope.besides]);
  }
  if (state !== null) query = query.where('ticket.state', '=', state);
  if (topic !== null) query = query.where('ticket.topic', '=', topic);
  if (cvegeo !== null) query = query.where('ticket.cvegeo', '=', cvegeo);
  if (after !== null) query = query.where('ticket.id', '<', after);
  return query.execute();
}

export async function addTicket(
  trx: Trx,
  ticket: {
    cvegeo: string;
    topic: TicketTopic;
    title: string;
    body: string;
    isShared: boolean;
    at: Date;
    accountId: string | null;
  },
): Promise<{ id: string; number: number }> {
  return trx
    .insertInto('registry.ticket')
    .values({
      cvegeo: ticket.cvegeo,
      topic: ticket.topic,
      title: ticket.title,
      body: ticket.body,
      is_shared: ticket.isShared,
      opened_at: ticket.at,
      opened_by: ticket.accountId,
      first_answered_at: null,
      first_answer_minutes: null,
      solved_at: null,
      solution_minutes: null,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

/** Changes how a ticket stands; what is left out stays. */
export async function putTicket(
  trx: Trx,
  id: string,
  change: {
    state?: TicketState;
    is_shared?: boolean;
    first_answered_at?: Date;
    first_answer_minutes?: number;
    solved_at?: Date | null;
    solution_minutes?: number | null;
  },
): Promise<void> {
  await trx.updateTable('registry.ticket').set(change).where('id', '=', id).execute();
}

export type ReplySide = 'squad' | 'peer' | 'own';

export async function addReply(
  trx: Trx,
  reply: {
    ticketId: string;
    side: ReplySide;
    cvegeo: string | null;
    body: string;
    at: Date;
    accountId: string | null;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.ticket_reply')
    .values({
      ticket_id: reply.ticketId,
      side: reply.side,
      cvegeo: reply.cvegeo,
      body: reply.body,
      written_at: reply.at,
      written_by: reply.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function listReplies(db: Database, ticketId: string) {
  return db
    .selectFrom('registry.ticket_reply as reply')
    .leftJoin('registry.government as government', 'government.cvegeo', 'reply.cvegeo')
    .select([
      'reply.id',
      'reply.side',
      'government.name as government_name',
      'reply.body',
      'reply.written_at',
    ])
    .where('reply.ticket_id', '=', ticketId)
    .orderBy('reply.id')
    .execute();
}

/** How fast answers come, over the tickets opened since an instant; medians in minutes of business time. */
export async function measureTickets(
  db: Database,
  since: Date,
  { targetMinutes }: { targetMinutes: number },
) {
  const { rows } = await sql<{
    opened: number;
    waiting: number;
    solved: number;
    first_answer_minutes: number | null;
    solution_minutes: number | null;
    answered_in_time: number;
    answered: number;
  }>`
    select count(*) as opened,
      count(*) filter (where state = 'open') as waiting,
      count(*) filter (where state = 'solved') as solved,
      count(first_answer_minutes) as answered,
      count(*) filter (where first_answer_minutes <= ${targetMinutes}) as answered_in_time,
      percentile_disc(0.5) within group (order by first_answer_minutes) as first_answer_minutes,
      percentile_disc(0.5) within group (order by solution_minutes) as solution_minutes
    from registry.ticket where opened_at >= ${since}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('An aggregate without groups always has a row.');
  return row;
}
