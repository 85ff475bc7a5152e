import type { Actor } from '@rma/domain';
import type { FastifyPluginAsync } from 'fastify';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { ticketRoutes } from '../tickets/ticket-routes.ts';
import { createTickets } from '../tickets/tickets.ts';
import { cohortRoutes } from './cohort-routes.ts';
import { createCohorts } from './cohorts.ts';
import { programmeRoutes } from './programme-routes.ts';
import { createToolkit } from './toolkit.ts';
import { webinarRoutes } from './webinar-routes.ts';
import { createWebinars } from './webinars.ts';

/** The squads' work: the six-week programme, its webinars and toolkit, and tickets. */
export function createSquads(deps: RegistryDeps, parts: { notifications: Notifications }) {
  const tickets = createTickets(deps, parts);
  const cohorts = createCohorts(deps, parts);
  const webinars = createWebinars(deps, parts);
  const toolkit = createToolkit();

  const routes: FastifyPluginAsync = async (server) => {
    await server.register(ticketRoutes(tickets));
    await server.register(cohortRoutes(cohorts));
    await server.register(webinarRoutes(webinars));
    await server.register(programmeRoutes(deps, { cohorts, webinars, toolkit, tickets }));
  };

  return {
    tickets,
    cohorts,
    webinars,
    routes,
    /** Tells of weeks and webinars that are near; twice a day tells nobody twice. */
    async turn(actor: Actor): Promise<void> {
      await cohorts.remind(actor);
      await webinars.remind(actor);
    },
  };
}

export type Squads = ReturnType<typeof createSquads>;
