import { deliveries, notificationKindNames } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Inbox } from './inbox.ts';
import type { Preferences } from './preferences.ts';

const tags = ['Avisos'];
const nothing = { 204: z.null() };

const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  cvegeo: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  path: z.string(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

const preferenceSchema = z.object({
  kind: z.string(),
  name: z.string(),
  usual: z.enum(deliveries),
  delivery: z.enum(deliveries),
  isMandatory: z.boolean(),
});
const preferencesSchema = z.object({ items: z.array(preferenceSchema) });

/** What a person was told, and how they want to be told. */
export function inboxRoutes({
  inbox,
  preferences,
}: {
  inbox: Inbox;
  preferences: Preferences;
}): FastifyPluginAsyncZod {
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    server.get(
      '/api/v1/notifications',
      {
        schema: {
          tags,
          summary: 'Mis avisos, los más nuevos primero',
          querystring: pageQuery.extend({ unread: z.enum(['true', 'false']).default('false') }),
          response: { 200: pageOf(notificationSchema) },
        },
      },
      async (request) => {
        const { first, after, unread } = request.query;
        const rows = await inbox.list(request.actor, {
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
          isUnreadOnly: unread === 'true',
        });
        return toPage(rows, first, { positionOf: ({ id }) => id });
      },
    );

    server.get(
      '/api/v1/notifications/unread',
      {
        schema: {
          tags,
          summary: 'Cuántos avisos no he leído (cien quiere decir cien o más)',
          response: { 200: z.object({ count: z.int() }) },
        },
      },
      async (request) => ({ count: await inbox.countUnread(request.actor) }),
    );

    server.post(
      '/api/v1/notifications/reading',
      {
        schema: {
          tags,
          summary: 'Marcar como leído un aviso, o todos hasta uno',
          body: z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ upTo: z.uuid() })]),
          response: nothing,
        },
      },
      async (request, reply) => {
        await inbox.markRead(request.actor, request.body);
        return reply.code(204).send(null);
      },
    );

    server.get(
      '/api/v1/account/notification-preferences',
      {
        schema: {
          tags,
          summary: 'Cómo quiero enterarme de cada cosa',
          response: { 200: preferencesSchema },
        },
      },
      async (request) => {
        const { email } = await inbox.accountOf(request.actor);
        return { items: await preferences.list(email) };
      },
    );

    server.put(
      '/api/v1/account/notification-preferences',
      {
        schema: {
          tags,
          summary: 'Elegir cómo enterarme; lo obligatorio llega siempre por correo y al momento',
          body: z.object({
            choices: z
              .array(z.object({ kind: z.enum(notificationKindNames), delivery: z.enum(deliveries) }))
              .max(notificationKindNames.length),
          }),
          response: { 200: preferencesSchema },
        },
      },
      async (request) => {
        const { email } = await inbox.accountOf(request.actor);
        const byKind = new Map(request.body.choices.map((choice) => [choice.kind, choice]));
        await preferences.put(email, [...byKind.values()]);
        return { items: await preferences.list(email) };
      },
    );
  };
}
