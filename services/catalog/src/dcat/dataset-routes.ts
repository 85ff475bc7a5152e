import { rdfFormats, writeDataset, type RdfFormat } from '@rma/interop';
import { noteUse, problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { withdrawn } from '../downloads/find-download.ts';
import { findDataset, findTombstone } from '../national/national-queries.ts';
import { writtenDataset } from '../national/written.ts';
import { thatDataset } from '../rows/published-table.ts';
import { representation, representationStrategy, wantedRdf } from './representation.ts';
import { sendStream } from './send-stream.ts';

const tags = ['files'];
const params = z.object({ id: z.uuid() });
const response = { 404: problemSchema, 410: problemSchema };

/** One dataset as DCAT-AP: at its own address for whoever asks for RDF there, and at addresses of its formats. */
export function datasetRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;

  async function send(
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    { id, format }: { id: string; format: RdfFormat },
  ): Promise<FastifyReply> {
    const row = await findDataset(db, id);
    if (!row) {
      const tombstone = await findTombstone(db, id);
      throw tombstone ? withdrawn(tombstone) : problems.notFound({ what: thatDataset });
    }
    noteUse(request, { datasetId: id, channel: 'api' });
    const dataset = writtenDataset(row, publicUrl);
    reply.header('link', `<${dataset.url}>; rel="canonical"`);
    return sendStream(
      { request, reply },
      {
        mediaType: rdfFormats[format].mediaType,
        contentId: id,
        question: [format, dataset],
        modifiedAt: row.updated_at,
        chunks: () => writeDataset(format, dataset),
      },
    );
  }

  return async (instance: FastifyInstance): Promise<void> => {
    if (!instance.hasConstraintStrategy(representation)) {
      instance.addConstraintStrategy(representationStrategy);
    }
    const server = instance.withTypeProvider<ZodTypeProvider>();
    server.route({
      method: ['GET', 'HEAD'],
      url: '/datasets/:id',
      constraints: { [representation]: 'rdf' },
      // Whoever asks for no RDF gets a page there, so the document of the API tells of the addresses below.
      schema: { hide: true, params },
      handler: async (request, reply) => {
        reply.header('vary', 'Accept');
        return send(
          { request, reply },
          { id: request.params.id, format: wantedRdf(request.headers.accept) ?? 'ttl' },
        );
      },
    });
    for (const format of ['ttl', 'jsonld', 'rdf'] as const) {
      server.route({
        method: ['GET', 'HEAD'],
        url: `/datasets/:id.${format}`,
        schema: {
          tags,
          summary: `Un conjunto de datos en DCAT-AP 3; también en /datasets/{id} con Accept: ${rdfFormats[format].mediaType}`,
          params,
          response,
        },
        handler: async (request, reply) => send({ request, reply }, { id: request.params.id, format }),
      });
    }
  };
}
