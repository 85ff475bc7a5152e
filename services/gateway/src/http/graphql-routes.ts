import { negotiateLanguage } from '@rma/service-kit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Answers } from '../graphql/answers.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { limits } from '../graphql/limits.ts';
import { createExplorer } from './explorer.ts';
import { questionOf } from './question.ts';

/** Room for a document of the longest length, escaped, and its variables. */
const BODY_LIMIT_BYTES = limits.documentCharacters * 6;
const graphqlMedia = 'application/graphql-response+json';

function mediaTypeFor({ headers }: FastifyRequest): string {
  const type = headers.accept?.includes(graphqlMedia) === true ? graphqlMedia : 'application/json';
  return `${type}; charset=utf-8`;
}

function send(request: FastifyRequest, reply: FastifyReply, { status, body, etag }: Answer): FastifyReply {
  void reply.header('vary', 'accept, accept-language').type(mediaTypeFor(request));
  if (status === 503) void reply.header('retry-after', '5');
  const isKeepable = request.method === 'GET' && etag !== null;
  if (!isKeepable) return reply.code(status).header('cache-control', 'no-store').send(body);
  void reply.headers({ etag, 'cache-control': 'public, no-cache' });
  const offered = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (offered?.some((tag) => tag === etag || tag === '*') === true) return reply.code(304).send();
  return reply.code(status).send(body);
}

function wantsPage({ headers, query }: FastifyRequest): boolean {
  const asksNothing = typeof query !== 'object' || query === null || !('query' in query);
  return asksNothing && headers.accept?.includes('text/html') === true;
}

/**
 * `/graphql`: GET (with ETag) and POST for programs, a page to write queries for browsers, and its own assets.
 * Public and read-only.
 */
export function graphqlRoutes(answers: Answers): FastifyPluginAsync {
  const explorer = createExplorer();
  return async (server) => {
    // Programs that speak GraphQL expect its errors, not problem details.
    server.setErrorHandler((error, request, reply) => {
      const language = negotiateLanguage(request.headers['accept-language']);
      const status =
        error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
          ? error.statusCode
          : 500;
      const isOurs = error instanceof GatewayError;
      if (!isOurs && status >= 500) throw error;
      const refused = isOurs
        ? error
        : new GatewayError('BAD_REQUEST', {
            reason: { es: 'el cuerpo no se puede leer como JSON', en: 'the body cannot be read as JSON' },
          });
      const errors = [{ message: refused.sayIn(language), extensions: { code: refused.code } }];
      return send(request, reply, {
        status: isOurs ? 400 : status,
        body: JSON.stringify({ errors }),
        etag: null,
      });
    });

    server.get('/graphql', async (request, reply) =>
      wantsPage(request)
        ? explorer.sendPage(reply)
        : send(request, reply, await answers.answer(questionOf(request))),
    );
    server.post('/graphql', { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) =>
      send(request, reply, await answers.answer(questionOf(request))),
    );
    for (const asset of explorer.assets) {
      server.get(asset.path, async (_request, reply) =>
        reply.type(asset.type).header('cache-control', 'public, max-age=3600').send(asset.body),
      );
    }
    server.get('/graphql/schema.graphql', async (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')

        .send(explorer.schema),
    );
  };
}
