import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKept } from '../rows/kept-answer.ts';

/**
 * Sends a text as it is written; to whoever has it already, or asks only for the headers, nothing is written. When
 * writing fails midway the connection breaks, so that no half catalogue is taken for a whole one.
 */
export function sendStream(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  answer: {
    mediaType: string;
    contentId: string;
    question: unknown;
    modifiedAt: Date | null;
    /** How long it may be kept; a minute when absent. */
    cacheControl?: string;
    chunks: () => Iterable<string> | AsyncIterable<string>;
  },
): FastifyReply {
  const { mediaType, contentId, question, modifiedAt, cacheControl, chunks } = answer;
  reply.type(mediaType);
  if (modifiedAt !== null) reply.header('last-modified', modifiedAt.toUTCString());
  if (isKept(request, reply, { contentId, question, ...(cacheControl && { cacheControl }) })) return reply;
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(chunks(), { objectMode: false }));
}
