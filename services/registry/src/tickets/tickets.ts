import {
  businessMinutesBetween,
  can,
  firstAnswerTargetMinutes,
  governmentsFor,
  nextState,
  ticketTransitions,
  type Actor,
  type Result,
  type TicketState,
  type TicketTopic,
} from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import * as queries from './ticket-queries.ts';

const measuredMs = 365 * 86_400_000;
const pathOf = (id: string) => `/panel/consultas/${id}`;
const accountOf = (actor: Actor) => (actor.kind === 'person' ? actor.accountId : null);

/** Governments ask the squad and, when they share it, each other; how long an answer took is counted in business time. */
export function createTickets(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  /** The governments for which somebody may ask, and so answer their peers. */
  const ownOf = (actor: Actor): string[] => {
    const keys = governmentsFor(actor, 'ticket.open');
    return keys === 'all' ? [] : keys;
  };

  /** On which side of a ticket somebody writes; null: it is not theirs to see. */
  function sideOf(actor: Actor, ticket: queries.TicketRow): queries.ReplySide | null {
    if (can(actor, 'ticket.open', { cvegeo: ticket.cvegeo })) return 'own';
    if (can(actor, 'ticket.answer', { cvegeo: null })) return 'squad';
    return ticket.is_shared && ownOf(actor).length > 0 ? 'peer' : null;
  }

  async function lockVisible(trx: Trx, actor: Actor, id: string) {
    const ticket = await queries.lockTicket(trx, id);
    const side = ticket ? sideOf(actor, ticket) : null;
    // Another government's ticket is answered like one that does not exist.
    return ticket && side ? { ticket, side } : null;
  }

  function seesTickets(actor: Actor): boolean {
    return can(actor, 'ticket.answer', { cvegeo: null }) || ownOf(actor).length > 0;
  }

  return {
    /** For a government's own people: asks the squad, and its peers too when it is shared. */
    open(
      actor: Actor,
      question: { cvegeo: string; topic: TicketTopic; title: string; body: string; isShared: boolean },
    ): Promise<{ id: string; number: number }> {
      authorize(actor, 'ticket.open', question);
      return transaction(db, { name: 'open ticket' }, async (trx) => {
        const at = clock.now();
        const ticket = await queries.addTicket(trx, { ...question, at, accountId: accountOf(actor) });
        await notifications.notify(
          trx,
          { role: 'squad' },
          {
            kind: 'ticket.received',
            cvegeo: question.cvegeo,
            title: `Consulta ${ticket.number}: ${question.title}`.slice(0, 200),
            body: question.body,
            path: pathOf(ticket.id),
            about: `ticket:${ticket.id}`,
          },
        );
        return ticket;
      });
    },

    /** Everybody's for the squad; for the rest, their governments' own or those that others share. */
    list(
      actor: Actor,
      page: Omit<Parameters<typeof queries.listTickets>[1], 'scope'> & { isShared: boolean },
    ) {
      if (!seesTickets(actor)) throw refusal(actor, 'ticket.open');
      const own = ownOf(actor);
      const { isShared, ...rest } = page;
      if (isShared) return queries.listTickets(db, { ...rest, scope: { kind: 'shared', besides: own } });
      const scope: queries.TicketScope = can(actor, 'ticket.answer', { cvegeo: null })
        ? { kind: 'all' }
        : { kind: 'own', cvegeos: own };
      return queries.listTickets(db, { ...rest, scope });
    },

    /** A ticket with what was written in it, and on which side the reader is. */
    async read(actor: Actor, id: string) {
      if (!seesTickets(actor)) throw refusal(actor, 'ticket.open');
      const ticket = await queries.findTicket(db, id);
      const side = ticket ? sideOf(actor, ticket) : null;
      if (!ticket || !side) return null;
      return { ticket, side, replies: await queries.listReplies(db, id) };
    },

    /** Writes in a ticket. The first answer, of the squad or of a peer, is timed; asking again reopens a solved one. */
    reply(
      actor: Actor,
      id: string,
      { body }: { body: string },
    ): Promise<Result<{ id: string; state: TicketState }, 'ticket-not-found'>> {
      if (!seesTickets(actor)) throw refusal(actor, 'ticket.open');
      return transaction(db, { name: 'reply to ticket' }, async (trx) => {
        const found = await lockVisible(trx, actor, id);
        if (!found) return { ok: false, reason: 'ticket-not-found' };
        const { ticket, side } = found;
        const at = clock.now();
        const cvegeo = side === 'own' ? ticket.cvegeo : side === 'peer' ? (ownOf(actor)[0] ?? null) : null;
        const replyId = await queries.addReply(trx, {
          ticketId: id,
          side,
          cvegeo,
          body,
          at,
          accountId: accountOf(actor),
        });
        const event =
          side !== 'own'
            ? 'answer'
            : ticket.state === 'solved'
              ? ('reopen' as const)
              : ('ask-again' as const);
        const state = nextState(ticketTransitions, ticket.state, event) ?? ticket.state;
        await queries.putTicket(trx, id, {
          state,
          ...(side !== 'own' &&
            ticket.first_answered_at === null && {
              first_answered_at: at,
              first_answer_minutes: businessMinutesBetween(ticket.opened_at, at),
            }),
          ...(event === 'reopen' && { solved_at: null, solution_minutes: null }),
        });
        await notifications.notify(trx, side === 'own' ? { role: 'squad' } : { officialsOf: ticket.cvegeo }, {
          kind: side === 'own' ? 'ticket.received' : 'ticket.answered',
          cvegeo: ticket.cvegeo,
          title: `Consulta ${ticket.number}: ${ticket.title}`.slice(0, 200),
          body,
          path: pathOf(id),
          about: `ticket-reply:${replyId}`,
        });
        return { ok: true, id: replyId, state };
      });
    },

    /** For who asked, or the squad: it is solved. */
    solve(
      actor: Actor,
      id: string,
    ): Promise<Result<{ state: TicketState }, 'ticket-not-found' | 'ticket-unanswered'>> {
      if (!seesTickets(actor)) throw refusal(actor, 'ticket.open');
      return transaction(db, { name: 'solve ticket' }, async (trx) => {
        const found = await lockVisible(trx, actor, id);
        if (!found || found.side === 'peer') return { ok: false, reason: 'ticket-not-found' };
        const { ticket } = found;
        if (ticket.state === 'solved') return { ok: true, state: ticket.state };
        const state = nextState(ticketTransitions, ticket.state, 'solve');
        if (state === null) return { ok: false, reason: 'ticket-unanswered' };
        const at = clock.now();
        await queries.putTicket(trx, id, {
          state,
          solved_at: at,
          solution_minutes: businessMinutesBetween(ticket.opened_at, at),
        });
        return { ok: true, state };
      });
    },

    /** For who asked: other governments may read it and answer, or no longer. */
    share(
      actor: Actor,
      id: string,
      { isShared }: { isShared: boolean },
    ): Promise<Result<object, 'ticket-not-found'>> {
      if (!seesTickets(actor)) throw refusal(actor, 'ticket.open');
      return transaction(db, { name: 'share ticket' }, async (trx) => {
        const found = await lockVisible(trx, actor, id);
        if (found?.side !== 'own') return { ok: false, reason: 'ticket-not-found' };
        await queries.putTicket(trx, id, { is_shared: isShared });
        return { ok: true };
      });
    },

    /** Public: how fast the squad and the peers answered in the last year. */
    async times() {
      const since = new Date(clock.now().getTime() - measuredMs);
      return queries.measureTickets(db, since, { targetMinutes: firstAnswerTargetMinutes });
    },
  };
}

export type Tickets = ReturnType<typeof createTickets>;
