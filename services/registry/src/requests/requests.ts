import {
  answerDueOn,
  can,
  dataRequestTransitions,
  governmentsFor,
  lexemeLikeness,
  likelySame,
  nextState,
  normalizeCvegeo,
  openRequestStates,
  type Actor,
  type DataRequestState,
  type Result,
} from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { Confirmations, WritingRefusal } from '../public-writing/confirmations.ts';
import { writerOf } from '../public-writing/writer.ts';
import * as queries from './request-queries.ts';
import { authorizeSomewhere } from './somewhere.ts';
import * as votes from './vote-queries.ts';

/** Governments that somebody answers for. */
const answering = new Set<string | null>(['approved', 'active', 'dormant']);

export type RequestWish = Omit<queries.NewRequest, 'cvegeo'> & { cvegeo: string; email?: string | undefined };
export type WorkPage = {
  government: string | undefined;
  states: readonly DataRequestState[] | undefined;
  first: number;
  after: { dueOn: string; id: string } | null;
};

/** What the public asks for: writing, finding alike, supporting; and the lists of those who work on it. */
export function createRequests(deps: RegistryDeps, { confirmations }: { confirmations: Confirmations }) {
  const { db, clock } = deps;

  return {
    /** For anybody. It is public once its author's e-mail is confirmed, at once for who signed in. */
    async submit(
      actor: Actor,
      wish: RequestWish,
    ): Promise<
      Result<
        { id: string; isPublic: boolean },
        WritingRefusal | 'unknown-government' | 'government-not-in-network'
      >
    > {
      const cvegeo = normalizeCvegeo(wish.cvegeo);
      const member = cvegeo === null ? null : await findMember(db, cvegeo);
      if (cvegeo === null || !member) return { ok: false, reason: 'unknown-government' };
      if (!answering.has(member.state)) return { ok: false, reason: 'government-not-in-network' };
      const writer = await writerOf(db, actor, wish);
      if (!writer) return { ok: false, reason: 'email-required' };
      return transaction(db, { name: 'submit data request' }, async (trx) => {
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const at = clock.now();
        const id = await queries.addRequest(trx, {
          ...wish,
          cvegeo,
          receivedAt: at,
          dueOn: answerDueOn(cvegeo, at),
        });
        const vote = await votes.addVote(trx, {
          requestId: id,
          email: writer.email,
          name: wish.requesterName,
          isAuthor: true,
          at,
        });
        await confirmations.ask(trx, writer, { kind: 'vote', subjectId: vote.id, title: wish.title });
        return { ok: true, id, isPublic: writer.isKnown };
      });
    },

    /** Adds somebody to a request, once; the answer is the same whether they were there already or not. */
    async support(
      actor: Actor,
      id: string,
      form: { email?: string | undefined },
    ): Promise<
      Result<{ isCounted: boolean }, WritingRefusal | 'request-not-found' | 'request-state-refuses'>
    > {
      const writer = await writerOf(db, actor, form);
      if (!writer) return { ok: false, reason: 'email-required' };
      return transaction(db, { name: 'support data request' }, async (trx) => {
        const request = await queries.lockRequest(trx, id);
        if (!request || request.state === 'received') return { ok: false, reason: 'request-not-found' };
        if (!openRequestStates.includes(request.state)) return { ok: false, reason: 'request-state-refuses' };
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const at = clock.now();
        const vote = await votes.addVote(trx, {
          requestId: id,
          email: writer.email,
          name: null,
          isAuthor: false,
          at,
        });
        if (!vote.isConfirmed)
          await confirmations.ask(trx, writer, { kind: 'vote', subjectId: vote.id, title: request.title });
        return { ok: true, isCounted: writer.isKnown };
      });
    },

    /** Public requests to a government that may be the same wish, the most alike first; at most five. */
    async similar(wish: { cvegeo: string; title: string; except?: string }) {
      const lexemes = await queries.lexemesOf(db, wish.title);
      const found = await queries.requestsWithLexemes(db, {
        cvegeo: wish.cvegeo,
        lexemes,
        except: wish.except ?? null,
      });
      return found
        .map((request) => ({ ...request, likeness: lexemeLikeness(lexemes, request.lexemes) }))
        .filter(({ likeness }) => likeness >= likelySame)
        .toSorted((a, b) => b.likeness - a.likeness || b.votes - a.votes)
        .slice(0, 5);
    },

    /** The requests a person works on, the soonest due first; one more than `first` when there are more. */
    list(actor: Actor, page: WorkPage): Promise<queries.DataRequest[]> {
      authorizeSomewhere(actor, 'request.read-private');
      const mine = governmentsFor(actor, 'request.read-private');
      const { government, states = openRequestStates, first, after } = page;
      const governments =
        government === undefined
          ? mine
          : can(actor, 'request.read-private', { cvegeo: government })
            ? [government]
            : [];
      return queries.listRequests(db, { governments, states, first, after });
    },

    /** One request with what is not public; who may not read it finds nothing. */
    async read(
      actor: Actor,
      id: string,
    ): Promise<Result<{ request: queries.DataRequest; events: string[] }, 'request-not-found'>> {
      authorizeSomewhere(actor, 'request.read-private');
      const request = await queries.findRequest(db, id);
      if (!request || request.state === 'received') return { ok: false, reason: 'request-not-found' };
      const resource = { cvegeo: request.cvegeo };
      authorize(actor, 'request.read-private', resource);
      const accepts = (event: 'check' | 'answer' | 'merge' | 'reject') =>
        nextState(dataRequestTransitions, request.state, event) !== null;
      const maySquad = can(actor, 'request.check', resource);
      const mayAnswer =
        can(actor, 'request.answer', resource) &&
        (request.state !== 'answered' || request.answer === 'planned');
      const events = (['check', 'merge', 'reject'] as const).filter((event) => maySquad && accepts(event));
      return {
        ok: true,
        request,
        events: [...events, ...(mayAnswer && accepts('answer') ? ['answer'] : [])],
      };
    },
  };
}

export type Requests = ReturnType<typeof createRequests>;
