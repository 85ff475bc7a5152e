import {
  csvText,
  monthlyReportFactsSchema,
  networkFigureIds,
  networkFigures,
  type NetworkFigures,
} from '@rma/domain';
import { networkMonths } from '@rma/persistence';
import { problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { pdfOf, reportOf } from './record-queries.ts';

const tags = ['Monitoreo'];
const MOST_MONTHS = 120;
const params = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
const thatReport = { es: 'el informe de ese mes', en: 'the report of that month' };

const figureSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum(['count', 'share', 'days', 'points', 'grade']),
  nature: z.enum(['state', 'month']),
  method: z.string(),
  url: z.string(),
});
const monthsSchema = z.object({
  figures: z.array(figureSchema),
  months: z.array(
    z.object({
      month: z.string(),
      isClosed: z.boolean(),
      on: z.string(),
      values: z.record(z.string(), z.number().nullable()),
    }),
  ),
});

const definitionsFor = (publicUrl: string) =>
  networkFigureIds.map((id) => {
    const { title, unit, nature, method, path } = networkFigures[id];
    return { id, title, unit, nature, method, url: `${publicUrl}${path}` };
  });

const measured = (figures: NetworkFigures): Record<string, number | null> =>
  Object.fromEntries(
    networkFigureIds.flatMap((id) => (figures[id] === undefined ? [] : [[id, figures[id]]])),
  );

/** Monthly reports as PDF, JSON and CSV, and the network's figures month by month; for anyone, from any site. */
export function reportRoutes({ db, publicUrl }: ObservatoryDependencies) {
  async function sendPdf(request: FastifyRequest, reply: FastifyReply, month: string): Promise<FastifyReply> {
    const report = await reportOf(db, month);
    if (!report) throw problems.notFound({ what: thatReport });
    const etag = `"${report.pdf_sha256}"`;
    reply.headers({
      etag,
      'cache-control': 'public, no-cache',
      'last-modified': report.published_at.toUTCString(),
    });
    if (request.headers['if-none-match']?.includes(etag) === true) return reply.code(304).send();
    const pdf = await pdfOf(db, month);
    if (pdf === null) throw problems.notFound({ what: thatReport });
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="informe-red-mexico-abierto-${month}.pdf"`)
      .send(pdf);
  }

  async function sendCsv(reply: FastifyReply, month: string): Promise<FastifyReply> {
    const report = await reportOf(db, month);
    if (!report) throw problems.notFound({ what: thatReport });
    const { figures, before } = report.facts;
    const rows = networkFigureIds.map((id) => {
      const { title, unit, method, path } = networkFigures[id];
      return [id, title, unit, figures[id] ?? null, before?.[id] ?? null, method, `${publicUrl}${path}`];
    });
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .headers({
        'cache-control': 'public, no-cache',
        'content-disposition': `attachment; filename="informe-${month}.csv"`,
      })
      .send(csvText(['id', 'cifra', 'unidad', 'valor', 'mes_anterior', 'metodo', 'direccion'], rows));
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/reports/:month.pdf',
      { schema: { tags, summary: 'El informe de un mes, en PDF', params, response: { 404: problemSchema } } },
      async (request, reply) => sendPdf(request, reply, request.params.month),
    );

    server.get(
      '/reports/:month.json',
      {
        schema: {
          tags,
          summary: 'Todo lo que dice el informe de un mes, como datos',
          params,
          response: {
            200: z.object({
              publishedAt: z.string(),
              pdfSha256: z.string(),
              figures: z.array(figureSchema),
              facts: monthlyReportFactsSchema,
            }),
            404: problemSchema,
          },
        },
      },
      async ({ params: { month } }, reply) => {
        const report = await reportOf(db, month);
        if (!report) throw problems.notFound({ what: thatReport });
        reply.header('cache-control', 'public, no-cache');
        return {
          publishedAt: report.published_at.toISOString(),
          pdfSha256: report.pdf_sha256,
          figures: definitionsFor(publicUrl),
          facts: report.facts,
        };
      },
    );

    server.get(
      '/reports/:month.csv',
      {
        schema: {
          tags,
          summary: 'Las cifras del informe de un mes, como CSV',
          params,
          response: { 404: problemSchema },
        },
      },
      async (request, reply) => sendCsv(reply, request.params.month),
    );

    const monthsSummary = 'La red mes a mes: cada cifra, según los informes y la última medición';
    server.get(
      '/api/v1/network/months',
      { schema: { tags, summary: monthsSummary, response: { 200: monthsSchema } } },
      async (_request, reply) => {
        reply.header('cache-control', 'public, max-age=60');
        const months = await networkMonths(db, { last: MOST_MONTHS });
        return {
          figures: definitionsFor(publicUrl),
          months: months.map(({ figures, ...month }) => ({ ...month, values: measured(figures) })),
        };
      },
    );
    server.get(
      '/api/v1/network/months.csv',
      { schema: { tags, summary: `${monthsSummary}; como CSV` } },
      async (_request, reply) => {
        const months = await networkMonths(db, { last: MOST_MONTHS });
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .headers({
            'cache-control': 'public, max-age=60',
            'content-disposition': 'attachment; filename="red-mes-a-mes.csv"',
          })
          .send(
            csvText(
              ['mes', 'medido_el', 'mes_cerrado', ...networkFigureIds],
              months.map(({ month, on, isClosed, figures }) => [
                month,
                on,
                isClosed ? 'sí' : 'no',
                ...networkFigureIds.map((id) => figures[id] ?? null),
              ]),
            ),
          );
      },
    );
  };
}
