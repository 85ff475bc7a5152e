import type { Clock } from '@rma/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { InstanceSigner } from './instance-signer.ts';
import { signResponse } from './sign-message.ts';

/** A signature needs the whole body at once; a page of a feed is far smaller. */
const largestSignedBytes = 16 * 1024 ** 2;

/**
 * A plugin that signs the answers (RFC 9421, Content-Digest of RFC 9530) of the routes registered in the same scope
 * after it. A digest is of the content as it is coded, so whoever verifies asks for `accept-encoding: identity`.
 * Bodies that are streams are read whole, up to 16 MiB; a larger one is an error of the route. Answers without
 * content (204, 304, those to HEAD) go unsigned.
 */
export function signedResponses(options: { signer: InstanceSigner; clock: Clock }) {
  const { signer, clock } = options;
  return fp(
    async (scope) => {
      scope.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        if (reply.statusCode === 204 || reply.statusCode === 304) return payload;
        // Asked for the headers alone, it must not say that there is nothing.
        if (request.method === 'HEAD' && (payload === undefined || payload === null)) return payload;
        const body = await wholeBody(payload);
        if (!reply.hasHeader('content-type')) reply.type('application/octet-stream');
        const url = new URL(request.raw.url ?? '/', scope.publicUrl);
        reply.headers(
          await signResponse(
            {
              request: { method: request.method, url: url.href },
              status: reply.statusCode,
              headers: { 'content-type': String(reply.getHeader('content-type')) },
              body,
            },
            { signer, now: clock.now() },
          ),
        );
        // What was a stream may have announced no length, or one of another coding.
        reply.header('content-length', body.length);
        return body;
      });
    },
    { name: 'signed-responses', fastify: '5.x' },
  );
}

async function wholeBody(payload: unknown): Promise<Buffer> {
  if (payload === null || payload === undefined) return Buffer.alloc(0);
  if (typeof payload === 'string') return Buffer.from(payload);
  if (payload instanceof Uint8Array) return Buffer.from(payload);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload as AsyncIterable<string | Uint8Array>) {
    const part = Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes > largestSignedBytes) throw new Error('The answer is too large to be signed.');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
