import {
  dateInWords,
  actorReference,
  addDays,
  dateAt,
  dateInMexicoCity,
  isDayOver,
  mostRanked,
  tallyBallots,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction, type ConsultationOption } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Confirmations, WritingRefusal } from '../public-writing/confirmations.ts';
import { writerOf } from '../public-writing/writer.ts';
import { authorizeSomewhere } from '../requests/somewhere.ts';
import * as queries from './consultation-queries.ts';

/** Whose calendar a round of the whole network follows. */
const networkKey = '09';
const isOver = ({ closes_on, cvegeo }: { closes_on: string; cvegeo: string | null }, now: Date) =>
  isDayOver(closes_on, cvegeo ?? networkKey, now);

/** What a confirmed e-mail does for a ballot: it counts, if the round is still open. */
export function createBallotConfirmation({ clock }: RegistryDeps) {
  return async function confirmBallot(trx: Trx, ballotId: string): Promise<{ path: string }> {
    const ballot = await queries.findBallot(trx, ballotId);
    if (!ballot) return { path: '/consultas' };
    const path = `/consultas/${ballot.consultation_id}`;
    const consultation = await queries.lockConsultation(trx, ballot.consultation_id);
    const now = clock.now();
    if (!consultation || consultation.state !== 'open' || isOver(consultation, now)) return { path };
    await queries.confirmBallot(trx, ballotId, now);
    const ballots = (await queries.rankingsOf(trx, consultation.id)).length;
    await queries.showConsultation(trx, consultation, {
      options: await queries.optionsOf(trx, consultation.id),
      ballots,
    });
    return { path };
  };
}

