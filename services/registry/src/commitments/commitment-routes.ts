import {
  commitmentIndicators,
  commitmentProgressText,
  commitmentStates,
  cvegeoSchema,
  dateInMexicoCity,
  daysBetween,
  kindestDate,
} from '@rma/domain';
import { authorize, decodeCursor, pageOf, pageQuery, parseInput, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import { accepted, governmentParams, knownGovernment, registryProblems } from '../problems.ts';
import type { Charter } from './charter.ts';
import type { Commitment } from './commitment-queries.ts';
import { clauseOf, workPath } from './commitment-words.ts';
import type { Commitments } from './commitments.ts';
import { termOf } from './sight.ts';

const commitmentSchema = z.object({
  id: z.uuid(),
  memorandumId: z.uuid(),
  folio: z.string(),
  cvegeo: z.string(),
  governmentName: z.string(),
  indicator: z.enum(commitmentIndicators),
  text: z.string(),
  dueOn: z.iso.date(),
  /** Calendar days to its last day at the government's; negative once it is over. */
  daysLeft: z.int(),
  state: z.enum(commitmentStates),
  isInForce: z.boolean(),
  measured: z.number().nullable(),
  target: z.number().nullable(),
  progress: z.string(),
  measuredAt: z.iso.datetime().nullable(),
  metOn: z.iso.date().nullable(),
  exceptionReason: z.string().nullable(),
  path: z.string(),
});

const idParams = z.object({ id: z.uuid() });
const cursorSchema = z.object({ dueOn: z.iso.date(), id: z.uuid() });
const adoptionSchema = z.object({ adoptedOn: z.iso.date(), recordedAt: z.iso.datetime() });
const tags = ['Compromisos'];

/** One state, or several parted by commas. */
const statesParameter = z
  .string()
  .max(100)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(commitmentStates)));

/** Commitments with their progress, exceptions, and the adoption of the Charter. */
export function commitmentRoutes(
  { clock }: RegistryDeps,
  { commitments, charter }: { commitments: Commitments; charter: Charter },
): FastifyPluginAsyncZod {
  const exceptionSchema = z.object({ reason: z.string().trim().min(10).max(1000) });
  const adoptionFields = z.object({
    adoptedOn: z.iso.date().refine((date) => date <= dateInMexicoCity(clock.now()), {
      message: 'La fecha de adopción no puede ser futura.',
      params: { en: 'The date of adoption cannot be in the future.' },
    }),
  });

  const toView = (row: Commitment) => {
    const term = termOf(row);
    const { cvegeo, memorandum_id: memorandumId, measured, target } = row;
    return {
      id: row.id,
      memorandumId,
      folio: row.folio,
      cvegeo,
      governmentName: row.government_name,
      indicator: term.indicator,
      text: clauseOf(term),
      dueOn: row.due_on,
      daysLeft: daysBetween(kindestDate(cvegeo, clock.now()), row.due_on),
      state: row.state,
      isInForce: row.is_in_force,
      measured,
      target,
      progress: commitmentProgressText(term.indicator, { measured, target }),
      measuredAt: row.measured_at?.toISOString() ?? null,
      metOn: row.met_on,
      exceptionReason: row.exception_reason,
      path: workPath(term.indicator, { cvegeo, memorandumId }),
    };
  };

  return async (server) => {
    server.get(
      '/api/v1/commitments',
      {
        schema: {
          tags,
          summary: 'Compromisos de los convenios vigentes, primero los que vencen antes',
          querystring: pageQuery.extend({
            state: statesParameter.optional(),
            cvegeo: cvegeoSchema.optional(),
            memorandumId: z.uuid().optional(),
            dueBy: z.iso.date().optional(),
          }),
          response: { 200: pageOf(commitmentSchema) },
        },
      },
      async (request) => {
        const { first, after, state: states, cvegeo, memorandumId, dueBy } = request.query;
        const rows = await commitments.list(request.actor, {
          states,
          cvegeo,
          memorandumId,
          dueBy,
          first,
          after: after === undefined ? null : decodeCursor(cursorSchema, after),
        });
        return toPage(rows.map(toView), first, { positionOf: ({ dueOn, id }) => ({ dueOn, id }) });
      },
    );

    server.get(
      '/api/v1/commitments/:id',
      {
        schema: { tags, summary: 'Un compromiso', params: idParams, response: { 200: commitmentSchema } },
      },
      async (request) =>
        toView(accepted(await commitments.read(request.actor, request.params.id)).commitment),
    );

    server.put(
      '/api/v1/commitments/:id/exception',
      {
        schema: {
          tags,
          summary: 'Dispensar un compromiso, con una razón que será pública',
          params: idParams,
          body: exceptionSchema,
          response: { 200: commitmentSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        accepted(await commitments.except(request.actor, id, request.body));
        return toView(accepted(await commitments.read(request.actor, id)).commitment);
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/charter-adoption',
      {
        schema: {
          tags,
          summary: 'Adopción de la Carta Internacional de Datos Abiertos',
          params: governmentParams,
          response: { 200: z.object({ adoption: adoptionSchema.nullable() }) },
        },
      },
      async (request) => {
        const found = await charter.read(request.actor, request.params.cvegeo);
        return {
          adoption: found && { adoptedOn: found.adoptedOn, recordedAt: found.recordedAt.toISOString() },
        };
      },
    );

    server.put(
      '/api/v1/governments/:cvegeo/charter-adoption',
      {
        schema: {
          tags,
          summary: 'Registrar que un gobierno adoptó la Carta, con el documento que lo dice',
          consumes: ['multipart/form-data'],
          params: governmentParams,
          response: { 200: z.object({ adoption: adoptionSchema }) },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        // Before the file is read, so that nobody sends 20 MB for nothing.
        authorize(request.actor, 'charter.record', { cvegeo });
        const form = await receiveForm(request, {
          fileField: 'document',
          accepted: ['pdf', 'jpeg', 'png'],
        });
        try {
          const { adoptedOn } = parseInput(adoptionFields, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          accepted(await charter.record(request.actor, cvegeo, { adoptedOn, document: form.file }), {
            cvegeo,
          });
        } finally {
          await form.file?.discard();
        }
        const found = knownGovernment(await charter.read(request.actor, cvegeo), cvegeo);
        return { adoption: { adoptedOn: found.adoptedOn, recordedAt: found.recordedAt.toISOString() } };
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/charter-adoption/document',
      { schema: { tags, summary: 'Documento de la adopción de la Carta', params: governmentParams } },
      async (request, reply) => {
        const opened = await charter.openDocument(request.actor, request.params.cvegeo);
        return sendDocument(reply, accepted(opened).document);
      },
    );
  };
}
