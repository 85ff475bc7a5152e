import { cvegeoSchema } from '@rma/domain';
import { problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { sendFile } from '../downloads/send-file.ts';
import { namedInInventory } from '../inventory/named.ts';
import { editionsOf } from './public-queries.ts';

const names = { inventory: 'inventario', plan: 'plan-de-apertura' } as const;

// Compressing would change the bytes that the ETag, the ranges and the checksum speak of.
const asStored = { compress: false } as const;

/** The published inventory and plan of a government as CSV, for anyone: the newest at its address for life. */
export function planFileRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    for (const kind of ['inventory', 'plan'] as const)
      server.route({
        method: ['GET', 'HEAD'],
        url: `/governments/:cvegeo/${kind}.csv`,
        ...asStored,
        schema: {
          tags: ['files'],
          summary:
            kind === 'plan'
              ? 'El plan de apertura publicado por un gobierno, como CSV; con ?edition, uno anterior'
              : 'El inventario presentado por un gobierno, como CSV; con ?edition, uno anterior',
          params: z.object({ cvegeo: cvegeoSchema }),
          querystring: z.object({ edition: z.coerce.number().int().min(1).max(1_000_000).optional() }),
          response: { 404: problemSchema, 412: problemSchema, 416: problemSchema },
        },
        handler: async (request, reply) => {
          reply.header('access-control-allow-origin', '*');
          const { cvegeo } = request.params;
          const { edition: number } = request.query;
          const editions = await editionsOf(deps.db, cvegeo, kind);
          const edition =
            number === undefined ? editions[0] : editions.find((each) => each.number === number);
          if (!edition) throw problems.notFound({ what: namedInInventory.edition });
          return sendFile(request, reply, {
            blobs: deps.blobs,
            sha256: edition.sha256,
            bytes: edition.bytes,
            fileName: `${names[kind]}-${cvegeo}.csv`,
            mediaType: 'text/csv; charset=utf-8',
            modifiedAt: edition.published_at,
            cacheControl: 'public, no-cache',
          });
        },
      });
  };
}
