import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { Comment } from './comment-queries.ts';
import { termsSchema } from './memorandum-fields.ts';
import { keptTerms } from './memorandum-terms.ts';
import { idParams, tags } from './memorandum-views.ts';
import type { Memoranda } from './memoranda.ts';
import { textDifferencesSchema, textSchema } from './text-schemas.ts';

const clause = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const commentSchema = z.object({
  id: z.uuid(),
  clause: z.string().nullable(),
  party: z.enum(['federation', 'government']),
  body: z.string(),
  proposal: z.string().nullable(),
  version: z.int(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
  isSettled: z.boolean(),
});

const toComment = (row: Comment): z.output<typeof commentSchema> => ({
  id: row.id,
  clause: row.clause,
  party: row.party,
  body: row.body,
  proposal: row.proposal,
  version: row.version,
  writtenAt: row.written_at.toISOString(),
  writtenBy: row.written_by_name,
  isSettled: row.settled_at !== null,
});

/** What the two parties read and write while they negotiate a text. */
export function reviewRoutes(memoranda: Memoranda): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/memoranda/:id/text',
      {
        schema: {
          tags,
          summary: 'El texto de un convenio, como está o como estaba en una versión',
          params: idParams,
          querystring: z.object({ version: z.coerce.number().int().min(1).optional() }),
          response: { 200: z.object({ text: textSchema }) },
        },
      },
      async (request) => {
        const { version } = request.query;
        const { text } = accepted(await memoranda.readText(request.actor, request.params.id, { version }));
        return { text };
      },
    );

    server.get(
      '/api/v1/memoranda/:id/versions',
      {
        schema: {
          tags,
          summary: 'Las versiones del texto de un convenio, la última primero',
          params: idParams,
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  version: z.int(),
                  madeAt: z.iso.datetime(),
                  madeBy: z.string(),
                  terms: termsSchema,
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const { versions } = accepted(await memoranda.listVersions(request.actor, request.params.id));
        return {
          items: versions.map((kept) => ({
            version: kept.version,
            madeAt: kept.made_at.toISOString(),
            madeBy: kept.made_by_name,
            terms: keptTerms(kept),
          })),
        };
      },
    );

    server.get(
      '/api/v1/memoranda/:id/differences',
      {
        schema: {
          tags,
          summary: 'Qué cambió de una versión del texto a otra',
          params: idParams,
          querystring: z.object({
            from: z.coerce.number().int().min(1),
            to: z.coerce.number().int().min(1),
          }),
          response: { 200: z.object({ differences: textDifferencesSchema }) },
        },
      },
      async (request) => {
        const { differences } = accepted(
          await memoranda.compare(request.actor, request.params.id, request.query),
        );
        return { differences };
      },
    );

    server.get(
      '/api/v1/memoranda/:id/comments',
      {
        schema: {
          tags,
          summary: 'Lo que cada parte ha dicho del texto de un convenio',
          params: idParams,
          response: { 200: z.object({ items: z.array(commentSchema) }) },
        },
      },
      async (request) => {
        const found = accepted(await memoranda.listComments(request.actor, request.params.id));
        return { items: found.comments.map(toComment) };
      },
    );

    server.post(
      '/api/v1/memoranda/:id/comments',
      {
        schema: {
          tags,
          summary: 'Comentar una cláusula, con la redacción que se propone, o todo el texto',
          params: idParams,
          body: z
            .object({
              clause: clause.optional(),
              body: z.string().trim().min(1).max(3000),
              proposal: z.string().trim().min(1).max(5000).optional(),
            })
            .refine(({ clause: about, proposal }) => proposal === undefined || about !== undefined, {
              path: ['clause'],
              message: 'Diga a qué cláusula corresponde la redacción que propone.',
              params: { en: 'Say which clause the proposed wording is for.' },
            }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        const { body, clause: about, proposal } = request.body;
        const comment = { clause: about ?? null, body, proposal: proposal ?? null };
        const { id } = accepted(await memoranda.comment(request.actor, request.params.id, comment));
        reply.code(201);
        return { id };
      },
    );

    server.post(
      '/api/v1/memoranda/:id/comments/:commentId/settlement',
      {
        schema: {
          tags,
          summary: 'Dar por atendido un comentario',
          params: idParams.extend({ commentId: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id, commentId } = request.params;
        accepted(await memoranda.settleComment(request.actor, id, commentId));
        return reply.code(204).send(null);
      },
    );
  };
}
