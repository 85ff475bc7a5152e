import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { SavedViews } from './saved-views.ts';

const tags = ['Coordinación'];
const viewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  isOwn: z.boolean(),
  authorName: z.string(),
});

/** The views of the board that people keep. */
export function savedViewRoutes(views: SavedViews): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/pipeline/views',
      {
        schema: {
          tags,
          summary: 'Vistas guardadas del tablero',
          response: { 200: z.object({ items: z.array(viewSchema) }) },
        },
      },
      async (request) => ({
        items: (await views.list(request.actor)).map((view) => ({
          id: view.id,
          name: view.name,
          query: view.query,
          isShared: view.is_shared,
          isOwn: view.is_own === true,
          authorName: view.author_name,
        })),
      }),
    );

    server.post(
      '/api/v1/pipeline/views',
      {
        schema: {
          tags,
          summary: 'Guardar una vista del tablero; el mismo nombre la reemplaza',
          body: z.object({
            name: z.string().trim().min(1).max(80),
            query: z.string().max(2000),
            isShared: z.boolean().default(false),
          }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        const { id } = accepted(await views.save(request.actor, request.body));
        return reply.code(201).send({ id });
      },
    );

    server.delete(
      '/api/v1/pipeline/views/:id',
      {
        schema: {
          tags,
          summary: 'Olvidar una vista guardada',
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await views.forget(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
