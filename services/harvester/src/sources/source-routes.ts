import { cvegeoSchema } from '@rma/domain';
import { organizationName, sourceKinds } from '@rma/interop';
import { pageOf, pageQuery, problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { approveSource, pauseSource, proposeSource } from './change-sources.ts';
import { readSource, readSources } from './read-sources.ts';
import { refuseSource } from './refuse-source.ts';
import { sourceSchema } from './source-view.ts';

const tags = ['Fuentes'];
const sourceId = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

const newSource = z.object({
  cvegeo: cvegeoSchema,
  // A node becomes a source by registering itself, with its key.
  kind: z.enum(sourceKinds).exclude(['node']),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  title: z.string().trim().min(3).max(200),
  selection: z.object({ organization: organizationName.optional() }).default({}),
  everyHours: z.int().min(1).max(8760).optional(),
});

/** Sources: proposing, approving, pausing. */
export function sourceRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/sources',
      {
        schema: {
          tags,
          summary: 'Fuentes que usted puede ver',
          querystring: pageQuery.extend({
            cvegeo: cvegeoSchema.optional(),
            state: sourceSchema.shape.state.optional(),
            health: sourceSchema.shape.health.unwrap().optional(),
          }),
          response: { 200: pageOf(sourceSchema), 401: problemSchema, 403: problemSchema },
        },
      },
      async (request) => readSources(deps, requireActor(request), request.query),
    );

    server.post(
      '/api/v1/sources',
      {
        schema: {
          tags,
          summary: 'Proponer la fuente de un gobierno',
          body: newSource,
          response: { 201: sourceSchema, 409: problemSchema, 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const { sourceId: id } = await proposeSource(deps, actor, request.body);
        return reply.code(201).send(await readSource(deps, { kind: 'system', name: 'harvester' }, id));
      },
    );

    server.get(
      '/api/v1/sources/:id',
      {
        schema: {
          tags,
          summary: 'Una fuente',
          params: sourceId,
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => readSource(deps, requireActor(request), request.params.id),
    );

    server.post(
      '/api/v1/sources/:id/approval',
      {
        schema: {
          tags,
          summary: 'Aprobar una fuente, o reanudar una en pausa',
          params: sourceId,
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await approveSource(deps, actor, { sourceId: request.params.id });
        return readSource(deps, actor, request.params.id);
      },
    );

    server.post(
      '/api/v1/sources/:id/refusal',
      {
        schema: {
          tags,
          summary: 'Rechazar una fuente propuesta, con su razón',
          params: sourceId,
          body: z.object({ reason: z.string().trim().min(10).max(1000) }),
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await refuseSource(deps, actor, { sourceId: request.params.id, reason: request.body.reason });
        return readSource(deps, actor, request.params.id);
      },
    );

    server.post(
      '/api/v1/sources/:id/pause',
      {
        schema: {
          tags,
          summary: 'Pausar una fuente; lo publicado se queda',
          params: sourceId,
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await pauseSource(deps, actor, { sourceId: request.params.id });
        return readSource(deps, actor, request.params.id);
      },
    );
  };
}
