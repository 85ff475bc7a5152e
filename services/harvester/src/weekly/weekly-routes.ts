import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { digestSchema, readDigest } from './digest.ts';

/** What the coordinators' weekly letter tells, at any time. */
export function weeklyRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    server.get(
      '/api/v1/source-digest',
      {
        schema: {
          tags: ['Fuentes'],
          summary:
            'Qué pasa con las fuentes de la red: nuevas, por aprobar, con fallas, retenidas, atrasadas',
          response: { 200: digestSchema, 401: problemSchema, 403: problemSchema },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return readDigest(deps, requireActor(request));
      },
    );
  };
}