/** Rounds in which people rank what to open next: opened by a government or the network, closed by the calendar. */
export function createConsultations(
  deps: RegistryDeps,
  { confirmations, notifications }: { confirmations: Confirmations; notifications: Notifications },
) {
  const { db, clock } = deps;

  /** Counts a locked round and closes it; the result is public from then on. */
  async function count(trx: Trx, actor: Actor, consultation: queries.Consultation): Promise<void> {
    const rankings = await queries.rankingsOf(trx, consultation.id);
    const result: ConsultationOption[] = tallyBallots(
      await queries.optionsOf(trx, consultation.id),
      rankings,
    );
    const closedAt = clock.now();
    await queries.putConsultation(trx, consultation.id, { state: 'closed', closed_at: closedAt });
    const closed = { ...consultation, state: 'closed' as const, closed_at: closedAt };
    await queries.showConsultation(trx, closed, { options: result, ballots: rankings.length });
    const entry = {
      kind: 'consultation.closed' as const,
      subject: `consultation:${consultation.id}`,
      cvegeo: consultation.cvegeo,
      cause: 'terminó su plazo',
      detail: { ballots: rankings.length, result: result.map(({ id, points }) => ({ id, points })) },
    };
    await appendToLedger(trx, [entry], { actor, clock });
  }

  return {
    /** What the round could ask about: open requests with the most votes, and what the inventory lists. */
    async proposals(actor: Actor, cvegeo: string): Promise<queries.NewOption[]> {
      authorize(actor, 'consultation.manage', { cvegeo });
      return queries.proposalsFor(db, cvegeo);
    },

    /** Opens a round at once, until the end of its last day. */
    async open(
      actor: Actor,
      wish: {
        cvegeo: string | null;
        title: string;
        description: string;
        closesOn: string;
        options: readonly queries.NewOption[];
      },
    ): Promise<Result<{ id: string }, 'unknown-government' | 'planned-date-passed'>> {
      authorize(actor, 'consultation.manage', { cvegeo: wish.cvegeo });
      if (wish.cvegeo !== null && !(await findMember(db, wish.cvegeo)))
        return { ok: false, reason: 'unknown-government' };
      const at = clock.now();
      if (wish.closesOn < dateAt(wish.cvegeo ?? networkKey, at))
        return { ok: false, reason: 'planned-date-passed' };
      return transaction(db, { name: 'open consultation' }, async (trx) => {
        const id = await queries.addConsultation(trx, { ...wish, at, by: actorReference(actor) });
        const consultation = await queries.lockConsultation(trx, id);
        if (!consultation) throw new Error('the round that was just added is gone');
        await queries.showConsultation(trx, consultation, {
          options: await queries.optionsOf(trx, id),
          ballots: 0,
        });
        const audience = wish.cvegeo === null ? { role: 'squad' as const } : { officialsOf: wish.cvegeo };
        await notifications.notify(trx, audience, {
          kind: 'consultation.opened',
          cvegeo: wish.cvegeo,
          title: `Consulta abierta: ${wish.title}`,
          body: `La ciudadanía puede ordenar ${wish.options.length} opciones hasta el ${dateInWords(wish.closesOn)}. Compártala.`,
          path: `/consultas/${id}`,
          about: `consultation:${id}:opened`,
        });
        const entry = {
          kind: 'consultation.opened' as const,
          subject: `consultation:${id}`,
          cvegeo: wish.cvegeo,
          detail: { closesOn: wish.closesOn, options: wish.options.length },
        };
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true, id };
      });
    },

    /** Somebody's order of the options, once per person; who signed in may change theirs while the round is open. */
    async vote(
      actor: Actor,
      id: string,
      ballot: { ranking: readonly string[]; email?: string | undefined },
    ): Promise<
      Result<
        { isCounted: boolean },
        WritingRefusal | 'consultation-not-found' | 'consultation-closed' | 'consultation-option-unknown'
      >
    > {
      const writer = await writerOf(db, actor, ballot);
      if (!writer) return { ok: false, reason: 'email-required' };
      return transaction(db, { name: 'vote in consultation' }, async (trx) => {
        const consultation = await queries.lockConsultation(trx, id);
        if (!consultation) return { ok: false, reason: 'consultation-not-found' };
        const at = clock.now();
        if (consultation.state !== 'open' || isOver(consultation, at))
          return { ok: false, reason: 'consultation-closed' };
        const known = new Set((await queries.optionsOf(trx, id)).map((option) => option.id));
        const isFit =
          ballot.ranking.length <= mostRanked &&
          new Set(ballot.ranking).size === ballot.ranking.length &&
          ballot.ranking.every((option) => known.has(option));
        if (!isFit) return { ok: false, reason: 'consultation-option-unknown' };
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const ballotId = await queries.addBallot(trx, {
          consultationId: id,
          email: writer.email,
          ranking: ballot.ranking,
          at,
          mayReplace: writer.isKnown,
        });
        if (ballotId !== null)
          await confirmations.ask(trx, writer, {
            kind: 'ballot',
            subjectId: ballotId,
            title: consultation.title,
          });
        return { ok: true, isCounted: writer.isKnown };
      });
    },

    /** Says, once it is closed, what will be done with the result. */
    conclude(
      actor: Actor,
      id: string,
      { outcome }: { outcome: string },
    ): Promise<Result<object, 'consultation-not-found' | 'consultation-closed'>> {
      authorizeSomewhere(actor, 'consultation.manage');
      return transaction(db, { name: 'conclude consultation' }, async (trx) => {
        const consultation = await queries.lockConsultation(trx, id);
        if (!consultation) return { ok: false, reason: 'consultation-not-found' };
        authorize(actor, 'consultation.manage', { cvegeo: consultation.cvegeo });
        if (consultation.state !== 'closed') return { ok: false, reason: 'consultation-closed' };
        await queries.putConsultation(trx, id, { outcome });
        await trx.updateTable('national.consultation').set({ outcome }).where('id', '=', id).execute();
        return { ok: true };
      });
    },

    /** The calendar's step: closes and counts the rounds whose last day is over; returns how many. */
    async closeOver(actor: Actor): Promise<number> {
      const now = clock.now();
      const over = (await queries.listOpenUntil(db, addDays(dateInMexicoCity(now), 1))).filter((one) =>
        isOver(one, now),
      );
      for (const { id } of over) {
        await transaction(db, { name: 'close consultation' }, async (trx) => {
          const consultation = await queries.lockConsultation(trx, id);
          if (consultation?.state === 'open') await count(trx, actor, consultation);
        });
      }
      return over.length;
    },
  };
}

export type Consultations = ReturnType<typeof createConsultations>;
