import { parties } from '@rma/efirma';
import { authorize, parseInput } from '@rma/service-kit';
import { create } from 'content-disposition';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import type { Memoranda } from '../memoranda/memoranda.ts';
import { accepted, registryProblems } from '../problems.ts';
import type { AttestedCopies } from './attested-copies.ts';
import type { Evidence } from './evidence.ts';
import type { SigningInvitations } from './invite-to-sign.ts';
import { listSignatures } from './list-signatures.ts';

const tags = ['Firma'];
const idParams = z.object({ id: z.uuid() });
const partyParams = idParams.extend({ party: z.enum(parties) });

const standingSchema = z.object({
  party: z.enum(parties),
  organization: z.string(),
  signatory: z.string(),
  position: z.string(),
  noLinkBecause: z.enum(['efirma-off', 'signatory-incomplete', 'same-signatory']).nullable(),
  signature: z
    .object({
      method: z.enum(['e-firma', 'attested-copy']),
      signatory: z.string(),
      signedAt: z.iso.datetime(),
      certificateNumber: z.string().nullable(),
      revocation: z.enum(['good', 'revoked', 'unknown']).nullable(),
      attestation: z.string().nullable(),
    })
    .nullable(),
  link: z
    .object({ email: z.string().nullable(), sentAt: z.iso.datetime(), expiresAt: z.iso.datetime() })
    .nullable(),
});

/** How the signing of agreements stands, signatures on paper, and evidence packages. */
export function signatureRoutes(
  deps: RegistryDeps,
  parts: {
    memoranda: Memoranda;
    invitations: SigningInvitations;
    attestedCopies: AttestedCopies;
    evidence: Evidence;
  },
): FastifyPluginAsyncZod {
  const { memoranda, invitations, attestedCopies, evidence } = parts;
  const attestationSchema = z.object({
    signedOn: z.iso.date().refine((date) => date <= attestedCopies.today(), {
      message: 'La fecha de firma no puede ser futura.',
      params: { en: 'The date of signature cannot be in the future.' },
    }),
    attestation: z
      .string()
      .trim()
      .min(20, 'Diga en una frase cómo le consta que la copia es de este documento.')
      .max(2000),
    covers: z.enum(['party', 'both']).default('party'),
  });

  return async (server) => {
    server.get(
      '/api/v1/memoranda/:id/signatures',
      {
        schema: {
          tags,
          summary: 'Cómo va la firma de un convenio: firmas y enlaces de cada parte',
          params: idParams,
          response: { 200: z.object({ items: z.array(standingSchema) }) },
        },
      },
      async (request) => {
        const { memorandum } = accepted(await memoranda.read(request.actor, request.params.id));
        return { items: await listSignatures(deps, request.actor, memorandum) };
      },
    );

    server.post(
      '/api/v1/memoranda/:id/signing-links',
      {
        schema: {
          tags,
          summary: 'Enviar otro enlace de firma a quien firma por una parte; el anterior deja de servir',
          params: idParams,
          body: z.object({ party: z.enum(parties) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        accepted(await invitations.resend(request.actor, id, request.body.party));
        return reply.code(204).send(null);
      },
    );

    server.put(
      '/api/v1/memoranda/:id/signatures/:party/attested-copy',
      {
        schema: {
          tags,
          summary: 'Archivar la copia firmada en papel (PDF) con la constancia de quien la cotejó',
          description:
            'Campos del formulario: file, signedOn (AAAA-MM-DD), attestation (cómo consta que es este documento) y covers (party o both).',
          consumes: ['multipart/form-data'],
          params: partyParams,
          response: { 200: z.object({ isComplete: z.boolean() }) },
        },
      },
      async (request) => {
        const { id, party } = request.params;
        // Before the file is read, so that nobody sends 20 MB for nothing.
        authorize(request.actor, 'memorandum.attest', { cvegeo: null });
        const form = await receiveForm(request, { fileField: 'file', accepted: ['pdf'] });
        try {
          const { covers, ...said } = parseInput(attestationSchema, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          const { isComplete } = accepted(
            await attestedCopies.attest(request.actor, id, {
              ...said,
              covers: covers === 'both' ? parties : [party],
              copy: form.file,
            }),
          );
          return { isComplete };
        } finally {
          await form.file?.discard();
        }
      },
    );

    server.get(
      '/api/v1/memoranda/:id/signatures/:party/attested-copy',
      { schema: { tags, summary: 'La copia firmada en papel de una parte', params: partyParams } },
      async (request, reply) => {
        const { id, party } = request.params;
        const opened = await attestedCopies.openCopy(request.actor, id, party);
        return sendDocument(reply, accepted(opened).document);
      },
    );

    server.get(
      '/memoranda/:id/evidence.zip',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Paquete de evidencia de las firmas, verificable sin conexión; público una vez firmado',
          params: idParams,
        },
      },
      async (request, reply) => {
        const made = accepted(await evidence.make(request.actor, request.params.id));
        return reply
          .header('content-disposition', create(made.fileName))
          .header('cache-control', 'no-cache')
          .type('application/zip')
          .send(made.content);
      },
    );
  };
}
