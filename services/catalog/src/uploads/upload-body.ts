import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { parseInput } from '@rma/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogProblems } from '../problems.ts';

const rawTypes = ['text/csv', 'text/plain', 'text/tab-separated-values', 'application/octet-stream'];
const drainMs = 10_000;
// What a form adds around its file, generously: only a form far beyond the limit is refused before it is read.
const formOverheadBytes = 65_536;

const percentEncoded = z
  .string()
  .max(1000)
  .transform((text, context) => {
    try {
      return decodeURIComponent(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'El encabezado X-File-Name debe ser UTF-8 con codificación por ciento.',
        params: { en: 'The X-File-Name header must be percent-encoded UTF-8.' },
      });
      return z.NEVER;
    }
  });

/** Lets file bodies of a scope's routes arrive as streams, of any length, instead of being read into memory. */
export function acceptStreams(server: FastifyInstance, mediaTypes: string[] = rawTypes): void {
  server.removeContentTypeParser(['text/plain', 'application/json']);
  server.addContentTypeParser(mediaTypes, (_request, payload, done) => done(null, payload));
  server.addHook('onResponse', async ({ raw }) => {
    if (raw.readableEnded || raw.destroyed) return;
    // The answer is out and the rest of the file is not wanted: it is thrown away so that the client gets to read
    // the answer, and whoever keeps sending is cut off.
    raw.unpipe();
    raw.resume();
    const cutOff = setTimeout(() => raw.destroy(), drainMs).unref();
    raw.once('close', () => clearTimeout(cutOff));
  });
}

function headerText(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The file of an upload request: the raw body, named by X-File-Name, or the first file of a multipart form. A request
 * without a body is an empty file. Throws upload-without-file or validation-failed.
 */
export async function fileOf(
  request: FastifyRequest,
): Promise<{ stream: Readable; fileName: string | undefined; announcedBytes: number | undefined }> {
  const length = headerText(request, 'content-length');
  const announcedBytes = length === undefined ? undefined : Number(length);
  if (request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data')) {
    // The blob store holds the limit while streaming; busboy would only cut the file short.
    const part: MultipartFile | undefined = await request.file({
      limits: { fileSize: Infinity, files: 1, fields: 20 },
    });
    if (!part) throw catalogProblems.uploadWithoutFile();
    const announced = announcedBytes === undefined ? undefined : announcedBytes - formOverheadBytes;
    return { stream: part.file, fileName: part.filename, announcedBytes: announced };
  }
  const written = headerText(request, 'x-file-name');
  const fileName = written === undefined ? undefined : parseInput(percentEncoded, written, 'header');
  const stream = request.body instanceof Readable ? request.body : Readable.from([]);
  return { stream, fileName, announcedBytes };
}
