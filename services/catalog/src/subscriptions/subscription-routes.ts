import { cvegeoSchema } from '@rma/domain';
import { pageOf, pageQuery, problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import {
  pauseSubscription,
  readDeliveries,
  readSubscription,
  readSubscriptions,
  removeSubscription,
  resumeSubscription,
  subscribe,
  testSubscription,
} from './manage-subscription.ts';
import { deliverySchema, subscriptionSchema } from './subscription-view.ts';

const tags = ['Avisos'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

const newSubscription = z.object({
  title: z.string().trim().min(3).max(200),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  cvegeo: cvegeoSchema.optional(),
  theme: z.string().max(60).optional(),
});

/** Subscriptions to the changes of the catalogue: who is told, how it went, and a way to try it. */
export function subscriptionRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/subscriptions',
      {
        schema: {
          tags,
          summary: 'Las direcciones a las que se avisa de los cambios del catálogo',
          querystring: pageQuery,
          response: { 200: pageOf(subscriptionSchema), 401: problemSchema, 403: problemSchema },
        },
      },
      async (request) => readSubscriptions(deps, requireActor(request), request.query),
    );

    server.post(
      '/api/v1/subscriptions',
      {
        schema: {
          tags,
          summary: 'Pedir que se avise a una dirección de cada cambio, de un gobierno y un tema o de todos',
          body: newSubscription,
          response: { 201: subscriptionSchema, 409: problemSchema, 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const { id } = await subscribe(deps, actor, request.body);
        return reply.code(201).send(await readSubscription(deps, actor, id));
      },
    );

    server.get(
      '/api/v1/subscriptions/:id',
      {
        schema: {
          tags,
          summary: 'Una suscripción y cómo va',
          params,
          response: { 200: subscriptionSchema, ...refusals },
        },
      },
      async (request) => readSubscription(deps, requireActor(request), request.params.id),
    );

    server.delete(
      '/api/v1/subscriptions/:id',
      {
        schema: {
          tags,
          summary: 'Dejar de avisar a una dirección',
          params,
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        await removeSubscription(deps, requireActor(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    for (const [action, summary, change] of [
      [
        'pause',
        'Suspender los avisos; al reanudar se envía lo que ocurrió mientras tanto',
        pauseSubscription,
      ],
      ['resume', 'Reanudar los avisos donde se quedaron', resumeSubscription],
    ] as const)
      server.post(
        `/api/v1/subscriptions/:id/${action}`,
        { schema: { tags, summary, params, response: { 200: subscriptionSchema, ...refusals } } },
        async (request) => {
          const actor = requireActor(request);
          await change(deps, actor, request.params.id);
          return readSubscription(deps, actor, request.params.id);
        },
      );

    server.post(
      '/api/v1/subscriptions/:id/test',
      {
        schema: {
          tags,
          summary: 'Enviar ahora un aviso de prueba, sin cambios, y decir qué respondió el receptor',
          params,
          response: { 200: deliverySchema, ...refusals },
        },
      },
      async (request) => testSubscription(deps, requireActor(request), request.params.id),
    );

    server.get(
      '/api/v1/subscriptions/:id/deliveries',
      {
        schema: {
          tags,
          summary: 'Los avisos de los últimos 30 días y qué se respondió a cada uno',
          params,
          querystring: pageQuery,
          response: { 200: pageOf(deliverySchema), ...refusals },
        },
      },
      async (request) =>
        readDeliveries(deps, requireActor(request), { ...request.query, id: request.params.id }),
    );
  };
}
