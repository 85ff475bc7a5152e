import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { SignedRequest } from './signature-base.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of a JSON body as they came; only in routes registered after `signedRequests`. */
    rawBody: Uint8Array | null;
  }
}

/** Keeps the bytes of JSON bodies for the routes of its scope: a signature is of bytes, not of what they say. */
export const signedRequests = fp(
  async (scope) => {
    const parse = scope.getDefaultJsonParser('error', 'error');
    scope.decorateRequest('rawBody', null);
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
      request.rawBody = Buffer.from(body);
      void parse(request, body.toString(), done);
    });
  },
  { name: 'signed-requests', fastify: '5.x' },
);

/** A request as `verifyRequest` takes it: the address is the public one, whatever proxies stand in between. */
export function receivedRequest(request: FastifyRequest): SignedRequest & { body: Uint8Array } {
  const { method, headers, rawBody, server } = request;
  return {
    method,
    url: new URL(request.raw.url ?? '/', server.publicUrl).href,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
    body: rawBody ?? new Uint8Array(),
  };
}
