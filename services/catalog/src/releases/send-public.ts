import { createHash } from 'node:crypto';
import { problems } from '@rma/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { evaluateConditions } from '../downloads/conditions.ts';

export type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** Answers with a text that anybody may read and ask for again by its tag. */
export function sendPublic(
  { request, reply }: Exchange,
  { body, mediaType, modifiedAt }: { body: string; mediaType: string; modifiedAt: Date },
): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  reply.headers({
    'access-control-allow-origin': '*',
    etag,
    'last-modified': modifiedAt.toUTCString(),
    // A release can be withdrawn, so also a numbered one is asked for again.
    'cache-control': 'public, no-cache',
  });
  const decision = evaluateConditions(request.headers, { etag, modifiedAt });
  if (decision === 'precondition-failed') throw problems.preconditionFailed();
  if (decision === 'not-modified') return reply.code(304).send();
  return reply.type(mediaType).serializer(String).send(body);
}
