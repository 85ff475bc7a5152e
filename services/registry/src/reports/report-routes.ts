import { cvegeoSchema, reportAnswerNames, reportKindNames } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { publicText } from '../public-writing/public-text.ts';
import { writerFields } from '../public-writing/writer.ts';
import type { DatasetReport } from './report-queries.ts';
import type { Reports } from './reports.ts';

const tags = ['Reportes sobre datos'];
const params = z.object({ id: z.uuid() });
const place = z.object({ dueOn: z.iso.date(), id: z.uuid() });
const state = z.enum(['published', 'answered', 'rejected']);

const reportSchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  datasetId: z.string(),
  datasetTitle: z.string(),
  cvegeo: z.string(),
  kind: z.enum(reportKindNames),
  description: z.string(),
  state: z.enum(['received', 'published', 'answered', 'rejected']),
  answer: z.enum(reportAnswerNames).nullable(),
  answerText: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  dueOn: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
});

const toView = (row: DatasetReport): z.input<typeof reportSchema> => ({
  id: row.id,
  folio: row.folio,
  datasetId: row.dataset_id,
  datasetTitle: row.dataset_title,
  cvegeo: row.cvegeo,
  kind: row.kind,
  description: row.description,
  state: row.state,
  answer: row.answer,
  answerText: row.answer_text,
  receivedAt: row.received_at.toISOString(),
  dueOn: row.due_on,
  answeredAt: row.answered_at?.toISOString() ?? null,
  isLate: row.is_late,
});

/** Reporting a problem in a dataset, and answering it. */
export function reportRoutes(reports: Reports): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/datasets/:id/reports',
      {
        config: { rateLimit: { max: 20, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Reportar un problema en un conjunto; sin cuenta, se publica al confirmar el correo',
          params,
          body: writerFields.extend({
            kind: z.enum(reportKindNames),
            description: publicText({ least: 10, most: 2000 }),
          }),
          response: { 202: z.object({ isPublic: z.boolean() }) },
        },
      },
      async (request, reply) => {
        reply.code(202);
        const { website, ...wish } = request.body;
        if (website !== '') return { isPublic: false };
        const result = await reports.submit(request.actor, { ...wish, datasetId: request.params.id });
        return { isPublic: accepted(result).isPublic };
      },
    );

    server.get(
      '/api/v1/dataset-reports',
      {
        schema: {
          tags,
          summary: 'Reportes en los que trabaja la persona, el que vence antes primero',
          querystring: pageQuery.extend({
            government: cvegeoSchema.optional(),
            state: z.union([state, z.array(state)]).optional(),
          }),
          response: { 200: pageOf(reportSchema) },
        },
      },
      async (request) => {
        const { first, after, government, state: states } = request.query;
        const rows = await reports.list(request.actor, {
          government,
          states: typeof states === 'string' ? [states] : states,
          first,
          after: after === undefined ? null : decodeCursor(place, after),
        });
        return toPage(rows.map(toView), first, { positionOf: ({ dueOn, id }) => ({ dueOn, id }) });
      },
    );

    server.post(
      '/api/v1/dataset-reports/:id/answer',
      {
        schema: {
          tags,
          summary: 'Responder un reporte: corregido, se corregirá, o está como debe',
          params,
          body: z.object({
            answer: z.enum(reportAnswerNames),
            text: publicText({ least: 10, most: 2000 }),
          }),
          response: { 200: z.object({ isLate: z.boolean() }) },
        },
      },
      async (request) => ({
        isLate: accepted(await reports.answer(request.actor, request.params.id, request.body)).isLate,
      }),
    );

    server.post(
      '/api/v1/dataset-reports/:id/rejection',
      {
        schema: {
          tags,
          summary: 'No admitir un reporte que no lo es, con la razón',
          params,
          body: z.object({ reason: publicText({ least: 10, most: 1000 }) }),
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async (request) => {
        accepted(await reports.reject(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );
  };
}
