import { authorize, parseInput } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { receiveForm } from '../documents/receive-form.ts';
import { accepted, governmentParams, registryProblems } from '../problems.ts';
import type { Absences } from './absences.ts';

const officialParams = governmentParams.extend({ officialId: z.uuid() });
const formSchema = z
  .object({
    from: z.iso.date(),
    until: z.iso.date().optional(),
    reason: z.string().trim().min(3).max(500),
  })
  .refine(({ from, until }) => until === undefined || until >= from, {
    path: ['until'],
    message: 'El último día no puede ser anterior al primero.',
    params: { en: 'The last day cannot be before the first.' },
  });
const tags = ['Gobiernos'];

/** The days on which somebody else acts for who holds a post. */
export function absenceRoutes(absences: Absences): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/governments/:cvegeo/officials/:officialId/absences',
      {
        schema: {
          tags,
          summary: 'Registrar la ausencia de un titular, con su oficio: mientras dura actúa su suplente',
          consumes: ['multipart/form-data'],
          params: officialParams,
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        authorize(request.actor, 'official.replace', request.params);
        const form = await receiveForm(request, {
          fileField: 'document',
          accepted: ['pdf', 'jpeg', 'png'],
        });
        try {
          const { until = null, ...fields } = parseInput(formSchema, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          const absence = { ...fields, until, document: form.file };
          const result = await absences.record(request.actor, request.params, absence);
          return await reply.code(201).send({ id: accepted(result).id });
        } finally {
          await form.file?.discard();
        }
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/officials/:officialId/absences/:id/end',
      {
        schema: {
          tags,
          summary: 'Terminar la ausencia de un titular, que vuelve a actuar',
          params: officialParams.extend({ id: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await absences.end(request.actor, request.params, request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
