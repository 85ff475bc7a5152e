import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted, governmentParams } from '../problems.ts';
import type { OutreachWork } from './outreach.ts';

const tags = ['Coordinación'];
const text = (max: number) => z.string().trim().min(1).max(max);
const eventSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['note', 'invitation', 'owner', 'next-step']),
  text: z.string(),
  recipient: z.string().nullable(),
  at: z.iso.datetime(),
  authorName: z.string().nullable(),
});
const planSchema = z.object({
  ownerId: z.uuid().nullable(),
  nextStep: text(500).nullable(),
  nextStepOn: z.iso.date().nullable(),
});
const ownersSchema = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) });

/** What coordinators write down of governments on their way: who answers for each, what comes next, and notes. */
export function outreachRoutes(outreach: OutreachWork): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/pipeline/owners',
      {
        schema: {
          tags,
          summary: 'Quién puede responder por un gobierno ante la red',
          response: { 200: ownersSchema },
        },
      },
      async (request) => ({ items: await outreach.owners(request.actor) }),
    );

    server.patch(
      '/api/v1/pipeline/:cvegeo',
      {
        schema: {
          tags,
          summary: 'Decir quién responde por un gobierno y cuál es el próximo paso',
          params: governmentParams,
          body: planSchema.partial(),
          response: { 200: planSchema },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        return accepted(await outreach.plan(request.actor, cvegeo, request.body), { cvegeo }).outreach;
      },
    );

    server.get(
      '/api/v1/pipeline/:cvegeo/history',
      {
        schema: {
          tags,
          summary: 'Notas, invitaciones y cambios de un gobierno, primero lo más reciente',
          params: governmentParams,
          querystring: pageQuery,
          response: { 200: pageOf(eventSchema) },
        },
      },
      async (request) => {
        const { first, after } = request.query;
        const rows = await outreach.history(request.actor, request.params.cvegeo, {
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        const items = rows.map(({ author_name: authorName, at, ...event }) => ({
          ...event,
          authorName,
          at: at.toISOString(),
        }));
        return toPage(items, first, { positionOf: ({ id }) => id });
      },
    );

    server.post(
      '/api/v1/pipeline/:cvegeo/notes',
      {
        schema: {
          tags,
          summary: 'Anotar algo de un gobierno; solo lo lee la coordinación',
          params: governmentParams,
          body: z.object({ text: text(5000) }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const { id } = accepted(await outreach.note(request.actor, cvegeo, request.body.text), { cvegeo });
        return reply.code(201).send({ id });
      },
    );
  };
}
