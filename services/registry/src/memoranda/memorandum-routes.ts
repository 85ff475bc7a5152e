import { cvegeoSchema, dateInMexicoCity, memorandumStates } from '@rma/domain';
import { authorize, decodeCursor, pageOf, pageQuery, parseInput, toPage } from '@rma/service-kit';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import { accepted, registryProblems } from '../problems.ts';
import { partySchema, revise, termsSchema, toTerms } from './memorandum-fields.ts';
import type { Memoranda } from './memoranda.ts';
import type { Memorandum } from './memorandum-queries.ts';

const memorandumSchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  cvegeo: z.string(),
  governmentName: z.string(),
  title: z.string(),
  state: z.enum(memorandumStates),
  federationParty: partySchema,
  governmentParty: partySchema,
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  signedOn: z.iso.date().nullable(),
  hasSignedCopy: z.boolean(),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const toView = (row: Memorandum) => ({
  id: row.id,
  folio: row.folio,
  cvegeo: row.cvegeo,
  governmentName: row.government_name,
  title: row.title,
  state: row.state,
  federationParty: row.federation_party,
  governmentParty: row.government_party,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  signedOn: row.signed_on,
  hasSignedCopy: row.signed_copy_id !== null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const idParams = z.object({ id: z.uuid() });
const cursorSchema = z.object({ validUntil: z.iso.date(), id: z.uuid() });
const tags = ['Convenios'];

/** The version an If-Match header names, as `"3"` or 3; throws precondition-required without one. */
function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw registryProblems.preconditionRequired();
  // Anything that is not a version of ours matches none.
  return Number(/^\s*"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1] ?? -1);
}

function send(reply: FastifyReply, row: Memorandum) {
  reply.header('etag', `"${row.version}"`);
  return toView(row);
}

/** Drafting, revising, signing and listing agreements. */
export function memorandumRoutes({ clock }: RegistryDeps, memoranda: Memoranda): FastifyPluginAsyncZod {
  const signatureSchema = z.object({
    signedOn: z.iso.date().refine((date) => date <= dateInMexicoCity(clock.now()), {
      message: 'La fecha de firma no puede ser futura.',
      params: { en: 'The date of signature cannot be in the future.' },
    }),
  });

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
        return toPage(rows.map(toView), first, {
          positionOf: ({ validUntil, id }) => ({ validUntil, id }),
        });
      },
    );

    server.post(
      '/api/v1/memoranda',
      {
        schema: {
          tags,
          summary: 'Redactar un convenio; recibe su folio',
          body: termsSchema.extend({ cvegeo: cvegeoSchema }),
          response: { 201: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { cvegeo, ...terms } = request.body;
        const draft = await memoranda.draft(request.actor, { ...toTerms(terms), cvegeo });
        const { id } = accepted(draft, { cvegeo });
        reply.code(201);
        return send(reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.get(
      '/api/v1/memoranda/:id',
      {
        schema: { tags, summary: 'Un convenio', params: idParams, response: { 200: memorandumSchema } },
      },
      async (request, reply) =>
        send(reply, accepted(await memoranda.read(request.actor, request.params.id)).memorandum),
    );

    server.patch(
      '/api/v1/memoranda/:id',
      {
        schema: {
          tags,
          summary: 'Modificar un convenio en borrador (If-Match con la versión leída)',
          params: idParams,
          body: termsSchema.partial(),
          response: { 200: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        authorize(request.actor, 'memorandum.write', { cvegeo: null });
        const version = versionOf(request.headers['if-match']);
        const revised = await memoranda.revise(request.actor, id, {
          version,
          terms: (current) => toTerms(revise(toView(current), request.body)),
        });
        accepted(revised);
        return send(reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.put(
      '/api/v1/memoranda/:id/signed-copy',
      {
        schema: {
          tags,
          summary: 'Archivar la copia firmada (PDF) de un convenio',
          consumes: ['multipart/form-data'],
          params: idParams,
          response: { 200: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        // Before the file is read, so that nobody sends 20 MB for nothing.
        authorize(request.actor, 'memorandum.write', { cvegeo: null });
        const form = await receiveForm(request, { fileField: 'file', accepted: ['pdf'] });
        try {
          const { signedOn } = parseInput(signatureSchema, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          accepted(await memoranda.sign(request.actor, id, { signedOn, copy: form.file }));
        } finally {
          await form.file?.discard();
        }
        return send(reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.get(
      '/api/v1/memoranda/:id/signed-copy',
      { schema: { tags, summary: 'Copia firmada de un convenio', params: idParams } },
      async (request, reply) => {
        const result = await memoranda.openSignedCopy(request.actor, request.params.id);
        return sendDocument(reply, accepted(result).document);
      },
    );
  };
}
