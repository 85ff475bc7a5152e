import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { WebinarRow } from './webinar-queries.ts';
import type { Webinars } from './webinars.ts';

export const webinarSchema = z.object({
  id: z.uuid(),
  cohortId: z.uuid().nullable(),
  title: z.string(),
  description: z.string(),
  startsAt: z.iso.datetime(),
  durationMinutes: z.number().int(),
  recordingUrl: z.string().nullable(),
  isCancelled: z.boolean(),
});

/** A webinar as anybody may see it: without where it is joined. */
export const publicWebinarView = (row: WebinarRow): z.infer<typeof webinarSchema> => ({
  id: row.id,
  cohortId: row.cohort_id,
  title: row.title,
  description: row.description,
  startsAt: row.starts_at.toISOString(),
  durationMinutes: row.duration_minutes,
  recordingUrl: row.recording_url,
  isCancelled: row.cancelled_at !== null,
});

const httpsUrl = z.url({ protocol: /^https$/ }).max(500);
const factsSchema = z.object({
  title: z.string().trim().min(5).max(150),
  description: z.string().trim().min(5).max(2000),
  startsAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  durationMinutes: z.int().min(15).max(480),
  joinUrl: httpsUrl.nullable().default(null),
  recordingUrl: httpsUrl.nullable().default(null),
});
const tags = ['Programa de seis semanas'];

/** Webinars as those who hold them, and those invited, work with them. */
export function webinarRoutes(webinars: Webinars): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/programme/webinars',
      {
        schema: {
          tags,
          summary: 'Seminarios a los que uno está invitado, con su dirección para entrar',
          response: {
            200: z.object({ items: z.array(webinarSchema.extend({ joinUrl: z.string().nullable() })) }),
          },
        },
      },
      async (request, reply) => {
        const rows = await webinars.listFor(request.actor);
        reply.header('cache-control', 'private, no-store');
        return { items: rows.map((row) => ({ ...publicWebinarView(row), joinUrl: row.join_url })) };
      },
    );

    server.post(
      '/api/v1/programme/webinars',
      {
        schema: {
          tags,
          summary: 'Convocar a un seminario, de una generación o de todos los integrantes',
          body: factsSchema.extend({ cohortId: z.uuid().nullable().default(null) }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ id: accepted(await webinars.create(request.actor, request.body)).id }),
    );

    server.put(
      '/api/v1/programme/webinars/:id',
      {
        schema: {
          tags,
          summary: 'Cambiar o cancelar un seminario; los invitados se enteran',
          params: z.object({ id: z.uuid() }),
          body: factsSchema.extend({ isCancelled: z.boolean().default(false) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { isCancelled, ...facts } = request.body;
        accepted(await webinars.change(request.actor, request.params.id, { facts, isCancelled }));
        return reply.code(204).send(null);
      },
    );
  };
}
