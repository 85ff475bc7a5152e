import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { problemSchema } from '@rma/service-kit';
import { standards } from '@rma/themes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachment } from '../downloads/attachment.ts';
import { sendFile } from '../downloads/send-file.ts';
import { isKept } from '../rows/kept-answer.ts';
import type { RowsDependencies } from '../rows/published-table.ts';
import { answered } from '../rows/row-problems.ts';
import { membersWithout, tableSizes } from './national-table-queries.ts';
import { openTable, type NationalTable } from './open-table.ts';
import { tableProblems } from './table-problems.ts';
import { tableSchema, tableSummarySchema, viewTable, viewTableSummary } from './table-view.ts';
import type { WholeParquets } from './whole-parquet.ts';

const tags = ['Tablas nacionales'];
const params = z.object({ theme: z.string().max(60), name: z.string().max(120) });

// A proxy gives up after a minute; what is being made goes on, and is there when the caller comes back.
const LONGEST_WAIT_MS = 45_000;
const RETRY_SECONDS = 15;

// Compressing would change the bytes that the ETag and the ranges speak of.
const asStored = { compress: false } as const;
const address = '/api/v1/tables/:theme/:name(^[a-z][a-z0-9-]*)';

export type TablesDependencies = RowsDependencies & { wholes: WholeParquets };

/** The national table of every standard, for anyone, from any site: what is in it, and all of it as one file. */
export function tableRoutes(deps: TablesDependencies) {
  const { db, publicUrl, tables, wholes } = deps;

  async function sendWholeCsv(
    request: FastifyRequest,
    reply: FastifyReply,
    { source, standard }: NationalTable,
  ): Promise<FastifyReply> {
    if (isKept(request, reply, { contentId: source.id, question: 'csv', isStrong: true })) return reply;
    reply
      .header('content-disposition', attachment(`${standard.name}-nacional.csv`))
      .type('text/csv; charset=utf-8; header=present');
    if (request.method === 'HEAD') return reply.send();
    return reply.send(Readable.from(answered(await tables.exportCsv(source)), { objectMode: false }));
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/api/v1/tables',
      {
        schema: {
          tags,
          summary: 'Las tablas nacionales, una por estándar',
          response: { 200: z.object({ items: z.array(tableSummarySchema) }) },
        },
      },
      async () => {
        const sizes = new Map((await tableSizes(db)).map((size) => [size.standard_id, size]));
        return {
          items: standards().map((each) => viewTableSummary(each, { size: sizes.get(each.id), publicUrl })),
        };
      },
    );

    server.get(
      address,
      {
        schema: {
          tags,
          summary: 'Una tabla nacional: columnas, cobertura y partes con su procedencia',
          params,
          response: { 200: tableSchema, 404: problemSchema },
        },
      },
      async (request) => {
        const table = await openTable(deps, request.params);
        const missing = await membersWithout(db, table.standard.id);
        return viewTable(table, { missing, publicUrl });
      },
    );

    server.route({
      method: ['GET', 'HEAD'],
      url: `${address}.csv`,
      ...asStored,
      schema: {
        tags,
        summary: 'Una tabla nacional completa, en CSV',
        params,
        response: { 404: problemSchema, 503: problemSchema },
      },
      handler: async (request, reply) => {
        const table = await openTable(deps, request.params);
        return sendWholeCsv(request, reply, table);
      },
    });

    server.route({
      method: ['GET', 'HEAD'],
      url: `${address}.parquet`,
      ...asStored,
      schema: {
        tags,
        summary: 'Una tabla nacional completa, en Parquet',
        params,
        response: { 404: problemSchema, 416: problemSchema, 503: problemSchema },
      },
      handler: async (request, reply) => {
        const table = await openTable(deps, request.params);
        const making = wholes.of(table);
        making.catch(() => {});
        const made = await Promise.race([making, sleep(LONGEST_WAIT_MS, null, { ref: false })]);
        if (made === null) throw tableProblems.tableBeingMade({ retryAfterSeconds: RETRY_SECONDS });
        const { sha256, bytes, builtAt } = answered(made);
        return sendFile(request, reply, {
          blobs: wholes.store,
          sha256,
          bytes,
          fileName: `${table.standard.name}-nacional.parquet`,
          mediaType: 'application/vnd.apache.parquet',
          modifiedAt: builtAt,
          cacheControl: 'public, max-age=60',
        });
      },
    });
  };
}
