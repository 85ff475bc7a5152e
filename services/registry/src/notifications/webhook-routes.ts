import { notificationKindNames } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Inbox } from './inbox.ts';
import type { Webhooks } from './webhooks.ts';

const tags = ['Avisos'];

const webhookSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  state: z.enum(['active', 'failing', 'ended']),
  lastDeliveredAt: z.iso.datetime().nullable(),
  lastFailure: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

/** The systems a person has told. */
export function webhookRoutes({
  inbox,
  webhooks,
}: {
  inbox: Inbox;
  webhooks: Webhooks;
}): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/account/webhooks',
      {
        schema: {
          tags,
          summary: 'Sistemas a los que se avisa lo mismo que a mí',
          response: { 200: z.object({ items: z.array(webhookSchema) }) },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return { items: await webhooks.list(inbox.ownerOf(request.actor)) };
      },
    );

    server.post(
      '/api/v1/account/webhooks',
      {
        schema: {
          tags,
          summary: 'Avisar a un sistema; cada aviso va firmado por esta red (RFC 9421)',
          body: z.object({
            title: z.string().trim().min(1).max(100),
            url: z.url({ protocol: /^https?$/ }).max(500),
            kinds: z.array(z.enum(notificationKindNames)).max(notificationKindNames.length).default([]),
          }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        const { id: accountId } = await inbox.accountOf(request.actor);
        const { id } = accepted(await webhooks.add(accountId, request.body));
        return reply.code(201).send({ id });
      },
    );

    server.delete(
      '/api/v1/account/webhooks/:id',
      {
        schema: {
          tags,
          summary: 'Dejar de avisar a un sistema',
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await webhooks.remove(inbox.ownerOf(request.actor), request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
