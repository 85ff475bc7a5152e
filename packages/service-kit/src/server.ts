import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawServerDefault,
  fastify,
} from 'fastify';
import { type ZodTypeProvider, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createAllowedMethods } from './allowed-methods.ts';
import { contentSecurity } from './content-security.ts';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';
import { registerOperations } from './operations.ts';
import { problemOf, sendProblem, thisAddress } from './problem-response.ts';
import { problemPages } from './problem-pages.ts';
import { problems } from './problems.ts';
import type { Readiness } from './readiness.ts';

declare module 'fastify' {
  interface FastifyInstance {
    publicUrl: string;
    uploadLimitBytes: number | null;
  }
}

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type ServerOptions = {
  logger: Logger;
  metrics: Metrics;
  readiness: Readiness;
  /** How the server is known from outside, without a final slash. */
  publicUrl: string;
  /** Which proxies' X-Forwarded-* are believed; none by default, so behind one every caller has its address. */
  trustProxy?: string[];
  /** Limit of JSON and form bodies; 1 MiB by default. */
  bodyLimitBytes?: number;
  /** Accepts multipart uploads, each file up to this size. */
  uploadLimitBytes?: number;
};

const validRequestId = /^[\w.-]{1,64}$/;

/**
 * A Fastify server as every service of the product has it: zod schemas, request ids, one log line per request,
 * security headers, problems as errors, `/healthz`, `/readyz`, `/metrics`. Plugins are already loaded when it
 * returns, so routes added to it are seen by all of them. Rate limits are per route: `config.rateLimit`.
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const {
    logger,
    metrics,
    readiness,
    publicUrl,
    trustProxy = [],
    bodyLimitBytes = 1_048_576,
    uploadLimitBytes,
  } = options;
  const loggerInstance: FastifyBaseLogger = logger;
  const server: Server = fastify({
    loggerInstance,
    trustProxy,
    bodyLimit: bodyLimitBytes,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    // An address the router cannot even decode never reaches the error handler below.
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, problemOf(error, request)),
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && validRequestId.test(given) ? given : randomUUID();
    },
  }).withTypeProvider<ZodTypeProvider>();

  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.decorate('publicUrl', publicUrl);
  server.decorate('uploadLimitBytes', uploadLimitBytes ?? null);

  const allowedMethods = createAllowedMethods();
  server.addHook('onRoute', ({ url, method }) => allowedMethods.add(url, method));

  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    metrics.observeRequest({ method: request.method, route, status: reply.statusCode, durationMs });
    // Links sent by mail carry tokens: the query is left out, and 256-bit secrets of the path are hidden.
    const line = {
      method: request.method,
      path: request.url.split('?')[0]?.replaceAll(/(?<=\/)[\w-]{43}(?=\/|$)/g, '[redacted]'),
      route,
      status: reply.statusCode,
      durationMs,
    };
    const level = route === '/healthz' || route === '/readyz' || route === '/metrics' ? 'debug' : 'info';
    request.log[level](line, 'request');
  });

  server.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    return sendProblem(request, reply, problem);
  });

  await server.register(helmet, contentSecurity(publicUrl));
  // Open data is for every page of the web; no cookie is ever accepted from another origin.
  await server.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'etag',
      'link',
      'retry-after',
      'x-request-id',
      'content-disposition',
      'content-range',
      'ratelimit-policy',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
    maxAge: 86_400,
  });
  await server.register(cookie);
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      problems.rateLimited({ retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
  if (uploadLimitBytes !== undefined)
    await server.register(multipart, { limits: { fileSize: uploadLimitBytes } });

  server.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods.of(request.url.split('?')[0] ?? '/');
    // A route that takes the method may still find nothing at this very address.
    const isMissing = allowed.length === 0 || allowed.includes(request.method);
    return sendProblem(
      request,
      reply,
      isMissing
        ? problems.notFound({ what: thisAddress })
        : problems.methodNotAllowed({ allowed: allowed.join(', ') }),
    );
  });

  await server.register(registerOperations, { metrics, readiness });
  await server.register(problemPages);
  return server;
}
