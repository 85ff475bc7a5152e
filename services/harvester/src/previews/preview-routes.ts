import { cvegeoSchema } from '@rma/domain';
import { organizationName, sourceKinds } from '@rma/interop';
import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { previewSchema } from './preview-result.ts';
import { readPreview, readSourcePreview } from './read-preview.ts';
import { requestPreview } from './request-preview.ts';

const tags = ['Fuentes'];
const identified = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

const wanted = z.object({
  cvegeo: cvegeoSchema,
  url: z.url({ protocol: /^https?$/ }).max(2000),
  kind: z.enum(sourceKinds).optional(),
  organization: organizationName.optional(),
});

/** Previews of what an address would give, before it is proposed or approved. */
export function previewRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.post(
      '/api/v1/source-previews',
      {
        schema: {
          tags,
          summary: 'Pedir la vista previa de una dirección',
          description:
            'Averigua qué catálogo hay en la dirección y qué se leería de él, sin publicar nada. Se sigue en la dirección de la respuesta hasta que esté lista.',
          body: wanted,
          response: {
            202: identified,
            409: problemSchema,
            422: problemSchema,
            429: problemSchema,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const { previewId } = await requestPreview(deps, requireActor(request), request.body);
        return reply
          .code(202)
          .header('location', `/api/v1/source-previews/${previewId}`)
          .send({ id: previewId });
      },
    );

    server.get(
      '/api/v1/source-previews/:id',
      {
        schema: {
          tags,
          summary: 'Una vista previa',
          params: identified,
          response: { 200: previewSchema, ...refusals },
        },
      },
      async (request) => readPreview(deps, requireActor(request), request.params.id),
    );

    server.get(
      '/api/v1/sources/:id/preview',
      {
        schema: {
          tags,
          summary: 'La última vista previa de una fuente',
          params: identified,
          response: { 200: previewSchema, ...refusals },
        },
      },
      async (request) => readSourcePreview(deps, requireActor(request), request.params.id),
    );
  };
}
