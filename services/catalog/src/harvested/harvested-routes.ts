import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { reportSchema } from '../uploads/report-schema.ts';
import { agreeTables, readHarvestedFiles } from './agree-tables.ts';

const tags = ['Fuentes'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

const timestamp = z.iso.datetime();
const fileSchema = z.object({
  id: z.uuid(),
  datasetId: z.uuid(),
  datasetTitle: z.string(),
  fileTitle: z.string(),
  url: z.string(),
  standard: z.string(),
  state: z.enum(['due', 'unavailable', 'other', 'invalid', 'personal-data', 'conforming', 'failed']),
  failure: z.string().nullable(),
  rowCount: z.number().int().nullable(),
  report: reportSchema.nullable(),
  checkedAt: timestamp.nullable(),
});
const filesSchema = z.object({ joinsTables: z.boolean(), files: z.array(fileSchema) });

/** Files of a harvested source that look like a standard's, and its publisher's agreement to the national tables. */
export function harvestedRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    const view = async (...[actor, sourceId]: [ReturnType<typeof requireActor>, string]) => {
      const { joinsTables, files } = await readHarvestedFiles(deps, actor, { sourceId });
      return {
        joinsTables,
        files: files.map((file) => ({
          id: file.id,
          datasetId: file.dataset_id,
          datasetTitle: file.dataset_title,
          fileTitle: file.file_title,
          url: file.url,
          standard: file.standard_id,
          state: file.state,
          failure: file.failure,
          rowCount: file.row_count,
          report: file.report === null ? null : reportSchema.parse(file.report),
          checkedAt: file.checked_at?.toISOString() ?? null,
        })),
      };
    };

    server.get(
      '/api/v1/sources/:id/files',
      {
        schema: {
          tags,
          summary: 'Archivos de una fuente que parecen de un estándar, y lo que se encontró en ellos',
          params,
          response: { 200: filesSchema, ...refusals },
        },
      },
      async (request) => view(requireActor(request), request.params.id),
    );

    server.put(
      '/api/v1/sources/:id/national-tables',
      {
        schema: {
          tags,
          summary:
            'Aceptar, o dejar de aceptar, que los archivos conformes de una fuente estén en las tablas nacionales',
          params,
          body: z.strictObject({ joins: z.boolean() }),
          response: { 200: filesSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await agreeTables(deps, actor, { sourceId: request.params.id, joins: request.body.joins });
        return view(actor, request.params.id);
      },
    );
  };
}
