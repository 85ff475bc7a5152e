import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import { noteUse, problems } from '@rma/service-kit';
import type { FastifyPluginAsync } from 'fastify';
import { alternatesHeader } from '../web/alternates.ts';
import { icon } from './icon.ts';

export type PortalRoutesOptions = {
  render: (request: Request) => Promise<Response>;
  clientFolder: string;
  publicUrl: string;
};

/** The page of one dataset. */
const datasetPage = /^\/datasets\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Addresses of machines: a page would be no answer to a program that mistyped one. */
const machinePaths = /^\/(api\/|graphql|\.well-known\/|assets\/|healthz|readyz|metrics)/;

/** Hashed assets, kept for a year, and a page for every other GET. */
export function portalRoutes({ render, clientFolder, publicUrl }: PortalRoutesOptions): FastifyPluginAsync {
  return async (server) => {
    await server.register(compress, {
      global: false,
      encodings: ['br', 'gzip'],
      brotliOptions: { params: { 1: 4 } },
    });
    await server.register(fastifyStatic, {
      root: join(clientFolder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      index: false,
      decorateReply: false,
    });

    server.get('/portal/icono.svg', (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
    );

    server.get('/*', { compress: { threshold: 1024 } }, async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (machinePaths.test(path)) {
        throw problems.notFound({ what: { es: 'nada en esta dirección', en: 'anything at this address' } });
      }
      const page = await render(
        new Request(new URL(request.url, publicUrl), {
          headers: { accept: 'text/html' },
          signal: abortedBy(request.raw),
        }),
      );
      const datasetId = datasetPage.exec(path)?.[1];
      if (datasetId !== undefined) noteUse(request, { datasetId, channel: 'view' });
      reply.code(page.status).headers(Object.fromEntries(page.headers));
      // At these addresses whoever asks for RDF gets it, so a cache must not give them this page.
      if (path.startsWith('/datasets/')) reply.header('vary', 'Accept');
      const alternates = page.status === 200 ? alternatesHeader(request.url) : null;
      if (alternates !== null) reply.header('link', alternates);
      return reply.send(await page.text());
    });
  };
}

/** A reader who leaves does not keep the loaders working. */
function abortedBy(raw: {
  once: (event: 'close', listener: () => void) => unknown;
  destroyed: boolean;
}): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (raw.destroyed) controller.abort();
  });
  return controller.signal;
}
