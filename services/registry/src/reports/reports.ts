import {
  actorReference,
  answerDueOn,
  can,
  dateInMexicoCity,
  governmentsFor,
  isDayOver,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction, type ReportAnswer, type ReportKind } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Confirmations, WritingRefusal } from '../public-writing/confirmations.ts';
import { writerOf } from '../public-writing/writer.ts';
import { createDeadlines, type Awaiting } from '../requests/deadlines.ts';
import { authorizeSomewhere } from '../requests/somewhere.ts';
import { tellPeople } from '../requests/tell-people.ts';
import { reportAnsweredNotice, reportDeadlineNotice, reportReceivedNotice } from './report-notices.ts';
import * as queries from './report-queries.ts';

type Stale = 'report-not-found' | 'report-state-refuses';

const awaitingAnswer: Awaiting<queries.DatasetReport> = {
  name: 'dataset reports',
  list: (db, { dueUntil, after, limit }) =>
    db
      .selectFrom('registry.dataset_report')
      .select('id')
      .where('state', '=', 'published')
      .where('is_late', '=', false)
      .where('due_on', '<=', dueUntil)
      .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  async lock(trx, id) {
    const report = await queries.lockReport(trx, id);
    return report?.state === 'published' ? report : undefined;
  },
  async markLate(trx, report) {
    await queries.putReport(trx, report.id, { is_late: true });
    await queries.showReport(trx, { ...report, is_late: true });
  },
  notice: reportDeadlineNotice,
  overdueEntry: ({ id, cvegeo, folio, due_on: dueOn }) => ({
    kind: 'report.overdue',
    subject: `report:${id}`,
    cvegeo,
    cause: 'terminó el plazo para responderlo',
    detail: { folio, dueOn },
  }),
};

/** What a confirmed e-mail does for a report: it becomes public, and the government's days run. */
export function createReportConfirmation(
  { clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  return async function confirmReport(trx: Trx, id: string): Promise<{ path: string }> {
    const report = await queries.lockReport(trx, id);
    if (!report) return { path: '/buscar' };
    const path = `/datasets/${report.dataset_id}`;
    if (report.state !== 'received') return { path };
    await lockMember(trx, report.cvegeo);
    const at = clock.now();
    const change = {
      state: 'published' as const,
      folio: await queries.nextReportFolio(trx, report.cvegeo, dateInMexicoCity(at).slice(0, 4)),
      received_at: at,
      due_on: answerDueOn(report.cvegeo, at),
    };
    await queries.putReport(trx, id, change);
    const published = { ...report, ...change };
    await queries.showReport(trx, published);
    await notifications.notify(trx, { officialsOf: report.cvegeo }, reportReceivedNotice(published));
    return { path };
  };
}

/** Problems that the public finds in a dataset: written, answered by its government, or not taken by the squad. */
export function createReports(
  deps: RegistryDeps,
  { confirmations, notifications }: { confirmations: Confirmations; notifications: Notifications },
) {
  const { db, clock } = deps;

  return {
    /** For anybody; public once its author's e-mail is confirmed. */
    async submit(
      actor: Actor,
      wish: { datasetId: string; kind: ReportKind; description: string; email?: string | undefined },
    ): Promise<Result<{ isPublic: boolean }, WritingRefusal | 'dataset-not-found'>> {
      const dataset = await queries.findDataset(db, wish.datasetId);
      if (!dataset) return { ok: false, reason: 'dataset-not-found' };
      const writer = await writerOf(db, actor, wish);
      if (!writer) return { ok: false, reason: 'email-required' };
      return transaction(db, { name: 'submit dataset report' }, async (trx) => {
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const at = clock.now();
        const id = await queries.addReport(trx, {
          ...wish,
          datasetTitle: dataset.title,
          cvegeo: dataset.cvegeo,
          email: writer.email,
          at,
          dueOn: answerDueOn(dataset.cvegeo, at),
        });
        await confirmations.ask(trx, writer, { kind: 'report', subjectId: id, title: dataset.title });
        return { ok: true, isPublic: writer.isKnown };
      });
    },

    /** The reports a person works on; one more than `first` when there are more. */
    list(
      actor: Actor,
      page: {
        government: string | undefined;
        states: readonly queries.DatasetReport['state'][] | undefined;
        first: number;
        after: { dueOn: string; id: string } | null;
      },
    ): Promise<queries.DatasetReport[]> {
      authorizeSomewhere(actor, 'request.read-private');
      const mine = governmentsFor(actor, 'request.read-private');
      const { government, states = ['published'], first, after } = page;
      const isOne = government !== undefined;
      const mayOne = isOne && can(actor, 'request.read-private', { cvegeo: government });
      const governments = isOne ? (mayOne ? [government] : []) : mine;
      return queries.listReports(db, { governments, states, first, after });
    },

    /** The government says what it did about it. */
    answer(
      actor: Actor,
      id: string,
      given: { answer: ReportAnswer; text: string },
    ): Promise<Result<{ isLate: boolean }, Stale>> {
      authorizeSomewhere(actor, 'report.answer');
      return transaction(db, { name: 'answer dataset report' }, async (trx) => {
        const report = await queries.lockReport(trx, id);
        if (!report || report.state === 'received') return { ok: false, reason: 'report-not-found' };
        authorize(actor, 'report.answer', { cvegeo: report.cvegeo });
        if (report.state !== 'published') return { ok: false, reason: 'report-state-refuses' };
        const at = clock.now();
        const change = {
          state: 'answered' as const,
          answer: given.answer,
          answer_text: given.text,
          answered_at: at,
          answered_by: actorReference(actor),
          is_late: isDayOver(report.due_on, report.cvegeo, at),
        };
        await queries.putReport(trx, id, change);
        await settle(trx, { ...report, ...change });
        const entry = {
          kind: 'report.answered' as const,
          subject: `report:${id}`,
          cvegeo: report.cvegeo,
          cause: 'respuesta a la ciudadanía',
          detail: { folio: report.folio, answer: given.answer, isLate: change.is_late },
        };
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true, isLate: change.is_late };
      });
    },

    /** The squad takes away what is not a report (advertising, insults), with its reason. */
    reject(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<object, Stale>> {
      authorize(actor, 'request.check', { cvegeo: null });
      return transaction(db, { name: 'reject dataset report' }, async (trx) => {
        const report = await queries.lockReport(trx, id);
        if (!report || report.state === 'received') return { ok: false, reason: 'report-not-found' };
        if (report.state !== 'published') return { ok: false, reason: 'report-state-refuses' };
        const change = {
          state: 'rejected' as const,
          answer_text: reason,
          answered_at: clock.now(),
          answered_by: actorReference(actor),
        };
        await queries.putReport(trx, id, change);
        await settle(trx, { ...report, ...change });
        return { ok: true };
      });
    },

    turnDeadlines: createDeadlines(deps, { notifications }, awaitingAnswer),
  };

  async function settle(trx: Trx, report: queries.DatasetReport): Promise<void> {
    await queries.showReport(trx, report);
    const people = report.email === null ? [] : [{ name: 'Hola', email: report.email }];
    await tellPeople(trx, people, reportAnsweredNotice(report));
  }
}

export type Reports = ReturnType<typeof createReports>;
