import { membershipStates } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted, governmentParams, knownGovernment } from '../problems.ts';
import { coordinatorEvents, type Membership } from './membership.ts';

const membershipSchema = z.object({
  cvegeo: z.string(),
  name: z.string(),
  state: z.enum(membershipStates).nullable(),
  since: z.iso.datetime().nullable(),
  joinedAt: z.iso.datetime().nullable(),
  possibleEvents: z.array(z.enum(coordinatorEvents)),
  changes: z.array(z.object({ at: z.iso.datetime(), kind: z.string(), cause: z.string().nullable() })),
});
const tags = ['Gobiernos'];

/** How a government stands in the network, and a coordinator's decisions about it. */
export function membershipRoutes(membership: Membership): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/membership',
      {
        schema: {
          tags,
          summary: 'Situación de un gobierno en la red y cómo llegó a ella',
          params: governmentParams,
          response: { 200: membershipSchema },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const { member, changes } = knownGovernment(await membership.read(cvegeo), cvegeo);
        return {
          cvegeo,
          name: member.name,
          state: member.state,
          since: member.since?.toISOString() ?? null,
          joinedAt: member.joinedAt?.toISOString() ?? null,
          possibleEvents: membership.possibleEvents(member.state),
          changes: changes.map(({ at, kind, cause }) => ({ at: at.toISOString(), kind, cause })),
        };
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/membership',
      {
        schema: {
          tags,
          summary: 'Cambiar la situación de un integrante, con su razón',
          params: governmentParams,
          body: z.object({
            event: z.enum(coordinatorEvents),
            reason: z.string().trim().min(1).max(2000),
          }),
          response: { 200: z.object({ state: z.enum(membershipStates) }) },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const result = await membership.change(request.actor, cvegeo, request.body);
        return { state: accepted(result, { cvegeo }).state };
      },
    );
  };
}
