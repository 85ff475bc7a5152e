import { addDays, dateInMexicoCity, isDayOver, openRequestStates } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { Database, RegistryDeps, Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { createDeadlines, type Awaiting } from './deadlines.ts';
import { deadlineNotice, promiseNotice } from './request-notices.ts';
import { lockRequest, putRequest, type DataRequest } from './request-queries.ts';
import { showRequest } from './request-view-queries.ts';

const awaitingAnswer: Awaiting<DataRequest> = {
  name: 'data requests',
  list: (db, { dueUntil, after, limit }) =>
    db
      .selectFrom('registry.data_request')
      .select('id')
      .where('state', 'in', [...openRequestStates])
      .where('is_late', '=', false)
      .where('due_on', '<=', dueUntil)
      .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  async lock(trx, id) {
    const request = await lockRequest(trx, id);
    return request && openRequestStates.includes(request.state) ? request : undefined;
  },
  async markLate(trx, request) {
    await putRequest(trx, request.id, { is_late: true });
    await showRequest(trx, { ...request, is_late: true });
  },
  notice: deadlineNotice,
  overdueEntry: ({ id, cvegeo, folio, due_on: dueOn }) => ({
    kind: 'request.overdue',
    subject: `request:${id}`,
    cvegeo,
    cause: 'terminó el plazo para responderla',
    detail: { folio, dueOn },
  }),
};

/** Promises whose date is over; those of the last month, since each is told only once. */
function promisesOver(db: Database | Trx, { from, until }: { from: string; until: string }) {
  return db
    .selectFrom('registry.data_request')
    .select(['id', 'cvegeo', 'planned_on'])
    .where('answer', '=', 'planned')
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', until)
    .orderBy('id')
    .execute();
}

/** What the calendar does about requests: deadlines to answer, and dates that were promised. */
export function createRequestDeadlines(
  deps: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const { db, clock } = deps;

  return {
    turnDeadlines: createDeadlines(deps, { notifications }, awaitingAnswer),

    /** Tells officials of each promised date that is over with nothing open; returns how many were looked at. */
    async turnPromises(): Promise<number> {
      const now = clock.now();
      const today = dateInMexicoCity(now);
      const over = (await promisesOver(db, { from: addDays(today, -31), until: today })).filter(
        ({ planned_on: plannedOn, cvegeo }) => plannedOn !== null && isDayOver(plannedOn, cvegeo, now),
      );
      for (const { id } of over) {
        await transaction(db, { name: 'promise of a data request' }, async (trx) => {
          const request = await lockRequest(trx, id);
          if (request?.answer !== 'planned' || request.planned_on === null) return;
          await notifications.notify(
            trx,
            { officialsOf: request.cvegeo },
            promiseNotice(request, request.planned_on),
          );
        });
      }
      return over.length;
    },
  };
}
