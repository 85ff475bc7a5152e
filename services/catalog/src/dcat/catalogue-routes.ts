import { rdfFormats, writeCatalogue, writeDataJson, type CataloguePage, type RdfFormat } from '@rma/interop';
import { problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { datasetsInOrder, findGovernment } from '../national/national-queries.ts';
import { sizeOf, versionOfPage, versionOfView } from '../national/version-queries.ts';
import { publisherOf, writtenCatalogue, writtenDatasets } from '../national/written.ts';
import { named } from '../permission.ts';
import { sendStream } from './send-stream.ts';

const tags = ['files'];
const PAGE_SIZE = 1000;

const government = z.object({ cvegeo: z.string().regex(/^\d{2}(\d{3})?$/) });
const paged = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1) });
const responses = { 404: problemSchema };

const anyPage = { es: 'esa página del catálogo', en: 'such page of the catalogue' };

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** Which page this is, with the addresses of those around it. */
function pageOf(base: string, { number, total }: { number: number; total: number }): CataloguePage {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const at = (page: number) => (page === 1 ? base : `${base}?page=${page}`);
  return {
    url: at(number),
    first: at(1),
    last: at(last),
    previous: number > 1 ? at(number - 1) : null,
    next: number < last ? at(number + 1) : null,
    totalItems: total,
    itemsPerPage: PAGE_SIZE,
  };
}

/** The catalogue of everybody and of each government: DCAT-AP in pages, `data.json` whole; both written as they go. */
export function catalogueRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;

  async function catalogueOf(cvegeo: string | null) {
    const found = cvegeo === null ? null : await findGovernment(db, cvegeo);
    if (found === undefined) throw problems.notFound({ what: named.government });
    const { total, modified } = await sizeOf(db, { cvegeo });
    const publisher = found === null ? null : publisherOf(found, publicUrl);
    return { catalogue: writtenCatalogue(publisher, { publicUrl, modified }), total, modified };
  }

  async function sendPage(
    exchange: Exchange,
    { cvegeo, format, number }: { cvegeo: string | null; format: RdfFormat; number: number },
  ): Promise<FastifyReply> {
    const { catalogue, total, modified } = await catalogueOf(cvegeo);
    const folder = cvegeo === null ? publicUrl : `${publicUrl}/governments/${cvegeo}`;
    const page = pageOf(`${folder}/catalog.${format}`, { number, total });
    if (number > 1 && (number - 1) * PAGE_SIZE >= total) throw problems.notFound({ what: anyPage });
    const { from, version } = await versionOfPage(db, {
      cvegeo,
      offset: (number - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    const links = (['first', 'previous', 'next', 'last'] as const).flatMap((relation) =>
      page[relation] === null
        ? []
        : [`<${page[relation]}>; rel="${relation === 'previous' ? 'prev' : relation}"`],
    );
    exchange.reply.header('link', links.join(', '));
    return sendStream(exchange, {
      mediaType: rdfFormats[format].mediaType,
      contentId: version,
      question: [page, catalogue],
      modifiedAt: modified,
      chunks: () =>
        writeCatalogue(format, {
          catalogue,
          page,
          datasets: writtenDatasets(datasetsInOrder(db, { cvegeo, from, most: PAGE_SIZE }), publicUrl),
        }),
    });
  }

  async function sendDataJson(exchange: Exchange, cvegeo: string | null): Promise<FastifyReply> {
    const { catalogue, modified } = await catalogueOf(cvegeo);
    const version =
      cvegeo === null
        ? await versionOfView(db)
        : (await versionOfPage(db, { cvegeo, offset: 0, limit: null })).version;
    return sendStream(exchange, {
      mediaType: 'application/json; charset=utf-8',
      contentId: version,
      question: ['data.json', catalogue],
      modifiedAt: modified,
      chunks: () => writeDataJson(catalogue, writtenDatasets(datasetsInOrder(db, { cvegeo }), publicUrl)),
    });
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    for (const format of ['ttl', 'jsonld', 'rdf'] as const) {
      const { mediaType } = rdfFormats[format];
      server.route({
        method: ['GET', 'HEAD'],
        url: `/catalog.${format}`,
        schema: {
          tags,
          summary: `El catálogo nacional en DCAT-AP 3 (${mediaType}), por páginas de ${PAGE_SIZE} conjuntos`,
          querystring: paged,
          response: responses,
        },
        handler: async (request, reply) =>
          sendPage({ request, reply }, { cvegeo: null, format, number: request.query.page }),
      });
      server.route({
        method: ['GET', 'HEAD'],
        url: `/governments/:cvegeo/catalog.${format}`,
        schema: {
          tags,
          summary: `El catálogo de un gobierno en DCAT-AP 3 (${mediaType})`,
          params: government,
          querystring: paged,
          response: responses,
        },
        handler: async (request, reply) =>
          sendPage({ request, reply }, { cvegeo: request.params.cvegeo, format, number: request.query.page }),
      });
    }
    server.route({
      method: ['GET', 'HEAD'],
      url: '/data.json',
      schema: { tags, summary: 'El catálogo nacional completo como data.json (Project Open Data 1.1)' },
      handler: async (request, reply) => sendDataJson({ request, reply }, null),
    });
    server.route({
      method: ['GET', 'HEAD'],
      url: '/governments/:cvegeo/data.json',
      schema: {
        tags,
        summary: 'El catálogo de un gobierno como data.json (Project Open Data 1.1)',
        params: government,
        response: responses,
      },
      handler: async (request, reply) => sendDataJson({ request, reply }, request.params.cvegeo),
    });
  };
}
