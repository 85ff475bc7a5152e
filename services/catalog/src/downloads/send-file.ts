import type { BlobStore } from '@rma/persistence';
import { problems } from '@rma/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { named } from '../permission.ts';
import { attachment } from './attachment.ts';
import { parseRange } from './byte-range.ts';
import { evaluateConditions, rangeApplies } from './conditions.ts';

export type SentFile = {
  blobs: BlobStore;
  sha256: string;
  bytes: number;
  fileName: string;
  mediaType: string;
  modifiedAt: Date;
  cacheControl: string;
};

/**
 * Answers GET or HEAD with a stored file, streamed: strong ETag (its sha256), conditional requests, one range,
 * attachment under its own name (RFC 6266). Throws precondition-failed, range-not-satisfiable, or not-found when the
 * store does not have it.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: SentFile,
): Promise<FastifyReply> {
  const validators = { etag: `"${file.sha256}"`, modifiedAt: file.modifiedAt };
  reply.headers({
    etag: validators.etag,
    'last-modified': file.modifiedAt.toUTCString(),
    'cache-control': file.cacheControl,
    'accept-ranges': 'bytes',
  });
  const decision = evaluateConditions(request.headers, validators);
  if (decision === 'precondition-failed') throw problems.preconditionFailed();
  if (decision === 'not-modified') return reply.code(304).send();

  const range = rangeApplies(request.headers, validators)
    ? parseRange(request.headers.range, file.bytes)
    : 'whole';
  if (range === 'unsatisfiable') throw problems.rangeNotSatisfiable({ sizeBytes: file.bytes });
  const stream =
    request.method === 'HEAD' ? null : await file.blobs.get(file.sha256, range === 'whole' ? {} : range);
  if (request.method !== 'HEAD' && stream === null) {
    request.log.error({ sha256: file.sha256 }, 'a file that is recorded is not in the store');
    throw problems.notFound({ what: named.file });
  }
  reply.headers({
    'content-type': file.mediaType,
    'content-disposition': attachment(file.fileName),
    'x-content-type-options': 'nosniff',
    'content-length': String(range === 'whole' ? file.bytes : range.end - range.start + 1),
  });
  if (range !== 'whole')
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  return reply.send(stream ?? undefined);
}
