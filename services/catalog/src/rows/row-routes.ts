import { Readable } from 'node:stream';
import { noteUse, problemSchema } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachment } from '../downloads/attachment.ts';
import { isKept } from './kept-answer.ts';
import { publishedTable, type PublishedTable, type RowsDependencies } from './published-table.ts';
import { answered, rowProblems } from './row-problems.ts';
import { rowsQuery, rowsRequest, type RowsQuery } from './row-query.ts';
import { rowsSchema, statisticsSchema, viewRows, viewStatistics } from './row-view.ts';

const tags = ['Renglones'];
const params = z.object({ id: z.uuid() });
const failures = { 400: problemSchema, 404: problemSchema, 410: problemSchema, 422: problemSchema };

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

function nextAddress(request: FastifyRequest, publicUrl: string, next: string): string {
  const url = new URL(request.url, publicUrl);
  url.searchParams.set('after', next);
  return `${publicUrl}${url.pathname}${url.search}`;
}

/**
 * The rows of published datasets, for anyone, from any site: filtered, sorted and paged as JSON, or all of them as
 * CSV or GeoJSON; and their columns in figures.
 */
export function rowRoutes(deps: RowsDependencies) {
  const { tables, publicUrl } = deps;

  async function sendWhole(
    request: FastifyRequest,
    reply: FastifyReply,
    { table, query }: { table: PublishedTable; query: RowsQuery },
  ): Promise<FastifyReply> {
    const { limit: _, after: __, ...selection } = rowsRequest(query);
    const wanted = { ...selection, ...(query.limit !== undefined && { limit: query.limit }) };
    const geometry = table.followed?.geometry;
    const isCsv = query.format === 'csv';
    if (!isCsv && geometry === undefined) throw rowProblems.tableWithoutPlaces();
    reply
      .header('content-disposition', attachment(`${table.name}.${query.format}`))
      .type(isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/geo+json; charset=utf-8');
    if (request.method === 'HEAD') return reply.send();
    const pieces = answered(
      isCsv || geometry === undefined
        ? await tables.exportCsv(table.source, wanted)
        : await tables.exportGeoJson(table.source, geometry, wanted),
    );
    return reply.send(Readable.from(pieces, { objectMode: false }));
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.route({
      method: ['GET', 'HEAD'],
      url: '/api/v1/datasets/:id/rows',
      schema: {
        tags,
        summary: 'Los renglones de un conjunto publicado',
        description:
          'Filtre con filter[columna]=valor o filter[columna][operador]=valor; operadores: eq, ne, in, lt, lte, gt, gte, contains, startsWith, isNull. Con format=csv o format=geojson y sin limit se descargan todos.',
        params,
        querystring: rowsQuery,
        response: { 200: json(rowsSchema, 'Una página de renglones, o un archivo CSV'), ...failures },
      },
      handler: async (request, reply) => {
        const { query } = request;
        const asked = rowsRequest(query);
        const table = await publishedTable(deps, request.params.id);
        const channel = query.format === 'json' ? 'api' : 'download';
        noteUse(request, { datasetId: table.datasetId, channel });
        const { id: contentId } = table.source;
        const question = [asked, query.format, query.limit ?? null];
        if (isKept(request, reply, { contentId, question })) return reply;
        if (query.format !== 'json') return sendWhole(request, reply, { table, query });
        const page = answered(await tables.rows(table.source, asked));
        if (page.next !== null)
          reply.header('link', `<${nextAddress(request, publicUrl, page.next)}>; rel="next"`);
        // Written out here: to check thousands of rows against a schema costs more than to read them.
        return reply
          .type('application/json; charset=utf-8')
          .serializer((body: unknown) => JSON.stringify(body))
          .send(viewRows(page, table.followed));
      },
    });

    server.get(
      '/api/v1/datasets/:id/columns',
      {
        schema: {
          tags,
          summary: 'Las columnas de un conjunto publicado, en cifras',
          params,
          response: { 200: statisticsSchema, ...failures },
        },
      },
      async (request, reply) => {
        const table = await publishedTable(deps, request.params.id);
        noteUse(request, { datasetId: table.datasetId, channel: 'api' });
        const { id: contentId } = table.source;
        if (isKept(request, reply, { contentId, question: 'columns' })) return reply;
        return viewStatistics(answered(await tables.statistics(table.source)), table.followed);
      },
    );
  };
}
