import { fastify } from 'fastify';
import { z } from 'zod';
import { readCatalogue, type PortalPackage } from './catalogue.ts';

const mostRows = 1000;
const searchQuery = z.object({
  q: z.string().default(''),
  fq: z.string().default(''),
  rows: z.coerce.number().int().min(0).default(10),
  start: z.coerce.number().int().min(0).default(0),
});

const succeeded = (result: unknown) => ({ success: true, result });

function organizationsIn(packages: readonly PortalPackage[]) {
  return [...new Map(packages.map(({ organization }) => [organization.name, organization])).values()];
}

function search(packages: readonly PortalPackage[], query: z.output<typeof searchQuery>) {
  const organization = /organization:"?([\w-]+)"?/.exec(query.fq)?.[1];
  const words = query.q === '*:*' ? '' : query.q.toLowerCase();
  const found = packages.filter(
    (one) =>
      (organization === undefined || one.organization.name === organization) &&
      one.title.toLowerCase().includes(words),
  );
  return {
    count: found.length,
    results: found.slice(query.start, query.start + Math.min(query.rows, mostRows)),
    facets: {},
    search_facets: {},
  };
}

/**
 * A portal that speaks CKAN's action API on the loopback interface, with the catalogues of 2015, so that the
 * demonstration harvests the way a real member is harvested. Takes `port`, or any free one when it is 0 or taken.
 */
export async function startDemonstrationPortal({ port }: { port: number }): Promise<{
  url: string;
  close(): Promise<void>;
}> {
  const packages = await readCatalogue();
  const server = fastify({ forceCloseConnections: true });
  for (const prefix of ['/api/action', '/api/3/action']) {
    server.get(`${prefix}/status_show`, () =>
      succeeded({ site_title: 'Portal de demostración', ckan_version: '2.3' }),
    );
    server.get(`${prefix}/package_list`, () => succeeded(packages.map(({ name }) => name)));
    server.get(`${prefix}/organization_list`, () =>
      succeeded(organizationsIn(packages).map(({ name }) => name)),
    );
    server.get(`${prefix}/package_search`, (request) =>
      succeeded(search(packages, searchQuery.parse(request.query))),
    );
    server.get(`${prefix}/package_show`, (request, reply) => {
      const { id } = z.object({ id: z.string() }).parse(request.query);
      const found = packages.find((one) => one.id === id);
      if (found !== undefined) return succeeded(found);
      return reply.code(404).send({
        success: false,
        error: { __type: 'Not Found Error', message: 'No encontrado: ese conjunto no existe.' },
      });
    });
  }
  const address = await server
    .listen({ port, host: '127.0.0.1' })
    .catch(() => server.listen({ port: 0, host: '127.0.0.1' }));
  return { url: address, close: () => server.close() };
}
