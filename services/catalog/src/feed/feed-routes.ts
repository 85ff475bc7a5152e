import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { feedFormats, feedShape, writeFeedPage, type FeedFormat } from '@rma/interop';
import { problemSchema, problems, signedResponses } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { findGovernment } from '../national/national-queries.ts';
import { named } from '../permission.ts';
import { addresses } from '../releases/addresses.ts';
import { isKept } from '../rows/kept-answer.ts';
import { readFeedPage } from './feed-page.ts';
import { feedLength, PAGE_SIZE } from './feed-queries.ts';

const tags = ['files'];
const government = z.object({ cvegeo: z.string().regex(/^\d{2}(\d{3})?$/) });
const page = z.object({ number: z.coerce.number().int().min(1).max(100_000_000) });
const response = { 404: problemSchema };
const anyEvent = { es: 'ese cambio', en: 'such change' };
const anyPage = { es: 'esa página del canal de cambios', en: 'such page of the feed' };

// A closed page is as it will be forever (DCAT-AP Feeds); its open one is asked for again.
const closedPage = 'public, max-age=604800, immutable';
const openPage = 'public, max-age=2';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

const pack = promisify(gzip);

const readsGzip = ({ headers }: FastifyRequest): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers['accept-encoding'] ?? '');

const isTrigWanted = (accept: string | undefined): boolean => {
  const weightOf = (mediaType: string) => {
    const wish = accept?.split(',').find((part) => part.trim().startsWith(mediaType));
    return wish === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(wish)?.[1] ?? 1);
  };
  return weightOf(feedFormats.trig.mediaType) > weightOf(feedFormats.jsonld.mediaType);
};

/**
 * The feed of every change of the catalogue (DCAT-AP Feeds): for anyone, from any site, signed when this instance has a
 * key to sign with.
 */
export function feedRoutes(deps: CatalogDependencies) {
  const { db, publicUrl, signer, clock } = deps;

  async function send(
    { request, reply }: Exchange,
    { cvegeo, number }: { cvegeo: string | null; number?: number },
  ): Promise<FastifyReply> {
    if (cvegeo !== null && !(await findGovernment(db, cvegeo)))
      throw problems.notFound({ what: named.government });
    const found = await readFeedPage({ db, publicUrl }, { cvegeo, ...(number !== undefined && { number }) });
    if (found === null) throw problems.notFound({ what: anyPage });
    const format: FeedFormat = isTrigWanted(request.headers.accept) ? 'trig' : 'jsonld';
    const { url, events } = found.page;
    reply.type(feedFormats[format].mediaType);
    reply.headers({ vary: 'Accept, Accept-Encoding', 'content-location': url });
    const last = events.at(-1)?.publishedAt ?? found.page.previous?.bound;
    if (last !== undefined) reply.header('last-modified', new Date(last).toUTCString());
    const kept = isKept(request, reply, {
      contentId: url,
      question: [format, events.length, last],
      cacheControl: found.isClosed ? closedPage : openPage,
    });
    if (kept) return reply;
    if (request.method === 'HEAD') return reply.send();
    const body = Buffer.from([...writeFeedPage(format, found.page)].join(''));
    if (!readsGzip(request)) return reply.send(body);
    // Packed here and not on its way out: what is signed is the content as it is coded.
    return reply.header('content-encoding', 'gzip').send(await pack(body));
  }

  return async (instance: FastifyInstance): Promise<void> => {
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    if (signer) await instance.register(signedResponses({ signer, clock }));
    const server = instance.withTypeProvider<ZodTypeProvider>();
    const formats = `${feedFormats.jsonld.mediaType}, o ${feedFormats.trig.mediaType} por Accept`;
    const method: ('GET' | 'HEAD')[] = ['GET', 'HEAD'];

    server.route({
      method,
      url: '/feed',
      schema: { tags, summary: `Los cambios del catálogo como canal LDES de DCAT-AP (${formats})`, response },
      handler: async (request, reply) => send({ request, reply }, { cvegeo: null }),
    });
    server.route({
      method,
      url: '/feed/pages/:number',
      schema: { tags, summary: 'Una página del canal de cambios; la primera es 1', params: page, response },
      handler: async (request, reply) =>
        send({ request, reply }, { cvegeo: null, number: request.params.number }),
    });
    server.route({
      method,
      url: '/governments/:cvegeo/feed',
      schema: {
        tags,
        summary: `Los cambios de un gobierno como canal LDES de DCAT-AP (${formats})`,
        params: government,
        response,
      },
      handler: async (request, reply) => send({ request, reply }, { cvegeo: request.params.cvegeo }),
    });
    server.route({
      method,
      url: '/governments/:cvegeo/feed/pages/:number',
      schema: {
        tags,
        summary: 'Una página del canal de cambios de un gobierno; la primera es 1',
        params: government.extend(page.shape),
        response,
      },
      handler: async (request, reply) => send({ request, reply }, request.params),
    });
    server.route({
      method,
      url: '/feed/shape.ttl',
      schema: { tags, summary: 'La forma SHACL de los cambios del canal' },
      handler: async (_request, reply) =>
        reply
          .type('text/turtle')
          .header('cache-control', 'public, max-age=86400')
          .send(feedShape(addresses(publicUrl).feedShape)),
    });
    // An event is named by this address, and told of by the page that holds it.
    server.route({
      method,
      url: '/feed/events/:number',
      schema: { tags, summary: 'La página del canal en que está un cambio', params: page, response },
      handler: async (request, reply) => {
        const number = Math.ceil(request.params.number / PAGE_SIZE);
        if (request.params.number > (await feedLength(db, { cvegeo: null })))
          throw problems.notFound({ what: anyEvent });
        return reply.redirect(`/feed/pages/${number}`, 303);
      },
    });
  };
}
