import type { Actor } from '@rma/domain';
import type { FastifyPluginAsync } from 'fastify';
import { administrationRoutes } from '../administrations/administration-routes.ts';
import { createAdministrations } from '../administrations/administrations.ts';
import type { Invitations } from '../accounts/invitations.ts';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { absenceRoutes } from '../officials/absence-routes.ts';
import { createAbsences } from '../officials/absences.ts';
import { officialRoutes } from '../officials/official-routes.ts';
import { createOfficialTerms } from '../officials/official-terms.ts';
import { createOfficials } from '../officials/officials.ts';
import { createAdoptions } from './adoptions.ts';
import { custodyRoutes } from './custody-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { createHandovers } from './handovers.ts';

/**
 * How the people of a government come and go: officials and their substitutes, administrations, handovers, custody and
 * adoption. Returns the use cases, their routes and what a new day changes.
 */
export function createSuccession(
  deps: RegistryDeps,
  parts: { documents: Documents; invitations: Invitations; notifications: Notifications },
) {
  const officials = createOfficials(deps, parts);
  const absences = createAbsences(deps, parts);
  const terms = createOfficialTerms(deps, parts);
  const administrations = createAdministrations(deps);
  const handovers = createHandovers(deps, parts);
  const adoptions = createAdoptions(deps, parts);

  const routes: FastifyPluginAsync = async (server) => {
    await server.register(officialRoutes(deps, officials));
    await server.register(absenceRoutes(absences));
    await server.register(administrationRoutes(administrations));
    await server.register(handoverRoutes(deps, handovers));
    await server.register(custodyRoutes(deps.db, adoptions));
  };

  return {
    officials,
    absences,
    administrations,
    handovers,
    adoptions,
    routes,
    /** Ends what is over and tells what is about to; returns how many posts ended. Twice a day changes nothing more. */
    async turn(actor: Actor): Promise<number> {
      // Who arrives comes before who leaves, so that nobody hears of a vacancy that is none.
      await officials.takeOffice(actor);
      const ended = await terms.endOverdue(actor);
      await terms.remindOfEnds(actor);
      await handovers.turn(actor);
      return ended;
    },
  };
}

export type Succession = ReturnType<typeof createSuccession>;
