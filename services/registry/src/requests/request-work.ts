import {
  actorReference,
  dataRequestTransitions,
  dateAt,
  isDayOver,
  nextState,
  openRequestStates,
  type Actor,
  type DataRequestEvent,
  type LegalBasisId,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { recount } from './publish-request.ts';
import * as notices from './request-notices.ts';
import * as queries from './request-queries.ts';
import { isDatasetNear, showRequest } from './request-view-queries.ts';
import { authorizeSomewhere } from './somewhere.ts';
import { tellPeople } from './tell-people.ts';
import * as votes from './vote-queries.ts';

export type RequestAnswer =
  | { answer: 'opened'; datasetId: string; text: string | null }
  | { answer: 'planned'; plannedOn: string; text: string | null }
  | { answer: 'refused'; legalBasis: LegalBasisId; text: string };

type Stale = 'request-not-found' | 'request-state-refuses';

const entryOf = (
  kind: 'request.answered' | 'request.merged' | 'request.rejected',
  request: queries.DataRequest,
  told: { cause: string; detail?: Record<string, unknown> },
): LedgerEntry => ({
  kind,
  subject: `request:${request.id}`,
  cvegeo: request.cvegeo,
  cause: told.cause,
  detail: { folio: request.folio, ...told.detail },
});

const answerCauses = {
  opened: 'el dato se publicó',
  planned: 'el dato tiene fecha',
  refused: 'la ley no permite abrirlo',
} as const;

/** What the squad and the government do with a request. */
export function createRequestWork(deps: RegistryDeps) {
  const { db, clock } = deps;

  async function take(
    trx: Trx,
    id: string,
    event: DataRequestEvent,
  ): Promise<Result<{ request: queries.DataRequest; state: queries.DataRequest['state'] }, Stale>> {
    const request = await queries.lockRequest(trx, id);
    if (!request || request.state === 'received') return { ok: false, reason: 'request-not-found' };
    const state = nextState(dataRequestTransitions, request.state, event);
    return state === null ? { ok: false, reason: 'request-state-refuses' } : { ok: true, request, state };
  }

  async function changeAndShow(
    trx: Trx,
    request: queries.DataRequest,
    change: Parameters<typeof queries.putRequest>[2],
  ): Promise<queries.DataRequest> {
    await queries.putRequest(trx, request.id, change);
    const changed = { ...request, ...change };
    await showRequest(trx, changed);
    return changed;
  }

  return {
    /** The squad finds it valid, and may say which theme it is of. */
    check(actor: Actor, id: string, { themeId }: { themeId: string | null }): Promise<Result<object, Stale>> {
      authorize(actor, 'request.check', { cvegeo: null });
      return transaction(db, { name: 'check data request' }, async (trx) => {
        const taken = await take(trx, id, 'check');
        if (!taken.ok) return taken;
        await changeAndShow(trx, taken.request, {
          state: taken.state,
          theme_id: themeId ?? taken.request.theme_id,
          checked_at: clock.now(),
          checked_by: actorReference(actor),
        });
        return { ok: true };
      });
    },

    /** The squad does not take it: its text is no longer shown, the reason is. */
    reject(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<object, Stale>> {
      authorize(actor, 'request.check', { cvegeo: null });
      return transaction(db, { name: 'reject data request' }, async (trx) => {
        const taken = await take(trx, id, 'reject');
        if (!taken.ok) return taken;
        const rejected = await changeAndShow(trx, taken.request, {
          state: taken.state,
          rejection_reason: reason,
          checked_at: clock.now(),
          checked_by: actorReference(actor),
        });
        await tellPeople(trx, await votes.supportersOf(trx, id), notices.rejectedNotice(rejected));
        const entry = entryOf('request.rejected', rejected, { cause: 'no se admitió' });
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true };
      });
    },

    /** Two requests are the same wish: the people of this one move to the other, each counted once. */
    merge(
      actor: Actor,
      id: string,
      { into }: { into: string },
    ): Promise<Result<object, Stale | 'request-merge-refused'>> {
      authorize(actor, 'request.check', { cvegeo: null });
      return transaction(db, { name: 'merge data requests' }, async (trx) => {
        // Always in the same order, so that two merges of the same pair cannot wait for each other.
        for (const each of [id, into].toSorted()) await queries.lockRequest(trx, each);
        const taken = await take(trx, id, 'merge');
        if (!taken.ok) return taken;
        const target = await queries.findRequest(trx, into);
        const isFit =
          target !== undefined &&
          into !== id &&
          target.cvegeo === taken.request.cvegeo &&
          openRequestStates.includes(target.state);
        if (!isFit) return { ok: false, reason: 'request-merge-refused' };
        const people = await votes.supportersOf(trx, id);
        await votes.moveVotes(trx, { from: id, into });
        await recount(trx, into);
        const merged = await changeAndShow(trx, taken.request, { state: taken.state, merged_into: into });
        await tellPeople(trx, people, notices.mergedNotice(merged, target));
        const entry = entryOf('request.merged', merged, {
          cause: `pide lo mismo que la ${target.folio}`,
          detail: { into },
        });
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true };
      });
    },

    /**
     * The government answers: with a dataset, with a date, or with the legal basis for not opening it. A promise with a
     * date may be answered again; everything else is final. Late is what comes after its last day was over at home and
     * in Mexico City.
     */
    answer(
      actor: Actor,
      id: string,
      given: RequestAnswer,
    ): Promise<Result<{ isLate: boolean }, Stale | 'dataset-not-of-government' | 'planned-date-passed'>> {
      authorizeSomewhere(actor, 'request.answer');
      return transaction(db, { name: 'answer data request' }, async (trx) => {
        const request = await queries.lockRequest(trx, id);
        if (!request || request.state === 'received') return { ok: false, reason: 'request-not-found' };
        // Its government is known once it is read, and with it who may answer.
        authorize(actor, 'request.answer', { cvegeo: request.cvegeo });
        const isAgain = request.state === 'answered';
        const mayAnswer = nextState(dataRequestTransitions, request.state, 'answer') !== null;
        if (!mayAnswer || (isAgain && request.answer !== 'planned'))
          return { ok: false, reason: 'request-state-refuses' };
        const at = clock.now();
        if (given.answer === 'opened' && !(await isDatasetNear(trx, given.datasetId, request.cvegeo)))
          return { ok: false, reason: 'dataset-not-of-government' };
        if (given.answer === 'planned' && given.plannedOn < dateAt(request.cvegeo, at))
          return { ok: false, reason: 'planned-date-passed' };
        const isLate = isAgain ? request.is_late : isDayOver(request.due_on, request.cvegeo, at);
        const answered = await changeAndShow(trx, request, {
          state: 'answered',
          answer: given.answer,
          answer_text: given.text,
          dataset_id: given.answer === 'opened' ? given.datasetId : null,
          planned_on: given.answer === 'planned' ? given.plannedOn : null,
          legal_basis: given.answer === 'refused' ? given.legalBasis : null,
          answered_at: isAgain ? request.answered_at : at,
          answered_by: actorReference(actor),
          is_late: isLate,
        });
        await tellPeople(trx, await votes.supportersOf(trx, id), notices.answeredNotice(answered, at));
        const entry = entryOf('request.answered', answered, {
          cause: answerCauses[given.answer],
          detail: {
            answer: given.answer,
            isLate,
            ...(given.answer === 'opened' && { datasetId: given.datasetId }),
            ...(given.answer === 'planned' && { plannedOn: given.plannedOn }),
            ...(given.answer === 'refused' && { legalBasis: given.legalBasis }),
          },
        });
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true, isLate };
      });
    },
  };
}

export type RequestWork = ReturnType<typeof createRequestWork>;
