import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { openapiPage } from './openapi-page.ts';
import { problemSchema } from './problem-response.ts';

export type OpenapiOptions = { version: string };

/**
 * `/api/v1/openapi.json` (OpenAPI 3.1, from the routes' zod schemas) and a Spanish page to read it at `/api/v1`.
 * It covers the routes under /api/v1 and those tagged `files` (downloads outside of it). Register it before the
 * routes it is to describe.
 */
export const openapi = fp<OpenapiOptions>(
  async (server, { version }) => {
    await server.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Red México Abierto',
          version,
          description:
            'API de trabajo de la red federada de datos abiertos de estados y municipios de México.',
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        servers: [{ url: server.publicUrl }],
        components: {
          securitySchemes: {
            session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
          },
        },
      },
      transform: (document) => {
        const { schema, url } = document;
        const isDescribed =
          schema?.hide !== true && (url.startsWith('/api/v1/') || schema?.tags?.includes('files'));
        return jsonSchemaTransform({
          ...document,
          schema: isDescribed
            ? { ...schema, response: { default: problemResponse, ...asRecord(schema?.response) } }
            : { hide: true },
        });
      },
      transformObject: jsonSchemaTransformObject,
    });

    server.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('access-control-allow-origin', '*').send(server.swagger()),
    );
    server.get('/api/v1', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(openapiPage(server.swagger(), reply.cspNonce.style)),
    );
  },
  { name: 'openapi', fastify: '5.x' },
);

/** Any operation may answer a problem, so each one is documented with it. */
const problemResponse = {
  description: 'Problema (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
};

function asRecord(response: unknown): object {
  return typeof response === 'object' && response !== null ? response : {};
}
