import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { publicText } from '../public-writing/public-text.ts';
import { answerForm, themeField } from './request-schemas.ts';
import type { RequestWork } from './request-work.ts';

const tags = ['Peticiones de datos'];
const params = z.object({ id: z.uuid() });
const done = z.object({ ok: z.literal(true) });

/** What the squad decides of a request, and what its government answers. */
export function requestWorkRoutes(work: RequestWork): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/data-requests/:id/check',
      {
        schema: {
          tags,
          summary: 'El escuadrón la revisó y es válida; puede decir de qué tema es',
          params,
          body: z.object({ themeId: themeField }),
          response: { 200: done },
        },
      },
      async (request) => {
        accepted(await work.check(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );

    server.post(
      '/api/v1/data-requests/:id/rejection',
      {
        schema: {
          tags,
          summary: 'No admitirla, con su razón: su texto deja de ser público',
          params,
          body: z.object({ reason: publicText({ least: 10, most: 1000 }) }),
          response: { 200: done },
        },
      },
      async (request) => {
        accepted(await work.reject(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );

    server.post(
      '/api/v1/data-requests/:id/merge',
      {
        schema: {
          tags,
          summary: 'Unirla con otra que pide lo mismo; sus apoyos pasan a la otra',
          params,
          body: z.object({ into: z.uuid() }),
          response: { 200: done },
        },
      },
      async (request) => {
        accepted(await work.merge(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );

    server.post(
      '/api/v1/data-requests/:id/answer',
      {
        schema: {
          tags,
          summary: 'Responder: publicado, con fecha en el plan, o no se puede y su fundamento legal',
          params,
          body: answerForm,
          response: { 200: z.object({ isLate: z.boolean() }) },
        },
      },
      async (request) => {
        const answered = await work.answer(request.actor, request.params.id, request.body);
        return { isLate: accepted(answered).isLate };
      },
    );
  };
}
