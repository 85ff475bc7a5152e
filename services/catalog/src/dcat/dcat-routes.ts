import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import type { CatalogDependencies } from '../dependencies.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { croissantRoutes } from './croissant-routes.ts';
import { datasetRoutes } from './dataset-routes.ts';

/** What the world harvests of us as documents: for anyone, from any site, compressed for whoever can read that. */
export function dcatRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(compress, { encodings: ['gzip'], threshold: 0 });
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    await instance.register(catalogueRoutes(deps));
    await instance.register(datasetRoutes(deps));
    await instance.register(croissantRoutes(deps));
  };
}
