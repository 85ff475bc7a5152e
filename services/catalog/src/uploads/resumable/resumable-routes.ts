import { Readable } from 'node:stream';
import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { catalogProblems } from '../../problems.ts';
import { acceptStreams } from '../upload-body.ts';
import type { PartialFile } from './partial-files.ts';
import type { ResumableUploads } from './resumable-uploads.ts';
import { readCreation, readPiece, tusHeaders, tusVersion, writeMetadata } from './tus-headers.ts';

const url = '/api/v1/uploads/resumable';
const tags = ['Archivos'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 412: problemSchema };

function describe(reply: FastifyReply, file: PartialFile, expiresAt: Date): void {
  reply.headers({
    'upload-offset': String(file.offsetBytes),
    'upload-expires': expiresAt.toUTCString(),
    ...(file.uploadId !== null && { 'upload-result': file.uploadId }),
  });
}

/**
 * Resumable uploads by the tus protocol 1.0 with creation, expiration and termination, for any tus client. The
 * metadata `resourceId` says which resource the file is for, `filename` what it is called; the answer to the last
 * piece names the upload in `Upload-Result`. Errors are problems like everywhere else.
 */
export function resumableRoutes(uploads: ResumableUploads, options: { maxBytes: number }) {
  return async (instance: FastifyInstance): Promise<void> => {
    acceptStreams(instance, ['application/offset+octet-stream']);
    instance.addHook('onRequest', async (request, reply) => {
      reply.headers({ ...tusHeaders, 'tus-max-size': String(options.maxBytes) });
      requireActor(request);
      if (request.headers['tus-resumable'] !== tusVersion)
        throw catalogProblems.tusVersionUnknown({ version: tusVersion });
    });
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.post(
      url,
      {
        schema: {
          tags,
          summary: 'Empezar un envío que se puede interrumpir y reanudar (tus 1.0)',
          response: {
            201: z.null(),
            400: problemSchema,
            409: problemSchema,
            413: problemSchema,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const file = await uploads.begin(requireActor(request), readCreation(request.headers));
        describe(reply, file, uploads.expiresAt(file));
        return reply.code(201).header('location', `${url}/${file.id}`).send(null);
      },
    );

    server.head(
      `${url}/:id`,
      {
        schema: {
          tags,
          summary: 'Hasta dónde llegó un envío',
          params,
          response: { 200: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        const file = await uploads.find(requireActor(request), request.params.id);
        describe(reply, file, uploads.expiresAt(file));
        return reply
          .headers({ 'upload-length': String(file.totalBytes), 'upload-metadata': writeMetadata(file) })
          .send(null);
      },
    );

    server.patch(
      `${url}/:id`,
      {
        schema: {
          tags,
          summary: 'Continuar un envío desde donde quedó',
          params,
          response: {
            204: z.null(),
            400: problemSchema,
            408: problemSchema,
            409: problemSchema,
            413: problemSchema,
            415: problemSchema,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const stream = request.body instanceof Readable ? request.body : Readable.from([]);
        const piece = { ...readPiece(request.headers), stream };
        const file = await uploads.add(requireActor(request), request.params.id, piece);
        describe(reply, file, uploads.expiresAt(file));
        return reply.code(204).send(null);
      },
    );

    server.delete(
      `${url}/:id`,
      {
        schema: {
          tags,
          summary: 'Cancelar un envío a medias',
          params,
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        await uploads.cancel(requireActor(request), request.params.id);
        return reply.code(204).send(null);
      },
    );
  };
}
