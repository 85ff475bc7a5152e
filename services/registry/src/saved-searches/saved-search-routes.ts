import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { publicLine } from '../public-writing/public-text.ts';
import { writerFields } from '../public-writing/writer.ts';
import type { SavedSearches } from './saved-searches.ts';

const tags = ['Búsquedas guardadas'];
const own = z.object({ id: z.uuid() });
const link = z.object({ token: z.string().min(1).max(100) });
const name = publicLine({ most: 120 });

const searchSchema = z.object({
  name: z.string(),
  query: z.string().describe('La dirección de la búsqueda en el portal, después del signo de interrogación.'),
  createdAt: z.iso.datetime(),
  toldAt: z.iso.datetime().nullable(),
});

/** Searches that people keep: their own by session, and the one of a letter by its link. */
export function savedSearchRoutes(searches: SavedSearches): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/saved-searches',
      {
        config: { rateLimit: { max: 20, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Pedir avisos de una búsqueda; sin cuenta, llegan al confirmar el correo',
          body: writerFields.extend({ name, query: z.string().min(1).max(4000) }),
          response: { 202: z.object({ isActive: z.boolean() }) },
        },
      },
      async (request, reply) => {
        reply.code(202);
        const { website, ...wish } = request.body;
        if (website !== '') return { isActive: false };
        return { isActive: accepted(await searches.save(request.actor, wish)).isActive };
      },
    );

    server.get(
      '/api/v1/saved-searches',
      {
        schema: {
          tags,
          summary: 'Mis búsquedas guardadas',
          response: { 200: z.object({ items: z.array(searchSchema.extend({ id: z.uuid() })) }) },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return { items: await searches.list(request.actor) };
      },
    );

    server.patch(
      '/api/v1/saved-searches/:id',
      {
        schema: {
          tags,
          summary: 'Cambiar el nombre de una búsqueda mía',
          params: own,
          body: z.object({ name }),
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async (request) => {
        accepted(await searches.rename(request.actor, request.params.id, request.body.name));
        return { ok: true as const };
      },
    );

    server.delete(
      '/api/v1/saved-searches/:id',
      {
        schema: { tags, summary: 'Olvidar una búsqueda mía', params: own, response: { 204: z.null() } },
      },
      async (request, reply) => {
        accepted(await searches.forget(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );

    const config = { rateLimit: { max: 60, timeWindow: 60_000 } };
    server.get(
      '/api/v1/search-links/:token',
      {
        config,
        schema: {
          tags,
          summary: 'De qué búsqueda es un enlace; leerlo no detiene nada',
          params: link,
          response: { 200: searchSchema },
        },
      },
      async (request, reply) => {
        const found = accepted(await searches.readByLink(request.params.token));
        reply.header('cache-control', 'no-store');
        const { ok: _ok, ...search } = found;
        return search;
      },
    );

    server.delete(
      '/api/v1/search-links/:token',
      {
        config,
        schema: {
          tags,
          summary: 'Dejar de recibir los avisos de la búsqueda de un enlace; su correo se borra',
          params: link,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await searches.stopByLink(request.params.token));
        return reply.code(204).send(null);
      },
    );
  };
}
