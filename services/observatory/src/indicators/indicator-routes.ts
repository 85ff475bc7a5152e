import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { csvCell, type CsvCell } from '@rma/domain';
import { problemSchema } from '@rma/service-kit';
import { indicator, indicators, type Indicator } from '@rma/themes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { everyFigure, sourcesOf, type FigureRow } from './figure-queries.ts';
import { indicatorProblems } from './indicator-problems.ts';
import { figureSchema, indicatorSchema, viewFigure, viewIndicator } from './indicator-view.ts';

const tags = ['Indicadores'];
const params = z.object({ id: z.string().max(80) });
const querystring = z.object({
  period: z
    .string()
    .regex(/^\d{4}(\/\d{4})?$/)
    .optional(),
  level: z.enum(['state', 'municipality']).optional(),
  breakdown: z.enum(['total', 'all']).default('total'),
});

const columns: { title: string; cell: (row: FigureRow, of: Indicator) => CsvCell }[] = [
  { title: 'indicador', cell: (_, { id }) => id },
  { title: 'cvegeo', cell: ({ cvegeo }) => cvegeo },
  { title: 'gobierno', cell: ({ name }) => name },
  { title: 'estado', cell: ({ state_name }) => state_name },
  { title: 'nivel', cell: ({ level }) => (level === 'state' ? 'Estado' : 'Municipio') },
  { title: 'periodo', cell: ({ period }) => period },
  { title: 'serie', cell: ({ series }) => series },
  { title: 'desglose', cell: ({ breakdown }) => (breakdown === '' ? 'Total' : breakdown) },
  { title: 'valor', cell: ({ value }) => value },
  { title: 'unidad', cell: (_, { unit }) => unit.es },
  { title: 'numerador', cell: ({ numerator }) => numerator },
  { title: 'denominador', cell: ({ denominator }) => denominator },
  { title: 'meses_reportados', cell: ({ months }) => months },
  { title: 'renglones', cell: ({ rows }) => rows },
  { title: 'renglones_con_dato', cell: ({ basis }) => basis },
  { title: 'marcas', cell: ({ flags }) => flags.join(' ') },
  { title: 'publica', cell: ({ publisher }) => publisher },
];

const csvLine = (cells: readonly CsvCell[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** With its mark, like every CSV of ours that people open in a spreadsheet; no cell can run as a formula. */
async function* csvOf(batches: AsyncIterable<FigureRow[]>, of: Indicator): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map(({ title }) => title))}`;
  for await (const rows of batches) {
    yield rows.map((row) => csvLine(columns.map(({ cell }) => cell(row, of)))).join('');
  }
}

async function* jsonOf(
  batches: AsyncIterable<FigureRow[]>,
  of: Indicator,
  publicUrl: string,
): AsyncGenerator<string> {
  yield `{"indicator":${JSON.stringify(viewIndicator(of, publicUrl))},"values":[`;
  let isFirst = true;
  for await (const rows of batches) {
    yield `${isFirst ? '' : ','}${rows.map((row) => JSON.stringify(viewFigure(row))).join(',')}`;
    isFirst = false;
  }
  yield ']}';
}

/** There may be a million figures: they are written as they are read. */
const sendPieces = (reply: FastifyReply, mediaType: string, pieces: AsyncIterable<string>): FastifyReply =>
  reply.type(mediaType).send(Readable.from(pieces, { objectMode: false }));

/** The definitions of indicators and all of their figures, for anyone, from any site. */
export function indicatorRoutes({ db, publicUrl }: Pick<ObservatoryDependencies, 'db' | 'publicUrl'>) {
  const known = (id: string): Indicator => {
    const found = indicator(id);
    if (found === null) throw indicatorProblems.indicatorNotFound({ id });
    return found;
  };

  /** True: the caller has it already, and 304 was sent. */
  async function isKept(request: FastifyRequest, reply: FastifyReply, of: Indicator): Promise<boolean> {
    const sources = await sourcesOf(db, of.id);
    const state = JSON.stringify([of, request.url, sources.map(({ fingerprint }) => fingerprint)]);
    const etag = `W/"${createHash('sha256').update(state).digest('base64url').slice(0, 27)}"`;
    reply.headers({ etag, 'cache-control': 'public, max-age=60' });
    if (request.headers['if-none-match'] !== etag) return false;
    void reply.code(304).send();
    return true;
  }

  const figures = (of: Indicator, { period, level, breakdown }: z.infer<typeof querystring>) =>
    everyFigure(db, { indicatorId: of.id, period, level, hasBreakdown: breakdown === 'all' });

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/api/v1/indicators',
      {
        schema: {
          tags,
          summary: 'Los indicadores y cómo se calculan',
          response: { 200: z.object({ items: z.array(indicatorSchema) }) },
        },
      },
      async () => ({ items: indicators().map((each) => viewIndicator(each, publicUrl)) }),
    );

    server.get(
      '/api/v1/indicators/:id(^[a-z][a-z0-9-]*)',
      {
        schema: {
          tags,
          summary: 'Un indicador: definición, advertencias y de qué archivos se calculó',
          params,
          response: { 200: indicatorSchema.extend({ sources: z.array(z.unknown()) }), 404: problemSchema },
        },
      },
      async (request) => {
        const of = known(request.params.id);
        const sources = await sourcesOf(db, of.id);
        return {
          ...viewIndicator(of, publicUrl),
          sources: sources.map(({ publisher, parts, rows, basis, computed_at }) => ({
            publisher,
            parts,
            rows,
            basis,
            computedAt: computed_at.toISOString(),
          })),
        };
      },
    );

    server.get(
      '/api/v1/indicators/:id(^[a-z][a-z0-9-]*).csv',
      {
        schema: {
          tags,
          summary: 'Las cifras de un indicador, en CSV',
          params,
          querystring,
          response: { 404: problemSchema },
        },
      },
      async (request, reply) => {
        const of = known(request.params.id);
        if (await isKept(request, reply, of)) return reply;
        reply.header('content-disposition', `attachment; filename="${of.id}.csv"`);
        return sendPieces(
          reply,
          'text/csv; charset=utf-8; header=present',
          csvOf(figures(of, request.query), of),
        );
      },
    );

    server.get(
      '/api/v1/indicators/:id(^[a-z][a-z0-9-]*).json',
      {
        schema: {
          tags,
          summary: 'Las cifras de un indicador con su definición, en JSON',
          params,
          querystring,
          response: {
            200: z.object({ indicator: indicatorSchema, values: z.array(figureSchema) }),
            404: problemSchema,
          },
        },
      },
      async (request, reply) => {
        const of = known(request.params.id);
        if (await isKept(request, reply, of)) return reply;
        return sendPieces(
          reply,
          'application/json; charset=utf-8',
          jsonOf(figures(of, request.query), of, publicUrl),
        );
      },
    );
  };
}
