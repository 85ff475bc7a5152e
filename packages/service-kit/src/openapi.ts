import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { openapiPage } from './openapi-page.ts';

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
        const isDescribed = url.startsWith('/api/v1/') || schema?.tags?.includes('files');
        return jsonSchemaTransform(
          isDescribed ? document : { ...document, schema: { ...schema, hide: true } },
        );
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
