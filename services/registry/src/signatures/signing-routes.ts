import { parties } from '@rma/efirma';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sendDocument } from '../documents/send-document.ts';
import { accepted } from '../problems.ts';
import type { Signing } from './sign-by-link.ts';

const tags = ['Firma'];
const params = z.object({ token: z.string().min(1).max(100) });
/** Certificates and signatures are a few kilobytes. */
const bytes = z
  .base64()
  .max(24_000)
  .transform((text) => Buffer.from(text, 'base64'));

const linkSchema = z.object({
  folio: z.string(),
  title: z.string(),
  cvegeo: z.string(),
  governmentName: z.string(),
  party: z.enum(parties),
  organization: z.string(),
  signatory: z.string(),
  position: z.string(),
  rfc: z.string(),
  documentSha256: z.string(),
  cadena: z.string(),
  expiresAt: z.iso.datetime(),
  isEfirmaOn: z.boolean(),
});

/** Reading and signing an agreement by a one-time link. The link is the only credential; the key never comes here. */
export function signingRoutes(signing: Signing): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/signing/:token',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Qué se firma con un enlace de firma',
          params,
          response: { 200: linkSchema },
        },
      },
      async (request, reply) => {
        const { link, isEfirmaOn } = accepted(await signing.read(request.params.token));
        const { memorandum, invitation, signatory } = link;
        reply.header('cache-control', 'no-store');
        return {
          folio: memorandum.folio,
          title: memorandum.title,
          cvegeo: memorandum.cvegeo,
          governmentName: memorandum.government_name,
          party: invitation.party,
          organization: signatory.organization,
          signatory: signatory.signatory,
          position: signatory.position,
          rfc: signatory.rfc,
          documentSha256: link.documentSha256,
          cadena: link.cadena,
          expiresAt: invitation.expires_at.toISOString(),
          isEfirmaOn,
        };
      },
    );

    server.get(
      '/api/v1/signing/:token/document.pdf',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: { tags, summary: 'El documento que se firma con un enlace (PDF/A)', params },
      },
      async (request, reply) =>
        sendDocument(reply, accepted(await signing.openDocument(request.params.token)).document),
    );

    server.post(
      '/api/v1/signing/:token/signature',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags,
          summary:
            'Entregar la firma hecha con e.firma: certificado y firma de la cadena original, en base64',
          params,
          body: z.object({
            certificate: bytes,
            signature: bytes,
            certificateIsPublic: z.literal(true).meta({
              description:
                'Quien firma acepta que su certificado, con su nombre, RFC y CURP, forme parte de la evidencia pública.',
            }),
          }),
          response: { 201: z.object({ isComplete: z.boolean(), signedAt: z.iso.datetime() }) },
        },
      },
      async (request, reply) => {
        const { certificate, signature } = request.body;
        const signed = accepted(await signing.sign(request.params.token, { certificate, signature }));
        reply.code(201).header('cache-control', 'no-store');
        return { isComplete: signed.isComplete, signedAt: signed.signedAt.toISOString() };
      },
    );
  };
}
