import { cvegeoSchema } from '@rma/domain';
import { pageOf, pageQuery, problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { linkSchema, linkStates, requestedCheckSchema } from './link-view.ts';
import { readLinks } from './read-links.ts';
import { requestCheck } from './request-check.ts';

const tags = ['Comprobación de direcciones'];
const refusals = { 401: problemSchema, 403: problemSchema };

/** What the addresses of harvested files answered, and asking for another look. */
export function linkRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/link-checks',
      {
        schema: {
          tags,
          summary:
            'Lo que respondieron las direcciones de sus archivos; state=failing: las que no los entregan',
          querystring: pageQuery.extend({
            cvegeo: cvegeoSchema.optional(),
            datasetId: z.uuid().optional(),
            state: z.enum([...linkStates, 'failing']).optional(),
          }),
          response: { 200: pageOf(linkSchema), ...refusals },
        },
      },
      async (request) => readLinks(deps, requireActor(request), request.query),
    );

    server.post(
      '/api/v1/datasets/:id/link-checks',
      {
        schema: {
          tags,
          summary: 'Volver a comprobar ahora las direcciones de un conjunto cosechado',
          params: z.object({ id: z.uuid() }),
          response: { 202: requestedCheckSchema, 404: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const requested = await requestCheck(deps, requireActor(request), { datasetId: request.params.id });
        return reply.code(202).send(requested);
      },
    );
  };
}
