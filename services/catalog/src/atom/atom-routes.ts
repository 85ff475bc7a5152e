import { readSearchAddress, searchParameterNames, writeSearchAddress } from '@rma/domain';
import { atomUpdatedAt, placeName, writeAtom, type AtomEntry, type AtomFeed } from '@rma/interop';
import { problemSchema, problems } from '@rma/service-kit';
import { createQueryReader, searchOfAddress } from '@rma/search';
import { themes } from '@rma/themes';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { findGovernment } from '../national/national-queries.ts';
import { named } from '../permission.ts';
import { addresses } from '../releases/addresses.ts';
import { sendPublic, type Exchange } from '../releases/send-public.ts';
import { newestDatasets, type Interest, type NewsRow } from './atom-queries.ts';

const tags = ['files'];
const network = 'Red México Abierto';
const response = { 404: problemSchema, 412: problemSchema };
const everything: Interest = { query: null, criteria: {} };
const anyTheme = { es: 'ese tema', en: 'such theme' };

const value = z.string().max(1000);
/** The search page's own parameters, each once or several times; what it would leave out is left out here too. */
const searchParameters = z.object(
  Object.fromEntries(
    searchParameterNames.map((name) => [name, z.union([value, z.array(value).max(50)]).optional()]),
  ),
);

function entryOf(row: NewsRow, publicUrl: string): AtomEntry {
  const theme = themes().find(({ id }) => id === row.theme_id);
  const url = addresses(publicUrl).dataset(row.id);
  return {
    id: url,
    link: url,
    title: row.title,
    publishedAt: row.issued ?? undefined,
    updatedAt: row.updated_at,
    content: row.description,
    author: placeName({ level: row.level, name: row.government_name, stateName: row.state_name }),
    categories: theme && [{ term: theme.id, label: theme.name.es }],
  };
}

/** The datasets that last changed as Atom: everybody's, a government's, a theme's and those of a search. */
export function atomRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;
  const reader = createQueryReader({ db });

  /** `path` and `page` are the addresses of the feed and of the page that says the same, from the root. */
  async function send(
    exchange: Exchange,
    about: { path: string; page: string; title: string; interest: Interest },
  ): Promise<FastifyReply> {
    const { path, page, title, interest } = about;
    const rows = await newestDatasets(db, interest);
    const feed: AtomFeed = {
      id: `${publicUrl}${path}`,
      title,
      author: network,
      selfUrl: `${publicUrl}${path}`,
      pageUrl: `${publicUrl}${page}`,
      updatedAt: new Date(0),
      entries: rows.map((row) => entryOf(row, publicUrl)),
    };
    return sendPublic(exchange, {
      body: writeAtom(feed),
      mediaType: 'application/atom+xml; charset=utf-8',
      modifiedAt: atomUpdatedAt(feed),
    });
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/catalog.atom',
      { schema: { tags, summary: 'Los conjuntos que cambiaron por último, como canal Atom', response } },
      async (request, reply) =>
        send({ request, reply }, { path: '/catalog.atom', page: '/', title: network, interest: everything }),
    );
    server.get(
      '/governments/:cvegeo/catalog.atom',
      {
        schema: {
          tags,
          summary: 'Los conjuntos de un gobierno que cambiaron por último, como canal Atom',
          params: z.object({ cvegeo: z.string().regex(/^\d{2}(\d{3})?$/) }),
          response,
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const found = await findGovernment(db, cvegeo);
        if (!found) throw problems.notFound({ what: named.government });
        const { level, government_name: name, state_name: stateName } = found;
        return send(
          { request, reply },
          {
            path: `/governments/${cvegeo}/catalog.atom`,
            page: `/governments/${cvegeo}`,
            title: `Datos abiertos de ${placeName({ level, name, stateName })}`,
            interest: { query: null, criteria: { government: cvegeo } },
          },
        );
      },
    );
    server.get(
      '/temas/:id.atom',
      {
        schema: {
          tags,
          summary: 'Los conjuntos de un tema que cambiaron por último, como canal Atom',
          params: z.object({ id: z.string().max(60) }),
          response,
        },
      },
      async (request, reply) => {
        const theme = themes().find(({ id }) => id === request.params.id);
        if (!theme) throw problems.notFound({ what: anyTheme });
        const page = `/temas/${theme.id}`;
        return send(
          { request, reply },
          {
            path: `${page}.atom`,
            page,
            title: `${theme.name.es}, ${network}`,
            interest: { query: null, criteria: { themes: [theme.id] } },
          },
        );
      },
    );
    server.get(
      '/buscar.atom',
      {
        schema: {
          tags,
          summary:
            'Lo que encuentra una búsqueda del portal, lo que cambió por último primero, como canal Atom',
          querystring: searchParameters,
          response,
        },
      },
      async (request, reply) => {
        const address = readSearchAddress(new URL(request.url, publicUrl).searchParams);
        const written = writeSearchAddress(address);
        const query = written === '' ? '' : `?${written}`;
        return send(
          { request, reply },
          {
            path: `/buscar.atom${query}`,
            page: `/buscar${query}`,
            title: address.text === null ? `Búsqueda en la ${network}` : `«${address.text}» en la ${network}`,
            interest: await searchOfAddress(address, reader),
          },
        );
      },
    );
  };
}
