import { noteUse, problemSchema } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { findDownload } from './find-download.ts';
import { sendFile } from './send-file.ts';

// An address names an upload whose bytes never change.
const forever = 'public, max-age=31536000, immutable';

// Compressing would change the bytes that the ETag, the ranges and the checksum speak of.
const asStored = { compress: false } as const;

/** The files of published datasets, for anyone, from any site. */
export function downloadRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    instance.withTypeProvider<ZodTypeProvider>().route({
      method: ['GET', 'HEAD'],
      // A named parameter could not be longer than 100 characters.
      url: '/datasets/:datasetId/files/:distributionId/*',
      ...asStored,
      schema: {
        tags: ['files'],
        summary: 'Descargar un archivo publicado',
        params: z.object({ datasetId: z.uuid(), distributionId: z.uuid(), '*': z.string().max(2000) }),
        response: { 404: problemSchema, 410: problemSchema, 412: problemSchema, 416: problemSchema },
      },
      onRequest: async (_request, reply) => {
        reply.headers({
          'access-control-allow-origin': '*',
          'access-control-expose-headers':
            'ETag, Content-Range, Content-Disposition, Content-Length, Accept-Ranges, Last-Modified',
        });
      },
      handler: async (request, reply) => {
        const { '*': fileName, ...address } = request.params;
        const download = await findDownload(deps, { ...address, fileName });
        noteUse(request, { datasetId: address.datasetId, channel: 'download' });
        return sendFile(request, reply, { blobs: deps.blobs, ...download, cacheControl: forever });
      },
    });
  };
}
