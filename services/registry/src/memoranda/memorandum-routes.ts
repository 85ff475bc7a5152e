import { cvegeoSchema, memorandumStates } from '@rma/domain';
import { authorize, decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sendDocument } from '../documents/send-document.ts';
import { accepted } from '../problems.ts';
import { revise, revisionSchema, termsSchema, toTerms } from './memorandum-fields.ts';
import { versionOf, versionStale } from './memorandum-problems.ts';
import type { Memorandum } from './memorandum-queries.ts';
import { keptTerms, termsOf } from './memorandum-terms.ts';
import { idParams, memorandumSchema, tags, toView } from './memorandum-views.ts';
import type { Memoranda } from './memoranda.ts';

const cursorSchema = z.object({ validUntil: z.iso.date(), id: z.uuid() });

/** A memorandum as the one who asks may see it, with the tag of its version. */
export function sendMemorandum(request: FastifyRequest, reply: FastifyReply, row: Memorandum) {
  reply.header('etag', `"${row.version}"`);
  return toView(row, request.actor);
}

/** Drafting, revising, reading and listing agreements, and the document that is signed. */
export function memorandumRoutes(memoranda: Memoranda): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/memoranda',
      {
        schema: {
          tags,
          summary: 'Convenios, primero los que vencen antes',
          querystring: pageQuery.extend({
            state: z.enum(memorandumStates).optional(),
            cvegeo: cvegeoSchema.optional(),
            expiresWithinDays: z.coerce.number().int().min(0).max(3660).optional(),
          }),
          response: { 200: pageOf(memorandumSchema) },
        },
      },
      async (request) => {
        const { first, after, state, cvegeo, expiresWithinDays } = request.query;
        const rows = await memoranda.list(request.actor, {
          state,
          cvegeo,
          expiresWithinDays,
          first,
          after: after === undefined ? null : decodeCursor(cursorSchema, after),
        });
        return toPage(
          rows.map((row) => toView(row, request.actor)),
          first,
          { positionOf: ({ validUntil, id }) => ({ validUntil, id }) },
        );
      },
    );

    server.post(
      '/api/v1/memoranda',
      {
        schema: {
          tags,
          summary:
            'Redactar un convenio, su renovación (renewsId) o un modificatorio (parentId); recibe su folio',
          body: termsSchema.extend({
            cvegeo: cvegeoSchema,
            parentId: z.uuid().optional(),
            renewsId: z.uuid().optional(),
          }),
          response: { 201: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { cvegeo, parentId, renewsId, ...terms } = request.body;
        const draft = await memoranda.draft(request.actor, {
          ...toTerms(terms),
          cvegeo,
          parentId,
          renewsId,
        });
        const { id } = accepted(draft, { cvegeo });
        reply.code(201);
        return sendMemorandum(request, reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.get(
      '/api/v1/memoranda/:id',
      {
        schema: { tags, summary: 'Un convenio', params: idParams, response: { 200: memorandumSchema } },
      },
      async (request, reply) => {
        const { memorandum } = accepted(await memoranda.read(request.actor, request.params.id));
        return sendMemorandum(request, reply, memorandum);
      },
    );

    server.patch(
      '/api/v1/memoranda/:id',
      {
        schema: {
          tags,
          summary: 'Modificar un convenio en borrador (If-Match con la versión leída)',
          params: idParams,
          body: revisionSchema,
          response: { 200: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        authorize(request.actor, 'memorandum.write', { cvegeo: null });
        const version = versionOf(request.headers['if-match']);
        const revised = await memoranda.revise(request.actor, id, {
          version,
          terms: (current) => toTerms(revise(termsOf(current), request.body)),
        });
        if (!revised.ok && revised.reason === 'version-stale') {
          const { memorandum } = accepted(await memoranda.read(request.actor, id));
          const { base, latest } = await memoranda.conflict(memorandum, { readVersion: version ?? 0 });
          reply.header('etag', `"${memorandum.version}"`);
          throw versionStale({
            current: toView(memorandum, request.actor),
            base: base && { version: base.version, terms: keptTerms(base) },
            changedBy: latest?.made_by_name ?? null,
            changedAt: latest?.made_at.toISOString() ?? null,
          });
        }
        accepted(revised);
        return sendMemorandum(request, reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.get(
      '/memoranda/:id/document.pdf',
      {
        schema: {
          tags,
          summary: 'El documento que se firma (PDF/A); público una vez firmado',
          params: idParams,
        },
      },
      async (request, reply) => {
        const result = await memoranda.openDocument(request.actor, request.params.id);
        return sendDocument(reply, accepted(result).document);
      },
    );
  };
}
