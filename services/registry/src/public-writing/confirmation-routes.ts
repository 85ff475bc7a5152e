import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Confirmations } from './confirmations.ts';

const tags = ['Participación'];
const kind = z.enum(['vote', 'report', 'ballot', 'reuse', 'search']);
const params = z.object({ token: z.string().min(1).max(100) });

/** Confirming the e-mail behind what somebody wrote. Reading changes nothing, so that mail scanners confirm nothing. */
export function confirmationRoutes(confirmations: Confirmations): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/confirmations/:token',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'De qué es un enlace de confirmación',
          params,
          response: { 200: z.object({ kind, isConfirmed: z.boolean() }) },
        },
      },
      async (request, reply) => {
        const found = accepted(await confirmations.read(request.params.token));
        reply.header('cache-control', 'no-store');
        return { kind: found.kind, isConfirmed: found.isConfirmed };
      },
    );

    server.post(
      '/api/v1/confirmations/:token',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags,
          summary:
            'Confirmar lo que se escribió: la petición, el apoyo, el reporte, la consulta, el uso o la búsqueda',
          params,
          response: { 200: z.object({ kind, path: z.string() }) },
        },
      },
      async (request, reply) => {
        const confirmed = accepted(await confirmations.confirm(request.params.token));
        reply.header('cache-control', 'no-store');
        return { kind: confirmed.kind, path: confirmed.path };
      },
    );
  };
}
