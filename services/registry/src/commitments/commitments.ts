import {
  actorReference,
  can,
  dateInMexicoCity,
  governmentsFor,
  kindestDate,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import * as queries from './commitment-queries.ts';
import { clauseOf } from './commitment-words.ts';
import { putException } from './commitment-writes.ts';
import { lastLedgerSeq, moveCursor, readCursor } from './cursor-queries.ts';
import { createSettling } from './settle-commitments.ts';
import { termOf } from './sight.ts';

const calendar: Actor = { kind: 'system', name: 'calendar' };

/** What governments promised in their agreements: measured by the network, lifted by a coordinator with a reason. */
export function createCommitments(deps: RegistryDeps, { notifications }: { notifications: Notifications }) {
  const { db, clock } = deps;
  const settle = createSettling(deps, { notifications });

  async function read(
    actor: Actor,
    id: string,
  ): Promise<Result<{ commitment: queries.Commitment }, 'commitment-not-found'>> {
    if (governmentsFor(actor, 'commitment.read').length === 0) throw refusal(actor, 'commitment.read');
    const commitment = await queries.findCommitment(db, id);
    return commitment && can(actor, 'commitment.read', commitment)
      ? { ok: true, commitment }
      : { ok: false, reason: 'commitment-not-found' };
  }

  return {
    read,

    /** Of the governments the actor may read, what is due first before; one more than `first` if there are. */
    list(actor: Actor, page: Omit<queries.CommitmentPage, 'governments'>) {
      const own = governmentsFor(actor, 'commitment.read');
      if (own.length === 0) throw refusal(actor, 'commitment.read');
      const wholeStates =
        own === 'all' ? [] : own.filter((key) => can(actor, 'commitment.read', { cvegeo: `${key}001` }));
      const governments = own === 'all' ? 'all' : { own, wholeStates };
      return queries.listCommitments(db, { ...page, governments });
    },

    /**
     * A coordinator lifts a commitment that is not kept, for a reason that is public. It is final: the commitment is no
     * longer measured, reminded of or told of.
     */
    except(
      actor: Actor,
      id: string,
      { reason }: { reason: string },
    ): Promise<Result<object, 'commitment-not-found' | 'commitment-kept' | 'commitment-ended'>> {
      authorize(actor, 'commitment.except', { cvegeo: null });
      return transaction(db, { name: 'except commitment' }, async (trx) => {
        const commitment = await queries.lockCommitment(trx, id);
        if (!commitment) return { ok: false, reason: 'commitment-not-found' };
        if (!commitment.is_in_force) return { ok: false, reason: 'commitment-ended' };
        if (!['pending', 'overdue', 'lapsed'].includes(commitment.state))
          return { ok: false, reason: 'commitment-kept' };
        const at = clock.now();
        const on = kindestDate(commitment.cvegeo, at);
        await putException(trx, id, { reason, at, on, by: actorReference(actor) });
        const { cvegeo, folio, memorandum_id: memorandumId, due_on: dueOn } = commitment;
        const entry = {
          kind: 'commitment.excepted' as const,
          subject: `commitment:${id}`,
          cvegeo,
          cause: reason,
          detail: { folio, memorandumId, dueOn, commitment: clauseOf(termOf(commitment)), on },
        };
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true };
      });
    },

    /**
     * Every minute: measures the governments the ledger told of since the last time (what was published here and
     * harvested, who was designated, what was answered) and those whose last day is over. Returns how many
     * commitments changed state. What fails is measured again the next time.
     */
    async follow(): Promise<number> {
      const since = await readCursor(db);
      const until = await lastLedgerSeq(db);
      const today = dateInMexicoCity(clock.now());
      const touched = await queries.governmentsToMeasure(db, { since, until });
      const due = await queries.governmentsPastDue(db, today);
      const changed = await settle([...new Set([...touched, ...due])], calendar);
      if (since === null || until > since) await moveCursor(db, until);
      return changed;
    },

    /** A new day: everything grows older, and reminders are due. Twice a day changes nothing the second time. */
    async turn(actor: Actor): Promise<number> {
      authorize(actor, 'commitment.except', { cvegeo: null });
      const until = await lastLedgerSeq(db);
      return settle(await queries.governmentsToMeasure(db, { since: null, until }), actor);
    },
  };
}

export type Commitments = ReturnType<typeof createCommitments>;
