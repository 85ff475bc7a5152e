import { standings } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../dependencies.ts';
import { listCustody } from '../officials/custody-queries.ts';
import { posts } from '../officials/official-queries.ts';
import { accepted, governmentParams, knownGovernment } from '../problems.ts';
import type { Adoptions } from './adoptions.ts';

const custodySchema = z.object({
  kind: z.enum(['official', 'state', 'network']),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  /** Of the official: name, position and post; null otherwise. */
  name: z.string().nullable(),
  position: z.string().nullable(),
  post: z.enum(posts).nullable(),
  standing: z.enum(standings).nullable(),
  state: z.object({ cvegeo: z.string(), name: z.string() }).nullable(),
});
const adoptionSchema = z.object({
  state: z.object({ cvegeo: z.string(), name: z.string() }),
  reason: z.string(),
  adoptedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBecause: z.string().nullable(),
});
const reasonBody = z.object({ reason: z.string().trim().min(5).max(1000) });
const tags = ['Entrega y recepción'];

/** In whose hands a government's data are and were, and the care of a state for a dormant municipality. */
export function custodyRoutes(db: Database, adoptions: Adoptions): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/custody',
      {
        schema: {
          tags,
          summary: 'En manos de quién están y estuvieron los datos de un gobierno',
          params: governmentParams,
          response: { 200: z.object({ items: z.array(custodySchema), adoptions: z.array(adoptionSchema) }) },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const adopted = knownGovernment(await adoptions.list(cvegeo), cvegeo);
        const rows = await listCustody(db, cvegeo);
        return {
          items: rows.map((row) => ({
            kind: row.kind,
            since: row.since.toISOString(),
            until: row.until?.toISOString() ?? null,
            name: row.official_name,
            position: row.official_position,
            post: row.post,
            standing: row.standing,
            state:
              row.state_cvegeo === null ? null : { cvegeo: row.state_cvegeo, name: row.state_name ?? '' },
          })),
          adoptions: adopted.map((row) => ({
            state: { cvegeo: row.state_cvegeo, name: row.state_name },
            reason: row.reason,
            adoptedAt: row.adopted_at.toISOString(),
            endedAt: row.ended_at?.toISOString() ?? null,
            endedBecause: row.ended_because,
          })),
        };
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/adoption',
      {
        schema: {
          tags,
          summary: 'Dejar un municipio inactivo al cuidado de su estado',
          params: governmentParams,
          body: reasonBody,
          response: { 201: z.object({ state: z.string() }) },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const { state } = accepted(await adoptions.adopt(request.actor, cvegeo, request.body), { cvegeo });
        return reply.code(201).send({ state });
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/adoption/end',
      {
        schema: {
          tags,
          summary: 'Terminar el cuidado del estado sobre un municipio',
          params: governmentParams,
          body: reasonBody,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        accepted(await adoptions.end(request.actor, cvegeo, request.body), { cvegeo });
        return reply.code(204).send(null);
      },
    );
  };
}
