import { cvegeoSchema, ticketStates, ticketTopicNames } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { TicketRow } from './ticket-queries.ts';
import type { Tickets } from './tickets.ts';

const ticketSchema = z.object({
  id: z.uuid(),
  number: z.number().int(),
  cvegeo: z.string(),
  governmentName: z.string(),
  topic: z.enum(ticketTopicNames),
  title: z.string(),
  state: z.enum(ticketStates),
  isShared: z.boolean(),
  openedAt: z.iso.datetime(),
  /** In minutes of business time. */
  firstAnswerMinutes: z.number().int().nullable(),
  solutionMinutes: z.number().int().nullable(),
});
const replySchema = z.object({
  id: z.uuid(),
  side: z.enum(['squad', 'peer', 'own']),
  governmentName: z.string().nullable(),
  body: z.string(),
  writtenAt: z.iso.datetime(),
});
const idParams = z.object({ id: z.uuid() });
const text = z.string().trim().min(5).max(10_000);
const tags = ['Consultas al escuadrón'];

/** What governments ask the squad and each other. */
export function ticketRoutes(tickets: Tickets): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/tickets',
      {
        schema: {
          tags,
          summary: 'Consultas: las propias, las que otros gobiernos comparten, o todas para el escuadrón',
          querystring: pageQuery.extend({
            shared: z.stringbool().default(false),
            state: z.enum(ticketStates).optional(),
            topic: z.enum(ticketTopicNames).optional(),
            cvegeo: cvegeoSchema.optional(),
          }),
          response: { 200: pageOf(ticketSchema) },
        },
      },
      async (request, reply) => {
        const { first, after, shared, state = null, topic = null, cvegeo = null } = request.query;
        const rows = await tickets.list(request.actor, {
          isShared: shared,
          state,
          topic,
          cvegeo,
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        reply.header('cache-control', 'no-store');
        const page = toPage(rows, first, { positionOf: ({ id }) => id });
        return { ...page, items: page.items.map(viewOf) };
      },
    );

    server.post(
      '/api/v1/tickets',
      {
        config: { rateLimit: { max: 60, timeWindow: 600_000 } },
        schema: {
          tags,
          summary: 'Preguntar al escuadrón y, si se comparte, a los demás gobiernos',
          body: z.object({
            cvegeo: cvegeoSchema,
            topic: z.enum(ticketTopicNames),
            title: z.string().trim().min(5).max(150),
            body: text,
            isShared: z.boolean().default(false),
          }),
          response: { 201: z.object({ id: z.uuid(), number: z.number().int() }) },
        },
      },
      async (request, reply) => reply.code(201).send(await tickets.open(request.actor, request.body)),
    );

    server.get(
      '/api/v1/tickets/:id',
      {
        schema: {
          tags,
          summary: 'Una consulta con sus respuestas',
          params: idParams,
          response: {
            200: ticketSchema.extend({
              body: z.string(),
              side: z.enum(['squad', 'peer', 'own']),
              replies: z.array(replySchema),
            }),
          },
        },
      },
      async (request, reply) => {
        const found = await tickets.read(request.actor, request.params.id);
        const outcome = found
          ? { ok: true as const, ...found }
          : { ok: false as const, reason: 'ticket-not-found' as const };
        const { ticket, side, replies } = accepted(outcome);
        reply.header('cache-control', 'no-store');
        return {
          ...viewOf(ticket),
          body: ticket.body,
          side,
          replies: replies.map((each) => ({
            id: each.id,
            side: each.side,
            governmentName: each.government_name,
            body: each.body,
            writtenAt: each.written_at.toISOString(),
          })),
        };
      },
    );

    server.post(
      '/api/v1/tickets/:id/replies',
      {
        config: { rateLimit: { max: 120, timeWindow: 600_000 } },
        schema: {
          tags,
          summary: 'Responder una consulta, o escribir más en la propia',
          params: idParams,
          body: z.object({ body: text }),
          response: { 201: z.object({ id: z.uuid(), state: z.enum(ticketStates) }) },
        },
      },
      async (request, reply) => {
        const { id, state } = accepted(await tickets.reply(request.actor, request.params.id, request.body));
        return reply.code(201).send({ id, state });
      },
    );

    server.post(
      '/api/v1/tickets/:id/solution',
      {
        schema: {
          tags,
          summary: 'Dar por resuelta una consulta',
          params: idParams,
          response: { 200: z.object({ state: z.enum(ticketStates) }) },
        },
      },
      async (request) => ({ state: accepted(await tickets.solve(request.actor, request.params.id)).state }),
    );

    server.patch(
      '/api/v1/tickets/:id',
      {
        schema: {
          tags,
          summary: 'Compartir una consulta con los demás gobiernos, o dejar de hacerlo',
          params: idParams,
          body: z.object({ isShared: z.boolean() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await tickets.share(request.actor, request.params.id, request.body));
        return reply.code(204).send(null);
      },
    );
  };
}

const topicSchema = z.enum(ticketTopicNames);

const viewOf = (ticket: TicketRow): z.infer<typeof ticketSchema> => ({
  id: ticket.id,
  number: ticket.number,
  cvegeo: ticket.cvegeo,
  governmentName: ticket.government_name,
  topic: topicSchema.parse(ticket.topic),
  title: ticket.title,
  state: ticket.state,
  isShared: ticket.is_shared,
  openedAt: ticket.opened_at.toISOString(),
  firstAnswerMinutes: ticket.first_answer_minutes,
  solutionMinutes: ticket.solution_minutes,
});
