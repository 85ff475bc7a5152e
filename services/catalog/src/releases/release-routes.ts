import { decodeCursor, pageOf, pageQuery, problemSchema, requireActor, toPage } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { missingSchema } from '../packages/package-view.ts';
import { readNextRelease } from './next-release.ts';
import { changesSchema } from './release-changes.ts';
import { publishRelease } from './publish-release.ts';
import { readReleases } from './read-releases.ts';
import { withdrawPackage } from './withdraw-package.ts';

const tags = ['Versiones'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };

const releaseSchema = z.object({
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  notes: z.string().nullable(),
  changes: changesSchema.nullable(),
  resourceCount: z.number().int(),
  /** The release that took its place; null for the current one. */
  supersededBy: z.number().int().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawalReason: z.string().nullable(),
  descriptorUrl: z.url(),
});

/** Releases and withdrawals, for those who work on a package. */
export function releaseRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.post(
      '/api/v1/packages/:id/releases',
      {
        schema: {
          tags,
          summary: 'Publicar una nueva versión del paquete, completa o nada',
          params,
          body: z.object({ notes: z.string().trim().max(2000).optional() }).nullish(),
          response: {
            201: z.object({
              number: z.number().int(),
              datasets: z.array(z.object({ id: z.uuid(), name: z.string(), url: z.url() })),
            }),
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const { number, datasets } = await publishRelease(deps, requireActor(request), {
          packageId: request.params.id,
          notes: request.body?.notes,
        });
        return reply.code(201).send({ number, datasets });
      },
    );

    server.get(
      '/api/v1/packages/:id/next-release',
      {
        schema: {
          tags,
          summary: 'Lo que diría publicar ahora: número, cambios, notas y lo que falta',
          params,
          response: {
            200: z.object({
              number: z.number().int(),
              changes: changesSchema,
              notes: z.string(),
              missing: missingSchema,
            }),
            401: problemSchema,
            404: problemSchema,
          },
        },
      },
      async (request) => readNextRelease(deps, requireActor(request), { packageId: request.params.id }),
    );

    server.get(
      '/api/v1/packages/:id/releases',
      {
        schema: {
          tags,
          summary: 'Las versiones de un paquete, de la más nueva a la primera',
          params,
          querystring: pageQuery,
          response: { 200: pageOf(releaseSchema), 401: problemSchema, 404: problemSchema },
        },
      },
      async (request) => {
        const { first, after } = request.query;
        const rows = await readReleases(deps, requireActor(request), {
          packageId: request.params.id,
          first,
          after: after === undefined ? undefined : decodeCursor(z.int32(), after),
        });
        return toPage(rows, first, { positionOf: (row) => row.number });
      },
    );

    server.post(
      '/api/v1/packages/:id/withdrawal',
      {
        schema: {
          tags,
          summary: 'Retirar un paquete publicado; su motivo queda a la vista',
          params,
          body: z.object({ reason: z.string().trim().min(10).max(1000) }),
          response: {
            200: z.object({ withdrawnAt: z.iso.datetime(), datasets: z.array(z.uuid()) }),
            ...refusals,
          },
        },
      },
      async (request) => {
        const { withdrawnAt, datasets } = await withdrawPackage(deps, requireActor(request), {
          packageId: request.params.id,
          reason: request.body.reason,
        });
        return { withdrawnAt: withdrawnAt.toISOString(), datasets };
      },
    );
  };
}
