import { cvegeoSchema, mostRanked } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { optional, publicLine, publicText } from '../public-writing/public-text.ts';
import { writerFields } from '../public-writing/writer.ts';
import type { Consultations } from './consultations.ts';

const tags = ['Consultas públicas'];
const params = z.object({ id: z.uuid() });
const option = z.object({
  title: publicLine({ least: 3, most: 160 }),
  description: optional(publicText({ most: 3000 })),
  requestId: z.uuid().nullable().default(null),
  inventoryItemId: z.uuid().nullable().default(null),
});
const proposal = z.object({
  title: z.string(),
  description: z.string().nullable(),
  requestId: z.string().nullable(),
  inventoryItemId: z.string().nullable(),
});

/** Rounds that rank what to open next. Reading them is the public GraphQL's. */
export function consultationRoutes(consultations: Consultations): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/consultations/proposals',
      {
        schema: {
          tags,
          summary: 'De qué podría preguntar una consulta: lo más pedido y lo que hay en el inventario',
          querystring: z.object({ cvegeo: cvegeoSchema }),
          response: { 200: z.object({ items: z.array(proposal) }) },
        },
      },
      async (request) => ({
        items: await consultations.proposals(request.actor, request.query.cvegeo),
      }),
    );

    server.post(
      '/api/v1/consultations',
      {
        schema: {
          tags,
          summary: 'Abrir una consulta sobre qué datos abrir primero',
          body: z.object({
            cvegeo: cvegeoSchema.nullable(),
            title: publicLine({ least: 8, most: 160 }),
            description: publicText({ least: 10, most: 3000 }),
            closesOn: z.iso.date(),
            options: z.array(option).min(2).max(20),
          }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        reply.code(201);
        const { cvegeo } = request.body;
        const opened = await consultations.open(request.actor, request.body);
        return { id: accepted(opened, { cvegeo: cvegeo ?? '' }).id };
      },
    );

    server.post(
      '/api/v1/consultations/:id/ballots',
      {
        config: { rateLimit: { max: 60, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Participar: hasta tres opciones en orden; sin cuenta, cuenta al confirmar el correo',
          params,
          body: writerFields.extend({ ranking: z.array(z.uuid()).min(1).max(mostRanked) }),
          response: { 202: z.object({ isCounted: z.boolean() }) },
        },
      },
      async (request, reply) => {
        reply.code(202);
        if (request.body.website !== '') return { isCounted: false };
        const voted = await consultations.vote(request.actor, request.params.id, request.body);
        return { isCounted: accepted(voted).isCounted };
      },
    );

    server.post(
      '/api/v1/consultations/:id/outcome',
      {
        schema: {
          tags,
          summary: 'Decir qué se hará con el resultado de una consulta cerrada',
          params,
          body: z.object({ outcome: publicText({ least: 10, most: 3000 }) }),
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async (request) => {
        accepted(await consultations.conclude(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );
  };
}
