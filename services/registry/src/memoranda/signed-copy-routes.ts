import { dateInMexicoCity } from '@rma/domain';
import { authorize, parseInput } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import { accepted, registryProblems } from '../problems.ts';
import { sendMemorandum } from './memorandum-routes.ts';
import { idParams, memorandumSchema, tags } from './memorandum-views.ts';
import type { Memoranda } from './memoranda.ts';

/** The scanned copy of an agreement signed on paper. */
export function signedCopyRoutes({ clock }: RegistryDeps, memoranda: Memoranda): FastifyPluginAsyncZod {
  const signatureSchema = z.object({
    signedOn: z.iso.date().refine((date) => date <= dateInMexicoCity(clock.now()), {
      message: 'La fecha de firma no puede ser futura.',
      params: { en: 'The date of signature cannot be in the future.' },
    }),
  });

  return async (server) => {
    server.put(
      '/api/v1/memoranda/:id/signed-copy',
      {
        schema: {
          tags,
          summary: 'Archivar la copia firmada (PDF) de un convenio listo para firma',
          consumes: ['multipart/form-data'],
          params: idParams,
          response: { 200: memorandumSchema },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        // Before the file is read, so that nobody sends 20 MB for nothing.
        authorize(request.actor, 'memorandum.attest', { cvegeo: null });
        const form = await receiveForm(request, { fileField: 'file', accepted: ['pdf'] });
        try {
          const { signedOn } = parseInput(signatureSchema, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          accepted(await memoranda.sign(request.actor, id, { signedOn, copy: form.file }));
        } finally {
          await form.file?.discard();
        }
        return sendMemorandum(request, reply, accepted(await memoranda.read(request.actor, id)).memorandum);
      },
    );

    server.get(
      '/api/v1/memoranda/:id/signed-copy',
      { schema: { tags, summary: 'Copia firmada de un convenio', params: idParams } },
      async (request, reply) => {
        accepted(await memoranda.read(request.actor, request.params.id));
        return sendDocument(reply, accepted(await memoranda.openSignedCopy(request.params.id)).document);
      },
    );
  };
}
