import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { messageStates, type Messages } from './messages.ts';

const messageSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  state: z.enum(messageStates),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

/** The outbox of the back-office. */
export function messageRoutes(messages: Messages): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/messages',
      {
        schema: {
          tags: ['Mensajes'],
          summary: 'Bandeja de salida: correos enviados, en espera y sin servidor de correo',
          querystring: pageQuery,
          response: { 200: pageOf(messageSchema) },
        },
      },
      async (request, reply) => {
        const { first, after } = request.query;
        const rows = await messages.list(request.actor, {
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        reply.header('cache-control', 'no-store');
        return toPage(rows, first, { positionOf: ({ id }) => id });
      },
    );
  };
}
