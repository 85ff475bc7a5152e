import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Unsubscribing } from './unsubscribing.ts';

const tags = ['Avisos'];
const params = z.object({ token: z.string().max(100) });
const topic = z.object({ about: z.string() });

/** The links at the end of letters, for who has no session at hand. Only a POST stops anything. */
export function unsubscribeRoutes(unsubscribing: Unsubscribing): FastifyPluginAsyncZod {
  return async (server) => {
    const config = { rateLimit: { max: 60, timeWindow: 60_000 } };
    // What mail programs send (RFC 8058); that it came by POST says everything.
    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 1_024 },
      (_request, _body, done) => done(null, undefined),
    );

    server.get(
      '/api/v1/unsubscriptions/:token',
      {
        config,
        schema: {
          tags,
          summary: 'Qué correos detiene un enlace; leerlo no detiene nada',
          params,
          response: { 200: topic, 303: z.null() },
        },
      },
      async (request, reply) => {
        const { token } = request.params;
        reply.header('cache-control', 'no-store');
        // A person whose mail program opens the address instead of posting to it.
        if (request.headers.accept?.includes('text/html'))
          return reply.code(303).redirect(`/avisos/baja/${encodeURIComponent(token)}`, 303);
        const { about } = accepted(await unsubscribing.read(token));
        return { about };
      },
    );

    server.post(
      '/api/v1/unsubscriptions/:token',
      {
        config,
        schema: {
          tags,
          summary: 'Dejar de recibir los correos de un enlace (un clic, RFC 8058), o todos los que se pueden',
          params,
          body: z.object({ everything: z.boolean().default(false) }).nullish(),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const everything = request.body?.everything ?? false;
        accepted(await unsubscribing.stop(request.params.token, { everything }));
        return reply.code(204).send(null);
      },
    );
  };
}
