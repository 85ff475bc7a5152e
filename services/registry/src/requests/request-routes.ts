import { cvegeoSchema, dataRequestStates } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { writerFields } from '../public-writing/writer.ts';
import { requestForm, toWorkRequest, workRequestSchema } from './request-schemas.ts';
import type { Requests } from './requests.ts';

const tags = ['Peticiones de datos'];
const idParams = z.object({ id: z.uuid() });
const place = z.object({ dueOn: z.iso.date(), id: z.uuid() });
/** What a form is thanked with; a program that filled in the field people do not see is thanked alike. */
const written = z.object({ id: z.uuid().nullable(), isPublic: z.boolean() });
const similarSchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  title: z.string(),
  state: z.enum(dataRequestStates),
  votes: z.number().int(),
  likeness: z.number(),
});

/** Asking for data, supporting what others ask for, and the lists of who works on it. */
export function requestRoutes(requests: Requests): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/data-requests',
      {
        config: { rateLimit: { max: 20, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Pedir un dato a un gobierno; sin cuenta, se publica al confirmar el correo',
          body: requestForm,
          response: { 202: written },
        },
      },
      async (request, reply) => {
        reply.code(202);
        const { website, ...wish } = request.body;
        if (website !== '') return { id: null, isPublic: false };
        const result = accepted(await requests.submit(request.actor, wish), { cvegeo: wish.cvegeo });
        return { id: result.isPublic ? result.id : null, isPublic: result.isPublic };
      },
    );

    server.get(
      '/api/v1/data-requests/similar',
      {
        config: { rateLimit: { max: 120, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Peticiones públicas a un gobierno que quizá piden lo mismo',
          querystring: z.object({ cvegeo: cvegeoSchema, title: z.string().min(3).max(200) }),
          response: { 200: z.object({ items: z.array(similarSchema) }) },
        },
      },
      async (request) => ({ items: await requests.similar(request.query) }),
    );

    server.post(
      '/api/v1/data-requests/:id/votes',
      {
        config: { rateLimit: { max: 60, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Apoyar una petición, una vez por persona; sin cuenta, cuenta al confirmar el correo',
          params: idParams,
          body: writerFields,
          response: { 202: z.object({ isCounted: z.boolean() }) },
        },
      },
      async (request, reply) => {
        reply.code(202);
        if (request.body.website !== '') return { isCounted: false };
        const result = await requests.support(request.actor, request.params.id, request.body);
        return { isCounted: accepted(result).isCounted };
      },
    );

    server.get(
      '/api/v1/data-requests',
      {
        schema: {
          tags,
          summary: 'Peticiones en las que trabaja la persona, la que vence antes primero',
          querystring: pageQuery.extend({
            government: cvegeoSchema.optional(),
            state: z.union([z.enum(dataRequestStates), z.array(z.enum(dataRequestStates))]).optional(),
          }),
          response: { 200: pageOf(workRequestSchema) },
        },
      },
      async (request) => {
        const { first, after, government, state } = request.query;
        const rows = await requests.list(request.actor, {
          government,
          states: typeof state === 'string' ? [state] : state,
          first,
          after: after === undefined ? null : decodeCursor(place, after),
        });
        return toPage(rows.map(toWorkRequest), first, { positionOf: ({ dueOn, id }) => ({ dueOn, id }) });
      },
    );

    server.get(
      '/api/v1/data-requests/:id',
      {
        schema: {
          tags,
          summary: 'Una petición con lo que su autor no quiso publicar, y lo que esta persona puede hacer',
          params: idParams,
          response: {
            200: workRequestSchema.extend({
              events: z.array(z.string()),
              similar: z.array(similarSchema),
            }),
          },
        },
      },
      async (request) => {
        const found = accepted(await requests.read(request.actor, request.params.id));
        const { id, cvegeo, title } = found.request;
        const similar = await requests.similar({ cvegeo, title, except: id });
        return { ...toWorkRequest(found.request), events: found.events, similar };
      },
    );
  };
}
