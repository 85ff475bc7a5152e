import { problemSchema } from '@rma/service-kit';
import { standards } from '@rma/themes';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { followed, standardParams, standardQuery } from './followed-standard.ts';
import { standardFileRoutes } from './standard-file-routes.ts';
import { standardSchema, standardSummarySchema } from './standard-schema.ts';
import { viewStandard, viewStandardSummary } from './standard-view.ts';

const tags = ['Estándares'];

/** The standards a dataset may follow, with the files of each; for anyone. */
export function standardRoutes({ publicUrl }: Pick<CatalogDependencies, 'publicUrl'>) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/api/v1/standards',
      {
        schema: {
          tags,
          summary: 'Los estándares vigentes',
          response: { 200: z.object({ items: z.array(standardSummarySchema) }) },
        },
      },
      async () => ({ items: standards().map((each) => viewStandardSummary(each, publicUrl)) }),
    );

    server.get(
      '/api/v1/standards/:theme/:name',
      {
        schema: {
          tags,
          summary: 'Un estándar, campo por campo',
          params: standardParams,
          querystring: standardQuery,
          response: { 200: standardSchema, 404: problemSchema },
        },
      },
      async (request) => viewStandard(followed(request.params, request.query), publicUrl),
    );

    await instance.register(standardFileRoutes(publicUrl));
  };
}
