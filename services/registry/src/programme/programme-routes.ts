import { dateInMexicoCity } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted } from '../problems.ts';
import type { Tickets } from '../tickets/tickets.ts';
import type { Cohorts } from './cohorts.ts';
import { cohortSchema, cohortView } from './cohort-routes.ts';
import { programme } from './curriculum.ts';
import type { Toolkit } from './toolkit.ts';
import { programmeCalendar } from './webinar-calendar.ts';
import { publicWebinarView, webinarSchema } from './webinar-routes.ts';
import type { Webinars } from './webinars.ts';

const weekSchema = z.object({
  number: z.number().int(),
  title: z.string(),
  purpose: z.string(),
  tasks: z.array(z.object({ key: z.string(), title: z.string(), guide: z.string() })),
});
const documentSchema = z.object({
  slug: z.string(),
  kind: z.enum(['guide', 'template']),
  title: z.string(),
  summary: z.string(),
});
const timesSchema = z.object({
  opened: z.number(),
  waiting: z.number(),
  solved: z.number(),
  answered: z.number(),
  answeredInTime: z.number(),
  /** Medians, in minutes of business time. */
  firstAnswerMinutes: z.number().nullable(),
  solutionMinutes: z.number().nullable(),
});
const tags = ['Programa de seis semanas'];

/** What anybody may know of the programme: its weeks, cohorts, webinars, toolkit and how fast the squad answers. */
export function programmeRoutes(
  { clock, publicUrl }: RegistryDeps,
  parts: { cohorts: Cohorts; webinars: Webinars; toolkit: Toolkit; tickets: Tickets },
): FastifyPluginAsyncZod {
  const { cohorts, webinars, toolkit, tickets } = parts;
  return async (server) => {
    server.get(
      '/api/v1/programme',
      {
        schema: {
          tags,
          summary: 'El programa de seis semanas: semanas, generaciones, seminarios y tiempos de respuesta',
          response: {
            200: z.object({
              weeks: z.array(weekSchema),
              cohorts: z.array(cohortSchema),
              webinars: z.array(webinarSchema),
              toolkit: z.array(documentSchema),
              times: timesSchema,
            }),
          },
        },
      },
      async () => {
        const times = await tickets.times();
        return {
          weeks: [...programme],
          cohorts: (await cohorts.list()).map(cohortView),
          webinars: (await webinars.list()).map(publicWebinarView),
          toolkit: (await toolkit.all()).map(({ markdown: _text, ...document }) => document),
          times: {
            opened: times.opened,
            waiting: times.waiting,
            solved: times.solved,
            answered: times.answered,
            answeredInTime: times.answered_in_time,
            firstAnswerMinutes: times.first_answer_minutes,
            solutionMinutes: times.solution_minutes,
          },
        };
      },
    );

    server.get(
      '/api/v1/programme/toolkit/:slug',
      {
        schema: {
          tags,
          summary: 'Una guía o plantilla, en Markdown',
          params: z.object({ slug: z.string().max(100) }),
          response: { 200: documentSchema.extend({ markdown: z.string() }) },
        },
      },
      async (request) => {
        const document = await toolkit.find(request.params.slug);
        const outcome = document
          ? { ok: true as const, document }
          : { ok: false as const, reason: 'guide-not-found' as const };
        return accepted(outcome).document;
      },
    );

    server.get(
      '/programa.ics',
      { schema: { tags, summary: 'Calendario público del programa (iCalendar)' } },
      async (_request, reply) => {
        const now = clock.now();
        const text = programmeCalendar(
          { publicUrl, now, today: dateInMexicoCity(now) },
          { webinars: await webinars.list(), cohorts: await cohorts.list() },
        );
        return reply
          .header('cache-control', 'public, max-age=900')
          .type('text/calendar; charset=utf-8')
          .send(text);
      },
    );
  };
}
