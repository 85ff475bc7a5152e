import { createHash } from 'node:crypto';
import {
  decodeCursor,
  pageOf,
  pageQuery,
  problemSchema,
  problems,
  requireActor,
  toPage,
} from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { evaluateConditions } from '../downloads/conditions.ts';
import { withdrawn } from '../downloads/find-download.ts';
import { named } from '../permission.ts';
import { publishRelease } from './publish-release.ts';
import { readReleases } from './read-releases.ts';
import { inReadingOrder } from './reading-order.ts';
import { findRelease } from './release-queries.ts';
import { withdrawPackage } from './withdraw-package.ts';

const tags = ['Versiones'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };

const releaseSchema = z.object({
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  notes: z.string().nullable(),
  resourceCount: z.number().int(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawalReason: z.string().nullable(),
  descriptorUrl: z.url(),
});

async function sendDescriptor(
  deps: CatalogDependencies,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  wanted: { packageId: string; number?: number },
): Promise<FastifyReply> {
  reply.header('access-control-allow-origin', '*');
  const found = await findRelease(deps.db, wanted.packageId, wanted.number);
  if (!found) throw problems.notFound({ what: named.release });
  if (found.withdrawn_at !== null) throw withdrawn({ ...found, withdrawn_at: found.withdrawn_at });
  const body = `${JSON.stringify(inReadingOrder(found.descriptor), null, 2)}\n`;
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  reply.headers({
    etag,
    'last-modified': found.published_at.toUTCString(),
    // A release can be withdrawn, so also a numbered one is asked for again.
    'cache-control': 'public, no-cache',
  });
  const decision = evaluateConditions(request.headers, { etag, modifiedAt: found.published_at });
  if (decision === 'precondition-failed') throw problems.preconditionFailed();
  if (decision === 'not-modified') return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').serializer(String).send(body);
}

/** Releases, withdrawals and their public descriptors. */
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

    const descriptorResponses = { 404: problemSchema, 410: problemSchema, 412: problemSchema };
    server.get(
      '/packages/:id/datapackage.json',
      {
        schema: {
          tags: ['files'],
          summary: 'Descriptor Frictionless de la versión vigente',
          params,
          response: descriptorResponses,
        },
      },
      async (request, reply) => sendDescriptor(deps, { request, reply }, { packageId: request.params.id }),
    );
    server.get(
      '/packages/:id/releases/:number/datapackage.json',
      {
        schema: {
          tags: ['files'],
          summary: 'Descriptor Frictionless de una versión',
          params: params.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
          response: descriptorResponses,
        },
      },
      async (request, reply) =>
        sendDescriptor(
          deps,
          { request, reply },
          { packageId: request.params.id, number: request.params.number },
        ),
    );
  };
}
