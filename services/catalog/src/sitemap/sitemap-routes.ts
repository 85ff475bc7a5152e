import compress from '@fastify/compress';
import { writeSitemap, writeSitemapIndex, type SitemapEntry } from '@rma/interop';
import { problemSchema, problems } from '@rma/service-kit';
import { standards, themes } from '@rma/themes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sendStream } from '../dcat/send-stream.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { versionOfView } from '../national/version-queries.ts';
import { addresses } from '../releases/addresses.ts';
import { datasetEntries, datasetSitemaps, governmentKeys, publishedPackages } from './sitemap-queries.ts';

const anySitemap = { es: 'ese mapa del sitio', en: 'such sitemap' };

/** The portal's pages that are always there. */
const sections = [
  '/',
  '/buscar',
  '/gobiernos',
  '/estandares',
  '/tablas',
  '/indicadores',
  '/mapas',
  '/comparar',
  '/clasificaciones',
  '/red',
  '/informes',
  '/bitacora',
  '/api',
];

/** Pages of work, which say nothing to whoever is not signed in. */
const privatePages = [
  '/panel',
  '/coordinacion',
  '/mi-estado',
  '/funcionarios',
  '/entrar',
  '/invitacion',
  '/calendario',
  '/calendars',
];

const robots = (publicUrl: string) =>
  [
    'User-agent: *',
    ...privatePages.map((path) => `Disallow: ${path}`),
    // Every question about rows is an address of its own, and there is no end of them.
    'Disallow: /api/v1/',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** What search engines look for: robots.txt, and every public page with when it last changed. */
export function sitemapRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;
  const at = addresses(publicUrl);
  const undated = (url: string): SitemapEntry => ({ url, modifiedAt: null });

  async function pages(): Promise<SitemapEntry[]> {
    const [governments, packages] = await Promise.all([governmentKeys(db), publishedPackages(db)]);
    return [
      ...sections.map((path) => undated(`${publicUrl}${path}`)),
      ...themes().map(({ id }) => undated(at.theme(id))),
      ...standards().map(({ id }) => undated(at.standard(id))),
      ...governments.map(({ cvegeo }) => undated(at.government(cvegeo))),
      ...packages.map(({ id, released_at: modifiedAt }) => ({ url: at.package(id), modifiedAt })),
    ];
  }

  const send = async ({ request, reply }: Exchange, chunks: () => AsyncIterable<string>) =>
    sendStream(
      { request, reply },
      {
        mediaType: 'application/xml; charset=utf-8',
        contentId: await versionOfView(db),
        question: request.url,
        modifiedAt: null,
        cacheControl: 'public, max-age=3600',
        chunks,
      },
    );

  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(compress, { encodings: ['gzip'], threshold: 0 });
    const server = instance.withTypeProvider<ZodTypeProvider>();
    const method: ('GET' | 'HEAD')[] = ['GET', 'HEAD'];
    // For search engines, which know these addresses: nothing of the API's document.
    const schema = { hide: true };

    server.route({
      method,
      url: '/robots.txt',
      schema,
      handler: async (_request, reply) =>
        reply
          .type('text/plain; charset=utf-8')
          .header('cache-control', 'public, max-age=3600')
          .send(robots(publicUrl)),
    });
    server.route({
      method,
      url: '/sitemap.xml',
      schema,
      handler: async (request, reply) => {
        const numbers = await datasetSitemaps(db);
        const names = ['paginas', ...numbers.map((number) => `conjuntos-${number}`)];
        return send({ request, reply }, () =>
          writeSitemapIndex(names.map((name) => undated(at.sitemap(name)))),
        );
      },
    });
    server.route({
      method,
      url: '/sitemaps/paginas.xml',
      schema,
      handler: async (request, reply) => {
        const entries = await pages();
        return send({ request, reply }, () => writeSitemap(entries));
      },
    });
    server.route({
      method,
      url: '/sitemaps/conjuntos-:number.xml',
      schema: {
        ...schema,
        params: z.object({ number: z.coerce.number().int().min(1).max(40_000) }),
        response: { 404: problemSchema },
      },
      handler: async (request, reply) => {
        const { number } = request.params;
        if (!(await datasetSitemaps(db)).includes(number)) throw problems.notFound({ what: anySitemap });
        return send({ request, reply }, () => writeSitemap(datasetEntries(db, { number, publicUrl })));
      },
    });
  };
}
