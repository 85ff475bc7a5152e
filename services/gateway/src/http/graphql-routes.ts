import type { Clock } from '@rma/domain';
import { negotiateLanguage, noteUse } from '@rma/service-kit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Answers } from '../graphql/answers.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { limits } from '../graphql/limits.ts';
import { createPersistedDocuments } from '../graphql/persisted-documents.ts';
import { callerOf } from './caller.ts';
import { createExplorer } from './explorer.ts';
import { questionOf } from './question.ts';
import { createQuotas, type QuotaLimits, type Quotas } from './quotas.ts';

/** Room for a document of the longest length, escaped, and its variables. */
const BODY_LIMIT_BYTES = limits.documentCharacters * 6;
const graphqlMedia = 'application/graphql-response+json';
const BUSY_SECONDS = 5;

const speaksGraphql = ({ headers }: FastifyRequest) => headers.accept?.includes(graphqlMedia) === true;

/** Of the older media type, programs expect 200 whenever the request itself was well formed. */
function statusOf({ status, isOfDocument }: Answer, request: FastifyRequest): number {
  return isOfDocument === true && !speaksGraphql(request) ? 200 : status;
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  const { body, etag, served = [] } = answer;
  for (const datasetId of served) noteUse(request, { datasetId, channel: 'api' });
  const status = statusOf(answer, request);
  const type = speaksGraphql(request) ? graphqlMedia : 'application/json';
  void reply.header('vary', 'accept, accept-language').type(`${type}; charset=utf-8`);
  if (status === 503) void reply.header('retry-after', String(BUSY_SECONDS));
  const isKeepable = request.method === 'GET' && etag !== null;
  if (!isKeepable) return reply.code(status).header('cache-control', 'no-store').send(body);
  void reply.headers({ etag, 'cache-control': 'public, no-cache' });
  const offered = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (offered?.some((tag) => tag === etag || tag === '*') === true) return reply.code(304).send();
  return reply.code(status).send(body);
}

/** What is left of the caller's quota, after draft-ietf-httpapi-ratelimit-headers; Retry-After on a refusal. */
function tellQuota(
  reply: FastifyReply,
  quotas: Quotas,
  caller: ReturnType<typeof callerOf>,
  isRefused: boolean,
): void {
  if (caller === null) return;
  const { limit, remaining, resetSeconds } = quotas.left(caller);
  void reply.headers({
    'ratelimit-policy': `${limit};w=60`,
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
  });
  if (isRefused) void reply.header('retry-after', resetSeconds);
}

function wantsPage({ headers, query }: FastifyRequest): boolean {
  const asked = typeof query === 'object' && query !== null ? query : {};
  const asksNothing = !('query' in asked) && !('documentId' in asked) && !('extensions' in asked);
  return asksNothing && headers.accept?.includes('text/html') === true;
}

/**
 * `/graphql`: GET (with ETag) and POST for programs, a page to write queries for browsers, and its own assets.
 * Public and read-only.
 */
export function graphqlRoutes(
  answers: Answers,
  options: { clock: Clock; quotas: QuotaLimits },
): FastifyPluginAsync {
  const explorer = createExplorer();
  const documents = createPersistedDocuments(explorer.examples);
  const quotas = createQuotas({ clock: options.clock, limits: options.quotas });

  async function answerTo(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = questionOf(request);
    const caller = callerOf(request);
    const charge = caller === null ? {} : { charge: (points: number) => quotas.spend(caller, points) };
    const answer = await answerOf();
    tellQuota(reply, quotas, caller, answer.status === 429);
    return send(request, reply, answer);

    async function answerOf(): Promise<Answer> {
      const { documentId, sha256, source, ...question } = asked;
      let text: string;
      try {
        text = documents.sourceOf({ documentId, sha256, source });
      } catch (error) {
        return answers.refuse(error, question);
      }
      return answers.answer({ ...question, source: text, ...charge });
    }
  }

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
      wantsPage(request) ? explorer.sendPage(reply) : answerTo(request, reply),
    );
    server.post('/graphql', { bodyLimit: BODY_LIMIT_BYTES }, answerTo);
    for (const asset of explorer.assets) {
      server.get(asset.path, async (_request, reply) =>
        reply.type(asset.type).header('cache-control', 'public, max-age=3600').send(asset.body),
      );
    }
    server.get('/graphql/schema.graphql', async (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(explorer.schema),
    );
  };
}
