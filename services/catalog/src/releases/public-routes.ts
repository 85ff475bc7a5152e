import { problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { withdrawn } from '../downloads/find-download.ts';
import { findPackage } from '../packages/package-queries.ts';
import { isLicence, licenceIds } from '../packages/vocabulary.ts';
import { named } from '../permission.ts';
import { addresses } from './addresses.ts';
import { licenceSchema, viewLicence } from './licence-view.ts';
import { inReadingOrder } from './reading-order.ts';
import { releaseFeed } from './release-feed.ts';
import { findRelease, listReleases } from './release-queries.ts';
import { sendPublic, type Exchange } from './send-public.ts';

const params = z.object({ id: z.uuid() });
const feedLength = 50;

const publicReleaseSchema = z.object({
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  notes: z.string().nullable(),
});

async function sendDescriptor(
  { db, publicUrl }: CatalogDependencies,
  exchange: Exchange,
  wanted: { packageId: string; number?: number },
): Promise<FastifyReply> {
  exchange.reply.header('access-control-allow-origin', '*');
  const found = await findRelease(db, wanted.packageId, wanted.number);
  if (!found) throw problems.notFound({ what: named.release });
  if (found.withdrawn_at !== null) throw withdrawn({ ...found, withdrawn_at: found.withdrawn_at });
  // RFC 5829: whoever holds an old release finds the one that took its place.
  const latest = `<${addresses(publicUrl).descriptor(wanted.packageId)}>; rel="latest-version"`;
  if (wanted.number !== undefined) exchange.reply.header('link', latest);
  return sendPublic(exchange, {
    body: `${JSON.stringify(inReadingOrder(found.descriptor), null, 2)}\n`,
    mediaType: 'application/json; charset=utf-8',
    modifiedAt: found.published_at,
  });
}

async function sendFeed(
  { db, publicUrl }: CatalogDependencies,
  exchange: Exchange,
  packageId: string,
): Promise<FastifyReply> {
  exchange.reply.header('access-control-allow-origin', '*');
  const found = await findPackage(db, packageId);
  const releases = found ? await listReleases(db, packageId, { first: feedLength, after: undefined }) : [];
  if (!found || releases.length === 0) throw problems.notFound({ what: named.package });
  const { body, updatedAt } = releaseFeed(found, releases, publicUrl);
  return sendPublic(exchange, {
    body,
    mediaType: 'application/atom+xml; charset=utf-8',
    modifiedAt: updatedAt,
  });
}

/** What anybody may read of releases: descriptors, the feed of their notes, and the licences. */
export function publicReleaseRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    const responses = { 404: problemSchema, 410: problemSchema, 412: problemSchema };
    const tags = ['files'];

    server.get(
      '/packages/:id/datapackage.json',
      {
        schema: {
          tags,
          summary: 'Descriptor Frictionless de la versión vigente',
          params,
          response: responses,
        },
      },
      async (request, reply) => sendDescriptor(deps, { request, reply }, { packageId: request.params.id }),
    );
    server.get(
      '/packages/:id/releases/:number/datapackage.json',
      {
        schema: {
          tags,
          summary: 'Descriptor Frictionless de una versión',
          params: params.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
          response: responses,
        },
      },
      async (request, reply) => {
        const { id: packageId, number } = request.params;
        return sendDescriptor(deps, { request, reply }, { packageId, number });
      },
    );
    server.get(
      '/packages/:id/releases.atom',
      {
        schema: {
          tags,
          summary: 'Las versiones de un paquete y lo que cambió en cada una, como canal Atom',
          params,
          response: { 404: problemSchema, 412: problemSchema },
        },
      },
      async (request, reply) => sendFeed(deps, { request, reply }, request.params.id),
    );

    server.get(
      '/packages/:id/releases.json',
      {
        schema: {
          tags,
          summary: 'Las versiones de un paquete y lo que cambió en cada una, de la más nueva a la primera',
          params,
          response: { 200: z.object({ items: z.array(publicReleaseSchema) }), 404: problemSchema },
        },
      },
      async (request, reply) => {
        reply.header('access-control-allow-origin', '*').header('cache-control', 'public, no-cache');
        const releases = await listReleases(deps.db, request.params.id, {
          first: feedLength,
          after: undefined,
        });
        if (releases.length === 0) throw problems.notFound({ what: named.package });
        return {
          items: releases.map(({ number, published_at, notes }) => ({
            number,
            publishedAt: published_at.toISOString(),
            notes,
          })),
        };
      },
    );

    server.get(
      '/api/v1/licences',
      {
        schema: {
          tags: ['Licencias'],
          summary: 'Las licencias con que se publica, lo que permiten y dónde está su texto',
          response: { 200: z.object({ items: z.array(licenceSchema) }) },
        },
      },
      async () => ({ items: licenceIds.map(viewLicence) }),
    );
    server.get(
      '/api/v1/licences/:id',
      {
        schema: {
          tags: ['Licencias'],
          summary: 'Una licencia, lo que permite y dónde está su texto',
          params: z.object({ id: z.string().max(60) }),
          response: { 200: licenceSchema, 404: problemSchema },
        },
      },
      async ({ params: { id } }) => {
        if (!isLicence(id)) throw problems.notFound({ what: named.licence });
        return viewLicence(id);
      },
    );
  };
}
