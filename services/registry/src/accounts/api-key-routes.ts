import { cvegeoSchema, scopes } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted } from '../problems.ts';
import type { ApiKeys } from './api-keys.ts';

const longestLifeMs = 366 * 86_400_000;

const apiKeySchema = z.object({
  id: z.string(),
  cvegeo: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
const cursorSchema = z.object({ createdAt: z.iso.datetime(), id: z.string() });
const tags = ['Claves de API'];

/** Keys for machines: list, create, revoke. */
export function apiKeyRoutes({ clock }: RegistryDeps, apiKeys: ApiKeys): FastifyPluginAsyncZod {
  const expiry = z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .refine((date) => date > clock.now() && date.getTime() <= clock.now().getTime() + longestLifeMs, {
      message: 'La clave debe vencer en el futuro y a más tardar en un año.',
      params: { en: 'The key must expire in the future, within a year.' },
    });

  return async (server) => {
    server.get(
      '/api/v1/api-keys',
      {
        schema: {
          tags,
          summary: 'Claves de API vigentes de los gobiernos que administro',
          querystring: pageQuery,
          response: { 200: pageOf(apiKeySchema) },
        },
      },
      async (request) => {
        const { first, after } = request.query;
        const rows = await apiKeys.list(request.actor, {
          first,
          after: after === undefined ? null : decodeCursor(cursorSchema, after),
        });
        const keys = rows.map((row) => ({
          id: row.id,
          cvegeo: row.cvegeo,
          name: row.name,
          scopes: row.scopes,
          createdAt: row.created_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          lastUsedAt: row.last_used_at?.toISOString() ?? null,
        }));
        return toPage(keys, first, { positionOf: ({ createdAt, id }) => ({ createdAt, id }) });
      },
    );

    server.post(
      '/api/v1/api-keys',
      {
        schema: {
          tags,
          summary: 'Crear una clave de API (el secreto se muestra una sola vez)',
          body: z.object({
            name: z.string().trim().min(1).max(100),
            cvegeo: cvegeoSchema,
            scopes: z.array(z.enum(scopes)).min(1),
            expiresAt: expiry,
          }),
          response: { 201: apiKeySchema.extend({ key: z.string() }) },
        },
      },
      async (request, reply) => {
        const { name, cvegeo, expiresAt } = request.body;
        const granted = [...new Set(request.body.scopes)];
        const made = await apiKeys.create(request.actor, { name, cvegeo, expiresAt, scopes: granted });
        return reply.code(201).header('cache-control', 'no-store').send({
          id: made.id,
          key: made.key,
          cvegeo,
          name,
          scopes: granted,
          createdAt: made.createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          lastUsedAt: null,
        });
      },
    );

    server.delete(
      '/api/v1/api-keys/:id',
      {
        schema: {
          tags,
          summary: 'Revocar una clave de API',
          params: z.object({ id: z.string().max(64) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await apiKeys.revoke(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
