import type { Actor } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { FastifyPluginAsync } from 'fastify';
import { forgetVoters } from '../consultations/consultation-queries.ts';
import { consultationRoutes } from '../consultations/consultation-routes.ts';
import { createBallotConfirmation, createConsultations } from '../consultations/consultations.ts';
import type { RegistryDeps } from '../dependencies.ts';
import type { Messages } from '../messages/messages.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { confirmationRoutes } from '../public-writing/confirmation-routes.ts';
import { confirmationDays, createConfirmations } from '../public-writing/confirmations.ts';
import { forgetReporters } from '../reports/report-queries.ts';
import { reportRoutes } from '../reports/report-routes.ts';
import { createReportConfirmation, createReports } from '../reports/reports.ts';
import { forgetAuthors } from '../reuses/reuse-queries.ts';
import { reuseRoutes } from '../reuses/reuse-routes.ts';
import { createReuseConfirmation, createReuses } from '../reuses/reuses.ts';
import { createSearchConfirmation } from '../saved-searches/confirm-search.ts';
import { forgetUnconfirmedSearches } from '../saved-searches/saved-search-queries.ts';
import { savedSearchRoutes } from '../saved-searches/saved-search-routes.ts';
import { createSavedSearches } from '../saved-searches/saved-searches.ts';
import { createVoteConfirmation } from './publish-request.ts';
import { createRequestDeadlines } from './request-deadlines.ts';
import { requestRoutes } from './request-routes.ts';
import { createRequestWork } from './request-work.ts';
import { requestWorkRoutes } from './request-work-routes.ts';
import { createRequests } from './requests.ts';
import { forgetSupporters, forgetUnconfirmed } from './vote-queries.ts';

const dayMs = 86_400_000;
/** Addresses are kept this long after there is nothing left to tell, for whoever asks why a letter came. */
const addressesKeptDays = 90;

/** What the public asks, reports, ranks, makes and looks for, put together. `turn` is the calendar's part in it. */
export function createDemand(
  deps: RegistryDeps,
  parts: { messages: Messages; notifications: Notifications },
) {
  const { db, clock } = deps;
  const { notifications } = parts;
  const confirmations = createConfirmations(deps, {
    messages: parts.messages,
    handlers: {
      vote: createVoteConfirmation(deps, { notifications }),
      report: createReportConfirmation(deps, { notifications }),
      ballot: createBallotConfirmation(deps),
      reuse: createReuseConfirmation({ notifications }),
      search: createSearchConfirmation(deps),
    },
  });
  const requests = createRequests(deps, { confirmations });
  const requestWork = createRequestWork(deps);
  const requestDeadlines = createRequestDeadlines(deps, { notifications });
  const reports = createReports(deps, { confirmations, notifications });
  const consultations = createConsultations(deps, { confirmations, notifications });
  const reuses = createReuses(deps, { confirmations });
  const savedSearches = createSavedSearches(deps, { confirmations });

  const routes: FastifyPluginAsync = async (server) => {
    await server.register(confirmationRoutes(confirmations));
    await server.register(requestRoutes(requests));
    await server.register(requestWorkRoutes(requestWork));
    await server.register(reportRoutes(reports));
    await server.register(consultationRoutes(consultations));
    await server.register(reuseRoutes(reuses));
    await server.register(savedSearchRoutes(savedSearches));
  };

  async function forget(): Promise<void> {
    const nowMs = clock.now().getTime();
    const unconfirmedBefore = new Date(nowMs - (confirmationDays + 1) * dayMs);
    const endedBefore = new Date(nowMs - addressesKeptDays * dayMs);
    await transaction(db, { name: 'forget addresses' }, async (trx) => {
      await confirmations.forgetEnded(trx);
      await forgetUnconfirmed(trx, unconfirmedBefore);
      await forgetUnconfirmedSearches(trx, unconfirmedBefore);
      await forgetSupporters(trx, endedBefore);
      await forgetReporters(trx, { unconfirmedBefore, endedBefore });
      await forgetVoters(trx, { unconfirmedBefore, endedBefore });
      await forgetAuthors(trx, { unconfirmedBefore, endedBefore });
    });
  }

  return {
    routes,
    requests,
    requestWork,
    reports,
    consultations,
    reuses,
    savedSearches,

    /** Reminders, overdue marks, rounds to count, addresses to forget. Twice a day changes nothing the second time. */
    async turn(actor: Actor): Promise<Record<string, number>> {
      const counts = {
        requests: await requestDeadlines.turnDeadlines(actor),
        promises: await requestDeadlines.turnPromises(),
        reports: await reports.turnDeadlines(actor),
        consultations: await consultations.closeOver(actor),
      };
      await forget();
      return counts;
    },
  };
}

export type Demand = ReturnType<typeof createDemand>;
