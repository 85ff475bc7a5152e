import { cvegeoSchema, daysBetween } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted, governmentParams, knownGovernment } from '../problems.ts';
import type { Administrations } from './administrations.ts';

const periodSchema = z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() });
/** Six years (CPEUM, art. 116) and what a reform of a calendar may add to them. */
const longestDays = 7 * 366;
const newPeriodSchema = periodSchema
  .extend({ source: z.string().trim().min(5).max(500) })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, {
    path: ['endsOn'],
    message: 'El periodo termina después de su primer día: revise las dos fechas.',
    params: { en: 'The administration ends after its first day: check both dates.' },
  })
  .refine(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) <= longestDays, {
    path: ['endsOn'],
    message: 'Ninguna administración dura más de siete años: revise las dos fechas.',
    params: { en: 'No administration lasts more than seven years: check both dates.' },
  });
const tags = ['Gobiernos'];

/** When each government's administration is in office. */
export function administrationRoutes(administrations: Administrations): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/administrations',
      {
        schema: {
          tags,
          summary: 'Periodos de administración de un gobierno, y cuáles están confirmados',
          params: governmentParams,
          response: {
            200: z.object({
              items: z.array(periodSchema.extend({ source: z.string(), isConfirmed: z.boolean() })),
            }),
          },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const rows = knownGovernment(await administrations.list(cvegeo), cvegeo);
        return {
          items: rows.map((row) => ({
            startsOn: row.starts_on,
            endsOn: row.ends_on,
            source: row.source,
            isConfirmed: row.is_confirmed,
          })),
        };
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/administrations',
      {
        schema: {
          tags,
          summary: 'Registrar, corregir o confirmar un periodo de administración',
          params: governmentParams,
          body: newPeriodSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        accepted(await administrations.record(request.actor, cvegeo, request.body), { cvegeo });
        return reply.code(204).send(null);
      },
    );

    server.get(
      '/api/v1/administrations',
      {
        schema: {
          tags,
          summary: 'Calendario de administraciones por estado, para confirmarlo',
          response: {
            200: z.object({
              items: z.array(
                periodSchema.extend({
                  state: z.string(),
                  name: z.string(),
                  level: z.enum(['state', 'municipality']),
                  governments: z.number(),
                  confirmed: z.number(),
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const rows = await administrations.calendar(request.actor);
        return {
          items: rows.map(({ starts_on: startsOn, ends_on: endsOn, ...row }) => ({
            startsOn,
            endsOn,
            ...row,
          })),
        };
      },
    );

    server.post(
      '/api/v1/administrations/confirmation',
      {
        schema: {
          tags,
          summary: 'Confirmar el calendario supuesto de un estado o de sus municipios',
          body: z.object({
            state: cvegeoSchema.refine((key) => key.length === 2, {
              message: 'Escriba la clave de un estado, de dos dígitos.',
              params: { en: 'Give the key of a state, of two digits.' },
            }),
            level: z.enum(['state', 'municipality']),
          }),
          response: { 200: z.object({ confirmed: z.number() }) },
        },
      },
      async (request) => ({
        confirmed: await administrations.confirmCalendar(request.actor, request.body),
      }),
    );
  };
}
