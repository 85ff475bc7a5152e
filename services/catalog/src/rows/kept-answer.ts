import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

// Grows when the same question about the same content begins to be answered otherwise.
const ANSWER_VERSION = 1;

/**
 * Says that an answer may be kept and for what: its ETag comes of the content's id and the question. Weak unless the
 * bytes are always the same, for the server may compress it. True: the caller has it already, and 304 was sent.
 */
export function isKept(
  request: FastifyRequest,
  reply: FastifyReply,
  about: { contentId: string; question: unknown; isStrong?: true; cacheControl?: string },
): boolean {
  const { contentId, question, isStrong, cacheControl = 'public, max-age=60' } = about;
  const hash = createHash('sha256')
    .update(JSON.stringify([ANSWER_VERSION, contentId, question]))
    .digest('base64url')
    .slice(0, 27);
  const etag = `"${hash}"`;
  reply.headers({ etag: isStrong ? etag : `W/${etag}`, 'cache-control': cacheControl });
  const held = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (held?.some((tag) => tag === etag || tag === '*') !== true) return false;
  void reply.code(304).send();
  return true;
}
