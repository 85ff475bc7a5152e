import { cvegeoSchema } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Cohorts } from './cohorts.ts';
import { isTask } from './curriculum.ts';

export const cohortSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  state: z.enum(['announced', 'running', 'finished']),
  /** From 1 to 6 while it runs. */
  week: z.number().int().nullable(),
  governments: z.number(),
  finished: z.number(),
});

type CohortRow = Awaited<ReturnType<Cohorts['list']>>[number];

export const cohortView = (row: CohortRow): z.infer<typeof cohortSchema> => ({
  id: row.id,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.endsOn,
  state: row.state,
  week: row.week,
  governments: row.governments,
  finished: row.finished,
});

const progressSchema = cohortSchema.omit({ governments: true, finished: true }).extend({
  governments: z.array(
    z.object({
      cvegeo: z.string(),
      name: z.string(),
      finishedAt: z.iso.datetime().nullable(),
      done: z.array(z.object({ task: z.string(), doneAt: z.iso.datetime(), note: z.string().nullable() })),
    }),
  ),
});
const monday = z.iso.date().refine((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1, {
  message: 'Una generación empieza en lunes: elija el lunes de esa semana.',
  params: { en: 'A cohort begins on a Monday: choose the Monday of that week.' },
});
const idParams = z.object({ id: z.uuid() });
const tags = ['Programa de seis semanas'];

/** Cohorts as those who run the programme, and those who are in it, work with them. */
export function cohortRoutes(cohorts: Cohorts): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/programme/cohorts',
      {
        schema: {
          tags,
          summary: 'Crear una generación del programa, que empieza en lunes',
          body: z.object({ name: z.string().trim().min(3).max(120), startsOn: monday }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => reply.code(201).send(await cohorts.create(request.actor, request.body)),
    );

    server.get(
      '/api/v1/programme/cohorts/mine',
      {
        schema: {
          tags,
          summary: 'Las generaciones en las que están mis gobiernos',
          response: { 200: z.object({ items: z.array(z.uuid()) }) },
        },
      },
      async (request) => ({ items: await cohorts.own(request.actor) }),
    );

    server.get(
      '/api/v1/programme/cohorts/:id',
      {
        schema: {
          tags,
          summary: 'Una generación con el avance de cada gobierno',
          params: idParams,
          response: { 200: progressSchema },
        },
      },
      async (request, reply) => {
        const cohort = await cohorts.read(request.actor, request.params.id);
        const outcome = cohort
          ? { ok: true as const, cohort }
          : { ok: false as const, reason: 'cohort-not-found' as const };
        const found = accepted(outcome).cohort;
        reply.header('cache-control', 'private, no-store');
        return {
          id: found.id,
          name: found.name,
          startsOn: found.starts_on,
          endsOn: found.endsOn,
          state: found.state,
          week: found.week,
          governments: found.governments.map((government) => ({
            cvegeo: government.cvegeo,
            name: government.name,
            finishedAt: government.finished_at?.toISOString() ?? null,
            done: government.done.map(({ task, done_at: doneAt, note }) => ({
              task,
              doneAt: doneAt.toISOString(),
              note,
            })),
          })),
        };
      },
    );

    server.post(
      '/api/v1/programme/cohorts/:id/governments',
      {
        schema: {
          tags,
          summary: 'Inscribir a un integrante en una generación',
          params: idParams,
          body: z.object({ cvegeo: cvegeoSchema }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.body;
        const which = { cohortId: request.params.id, cvegeo };
        accepted(await cohorts.enrol(request.actor, which), { cvegeo });
        return reply.code(204).send(null);
      },
    );

    server.put(
      '/api/v1/programme/cohorts/:id/governments/:cvegeo/tasks/:task',
      {
        schema: {
          tags,
          summary: 'Marcar una tarea del programa como hecha, o como pendiente',
          params: idParams.extend({
            cvegeo: cvegeoSchema,
            task: z.string().refine(isTask, {
              message: 'Esa tarea no es del programa.',
              params: { en: 'That task is not of the programme.' },
            }),
          }),
          body: z.object({
            isDone: z.boolean(),
            note: z.string().trim().max(1000).nullable().default(null),
          }),
          response: { 200: z.object({ done: z.number() }) },
        },
      },
      async (request) => {
        const { id: cohortId, cvegeo, task } = request.params;
        const which = { cohortId, cvegeo, task };
        return { done: accepted(await cohorts.putTask(request.actor, which, request.body)).done };
      },
    );
  };
}
