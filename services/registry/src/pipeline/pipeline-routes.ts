import { pipelineMatters, pipelineStages } from '@rma/domain';
import { decodeCursor, encodeCursor, pageOf, pageQuery } from '@rma/service-kit';
import { create } from 'content-disposition';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { governmentParams, knownGovernment } from '../problems.ts';
import { daysOf } from './government-standing.ts';
import { pipelineCsv, pipelineXlsx } from './pipeline-export.ts';
import { filterSchema } from './pipeline-filter.ts';
import type { Pipeline } from './pipeline.ts';
import { cardSchema, cardView, standingSchema, standingView } from './standing-view.ts';

const count = z.number().int();
const boardSchema = z.object({
  total: count,
  matters: z.array(z.object({ matter: z.enum(pipelineMatters), total: count })),
  stages: z.array(
    z.object({
      stage: z.enum(pipelineStages),
      total: count,
      /** How many of them ask for somebody. */
      waiting: count,
      governments: z.array(cardSchema),
    }),
  ),
});
const mapSchema = z.object({
  total: count,
  stages: z.array(
    z.object({
      stage: z.enum(pipelineStages),
      total: count,
      governments: z.array(
        z.object({ cvegeo: z.string(), name: z.string(), lon: z.number(), lat: z.number() }),
      ),
    }),
  ),
});
/** A place in a list that may have moved: the government that was last, and how far the reader was. */
const placeSchema = z.tuple([z.string(), z.number().int().nonnegative()]);
const tags = ['Coordinación'];
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const hundredth = (degrees: number) => Math.round(degrees * 100) / 100;

/** Every government on its way through the network, as a board, a list, a map and files. */
export function pipelineRoutes({ clock }: RegistryDeps, pipeline: Pipeline): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/pipeline',
      {
        schema: {
          tags,
          summary: 'Gobiernos y cómo va cada uno: etapa, convenio, compromisos, peticiones, inventario',
          querystring: pageQuery.extend(filterSchema.shape),
          response: { 200: pageOf(standingSchema) },
        },
      },
      async (request) => {
        const { first, after, ...filter } = request.query;
        const all = await pipeline.list(request.actor, filter);
        const [lastKey, seen] = after === undefined ? ['', 0] : decodeCursor(placeSchema, after);
        const found = all.findIndex(({ cvegeo }) => cvegeo === lastKey);
        const from = found === -1 ? seen : found + 1;
        const items = all.slice(from, from + first).map(standingView);
        const last = items.at(-1);
        return {
          items,
          nextCursor:
            last !== undefined && from + first < all.length
              ? encodeCursor([last.cvegeo, from + first])
              : null,
          totalCount: all.length,
        };
      },
    );

    server.get(
      '/api/v1/pipeline/board',
      {
        schema: {
          tags,
          summary: 'El tablero: cuántos gobiernos hay en cada etapa y los primeros de cada una',
          querystring: filterSchema.omit({ stage: true }),
          response: { 200: boardSchema },
        },
      },
      async (request) => {
        const { total, counts, matters, cardsOf } = await pipeline.board(request.actor, request.query);
        return {
          total,
          matters: pipelineMatters.map((matter) => ({ matter, total: matters[matter] })),
          stages: pipelineStages.map((stage) => ({
            stage,
            ...counts[stage],
            governments: cardsOf(stage).map(cardView),
          })),
        };
      },
    );

    server.get(
      '/api/v1/pipeline/map',
      {
        schema: {
          tags,
          summary: 'Dónde están los gobiernos de cada etapa',
          querystring: filterSchema,
          response: { 200: mapSchema },
        },
      },
      async (request) => {
        const all = await pipeline.list(request.actor, request.query);
        return {
          total: all.length,
          stages: pipelineStages.map((stage) => {
            const there = all.filter((government) => government.stage === stage);
            return {
              stage,
              total: there.length,
              governments: there.flatMap(({ cvegeo, name, lon, lat }) =>
                lon === null || lat === null
                  ? []
                  : [{ cvegeo, name, lon: hundredth(lon), lat: hundredth(lat) }],
              ),
            };
          }),
        };
      },
    );

    const fileName = (extension: string) => `gobiernos-${daysOf(clock.now()).today}.${extension}`;

    server.get(
      '/api/v1/pipeline.csv',
      { schema: { tags, summary: 'La tabla de gobiernos en CSV', querystring: filterSchema } },
      async (request, reply) =>
        reply
          .header('content-disposition', create(fileName('csv')))
          .header('cache-control', 'private, no-store')
          .type('text/csv; charset=utf-8')
          .send(pipelineCsv(await pipeline.list(request.actor, request.query))),
    );

    server.get(
      '/api/v1/pipeline.xlsx',
      { schema: { tags, summary: 'La tabla de gobiernos en XLSX', querystring: filterSchema } },
      async (request, reply) => {
        const workbook = await pipelineXlsx(await pipeline.list(request.actor, request.query));
        return reply
          .header('content-disposition', create(fileName('xlsx')))
          .header('cache-control', 'private, no-store')
          .type(spreadsheet)
          .send(Buffer.from(workbook));
      },
    );

    server.get(
      '/api/v1/pipeline/:cvegeo',
      {
        schema: {
          tags,
          summary: 'Cómo va un gobierno',
          params: governmentParams,
          response: { 200: standingSchema },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        return standingView(knownGovernment(await pipeline.read(request.actor, cvegeo), cvegeo));
      },
    );
  };
}
