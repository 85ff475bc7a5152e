import { toCroissant } from '@rma/interop';
import { noteUse, problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { findDataset } from '../national/national-queries.ts';
import { writtenDataset } from '../national/written.ts';
import { sendPublic } from '../releases/send-public.ts';
import { publishedTable, thatDataset } from '../rows/published-table.ts';
import { rowProblems } from '../rows/row-problems.ts';

/** A dataset for tools of machine learning: those whose rows follow a standard, so that their columns are known. */
export function croissantRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;
  return async (instance: FastifyInstance): Promise<void> => {
    instance.withTypeProvider<ZodTypeProvider>().get(
      '/datasets/:id/croissant.json',
      {
        schema: {
          tags: ['files'],
          summary: 'Un conjunto publicado aquí y sus columnas en Croissant 1.0, para aprendizaje automático',
          params: z.object({ id: z.uuid() }),
          response: { 404: problemSchema, 410: problemSchema, 412: problemSchema },
        },
      },
      async (request, reply) => {
        const { datasetId, followed } = await publishedTable(deps, request.params.id);
        const row = await findDataset(db, datasetId);
        if (!row) throw problems.notFound({ what: thatDataset });
        if (followed === null) throw rowProblems.tableNotAvailable();
        const document = toCroissant(writtenDataset(row, publicUrl), {
          columns: followed.schema.fields,
          key: followed.schema.primaryKey,
        });
        if (document === null) throw rowProblems.tableNotAvailable();
        noteUse(request, { datasetId, channel: 'api' });
        return sendPublic(
          { request, reply },
          {
            body: `${JSON.stringify(document, null, 2)}\n`,
            mediaType: 'application/ld+json; charset=utf-8',
            modifiedAt: row.updated_at,
          },
        );
      },
    );
  };
}
