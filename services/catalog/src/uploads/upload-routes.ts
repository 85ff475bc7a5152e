import { uploadStates } from '@rma/domain';
import { problemSchema, problems, requireActor } from '@rma/service-kit';
import { preparationSchema } from '@rma/tabular';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { attachment } from '../downloads/attachment.ts';
import { sendFile } from '../downloads/send-file.ts';
import { named } from '../permission.ts';
import { formsOf } from './form-queries.ts';
import { prepareUpload } from './prepare-upload.ts';
import { fileRoles, privateFile } from './private-file.ts';
import { discardUpload, readUpload, retryValidation } from './read-upload.ts';
import { receiveUpload } from './receive-upload.ts';
import { reportCsv } from './report-csv.ts';
import { acceptStreams, fileOf } from './upload-body.ts';
import { reportSchema } from './report-schema.ts';
import { uploadSchema, viewUpload } from './upload-view.ts';

const tags = ['Archivos'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };

/** The file of an upload's report: `datos.csv` gives `datos-revision.csv`. */
const reportName = (fileName: string) => `${fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')}-revision.csv`;

/** Uploads of files and what became of them. */
export function uploadRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(async (scope) => {
      acceptStreams(scope);
      scope.withTypeProvider<ZodTypeProvider>().post(
        '/api/v1/resources/:id/uploads',
        {
          schema: {
            tags,
            summary: 'Subir el archivo de un recurso (cuerpo directo o formulario) para que se valide',
            params,
            response: {
              202: z.object({ uploadId: z.uuid(), state: z.enum(uploadStates) }),
              408: problemSchema,
              413: problemSchema,
              415: problemSchema,
              ...refusals,
            },
          },
          preValidation: async (request) => {
            requireActor(request);
          },
        },
        async (request, reply) => {
          const actor = requireActor(request);
          const file = await fileOf(request);
          return reply
            .code(202)
            .send(await receiveUpload(deps, actor, { resourceId: request.params.id, ...file }));
        },
      );
    });

    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/uploads/:id',
      {
        schema: {
          tags,
          summary: 'Un archivo recibido: su estado, su revisión y una muestra',
          params,
          response: { 200: uploadSchema, 401: problemSchema, 404: problemSchema },
        },
      },
      async (request) => {
        const upload = await readUpload(deps, requireActor(request), { uploadId: request.params.id });
        return viewUpload(upload, await formsOf(deps.db, [upload.id]));
      },
    );

    server.put(
      '/api/v1/uploads/:id/preparation',
      {
        schema: {
          tags,
          summary: 'Decir cómo se lee, se acomoda y se cuida un archivo; se revisa de nuevo',
          params,
          body: preparationSchema,
          response: {
            202: z.object({ uploadId: z.uuid(), state: z.enum(uploadStates) }),
            422: problemSchema,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await prepareUpload(deps, requireActor(request), { uploadId: id, preparation: request.body });
        return reply.code(202).send({ uploadId: id, state: 'received' as const });
      },
    );

    server.get(
      '/api/v1/uploads/:id/report.csv',
      { schema: { tags, summary: 'La revisión de un archivo, como CSV', params } },
      async (request, reply) => {
        const upload = await readUpload(deps, requireActor(request), { uploadId: request.params.id });
        if (upload.report === null)
          throw problems.notFound({ what: { es: 'una revisión de ese archivo', en: 'report on that file' } });
        return reply
          .header('content-disposition', attachment(reportName(upload.file_name)))
          .header('cache-control', 'private, no-store')
          .type('text/csv; charset=utf-8')
          .send(reportCsv(reportSchema.parse(upload.report).findings));
      },
    );

    server.get(
      '/api/v1/uploads/:id/file',
      {
        schema: {
          tags,
          summary: 'El archivo recibido, o lo que se hizo de él conforme al estándar',
          params,
          querystring: z.object({ role: z.enum(fileRoles).default('original') }),
        },
      },
      async (request, reply) => {
        const upload = await readUpload(deps, requireActor(request), { uploadId: request.params.id });
        const file = privateFile(upload, await formsOf(deps.db, [upload.id]), request.query.role);
        if (file === null || upload.swept_at !== null) throw problems.notFound({ what: named.file });
        return sendFile(request, reply, {
          blobs: deps.blobs,
          ...file,
          modifiedAt: upload.uploaded_at,
          cacheControl: 'private, no-store',
        });
      },
    );

    server.post(
      '/api/v1/uploads/:id/validation',
      {
        schema: {
          tags,
          summary: 'Reintentar una validación que falló',
          params,
          response: { 202: z.object({ uploadId: z.uuid(), state: z.enum(uploadStates) }), ...refusals },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await retryValidation(deps, requireActor(request), { uploadId: id });
        return reply.code(202).send({ uploadId: id, state: 'received' as const });
      },
    );

    server.delete(
      '/api/v1/uploads/:id',
      {
        schema: {
          tags,
          summary: 'Descartar un archivo que no se ha publicado',
          params,
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        await discardUpload(deps, requireActor(request), { uploadId: request.params.id });
        return reply.code(204).send(null);
      },
    );
  };
}
