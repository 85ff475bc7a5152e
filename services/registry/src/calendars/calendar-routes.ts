import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Calendars } from './calendars.ts';
import { dueDateKindNames } from './due-dates.ts';

const tags = ['Calendarios'];
const feedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kinds: z.array(z.string()),
  stateCvegeo: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastReadAt: z.iso.datetime().nullable(),
});

/** Calendars of expiries and due dates: one's own, and the file that a program reads by its secret address. */
export function calendarRoutes(calendars: Calendars): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/calendars',
      {
        schema: {
          tags,
          summary: 'Los calendarios de vencimientos que uno creó',
          response: { 200: z.object({ items: z.array(feedSchema) }) },
        },
      },
      async (request) => ({
        items: (await calendars.list(request.actor)).map((feed) => ({
          id: feed.id,
          name: feed.name,
          kinds: feed.kinds,
          stateCvegeo: feed.state_cvegeo,
          createdAt: feed.created_at.toISOString(),
          lastReadAt: feed.last_read_at?.toISOString() ?? null,
        })),
      }),
    );

    server.post(
      '/api/v1/calendars',
      {
        schema: {
          tags,
          summary: 'Crear un calendario; su dirección secreta se dice una sola vez',
          body: z.object({
            name: z.string().trim().min(1).max(100),
            kinds: z.array(z.enum(dueDateKindNames)).min(1).max(dueDateKindNames.length),
            stateCvegeo: z
              .string()
              .regex(/^(0[1-9]|[12]\d|3[0-2])$/, {
                message: 'La clave de un estado tiene dos dígitos, como 17.',
              })
              .nullable()
              .default(null),
          }),
          response: { 201: z.object({ id: z.uuid(), url: z.url() }) },
        },
      },
      async (request, reply) => {
        const { id, url } = accepted(await calendars.create(request.actor, request.body));
        return reply.code(201).header('cache-control', 'no-store').send({ id, url });
      },
    );

    server.delete(
      '/api/v1/calendars/:id',
      {
        schema: {
          tags,
          summary: 'Revocar un calendario: su dirección deja de servir',
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await calendars.revoke(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );

    server.get(
      '/calendars/:token.ics',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Un calendario (iCalendar, RFC 5545), por su dirección secreta',
          params: z.object({ token: z.string().max(100) }),
        },
      },
      async (request, reply) => {
        const { file } = accepted(await calendars.read(request.params.token));
        return reply
          .header('cache-control', 'private, max-age=900')
          .header('x-robots-tag', 'noindex')
          .type('text/calendar; charset=utf-8')
          .send(file);
      },
    );
  };
}
