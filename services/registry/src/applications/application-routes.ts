import { decodeCursor, pageOf, pageQuery, parseInput, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import { personFields, termEndField } from '../officials/official-fields.ts';
import { accepted, registryProblems } from '../problems.ts';
import { applicationStates, type Application } from './application-queries.ts';
import type { Applications } from './applications.ts';

const personSchema = z.object({
  name: z.string(),
  position: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  termEnds: z.string().nullable(),
});

const applicationSchema = z.object({
  id: z.uuid(),
  cvegeo: z.string(),
  governmentName: z.string(),
  level: z.enum(['state', 'municipality']),
  state: z.enum(applicationStates),
  liaison: personSchema,
  administrator: personSchema,
  motivation: z.string().nullable(),
  designation: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.number().int() }),
  submittedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});

const person = ({ name, position, email, phone, termEnds }: Application['liaison']) => ({
  name,
  position,
  email,
  phone: phone ?? null,
  termEnds: termEnds ?? null,
});

const toView = (row: Application) => ({
  id: row.id,
  cvegeo: row.cvegeo,
  governmentName: row.government_name,
  level: row.level,
  state: row.state,
  liaison: person(row.liaison),
  administrator: person(row.administrator),
  motivation: row.motivation,
  designation: { fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes },
  submittedAt: row.submitted_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by,
  reason: row.reason,
});

const idParams = z.object({ id: z.uuid() });
const tags = ['Solicitudes'];

/** Applying to the network, and deciding on applications. */
export function applicationRoutes(
  { clock }: RegistryDeps,
  applications: Applications,
): FastifyPluginAsyncZod {
  const official = personFields.extend({ termEnds: termEndField(clock).optional() });
  const formSchema = z.object({
    cvegeo: z.string().trim().min(1).max(20),
    liaison: official,
    administrator: official,
    motivation: z.string().trim().max(5000).optional(),
  });

  return async (server) => {
    server.post(
      '/api/v1/applications',
      {
        config: { rateLimit: { max: 30, timeWindow: 600_000 } },
        schema: {
          tags,
          summary: 'Solicitar el ingreso de un gobierno a la red',
          consumes: ['multipart/form-data'],
          response: {
            201: applicationSchema.pick({
              id: true,
              cvegeo: true,
              governmentName: true,
              state: true,
              submittedAt: true,
            }),
          },
        },
      },
      async (request, reply) => {
        const form = await receiveForm(request, {
          fileField: 'designation',
          accepted: ['pdf', 'jpeg', 'png'],
        });
        try {
          const { motivation = null, ...fields } = parseInput(formSchema, form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          const result = await applications.submit(
            request.actor,
            { ...fields, motivation },
            { designation: form.file },
          );
          const { id, cvegeo, governmentName, submittedAt } = accepted(result, { cvegeo: fields.cvegeo });
          return await reply.code(201).send({
            id,
            cvegeo,
            governmentName,
            state: 'submitted',
            submittedAt: submittedAt.toISOString(),
          });
        } finally {
          await form.file?.discard();
        }
      },
    );

    server.get(
      '/api/v1/applications',
      {
        schema: {
          tags,
          summary: 'Solicitudes de ingreso',
          querystring: pageQuery.extend({ state: z.enum(applicationStates).optional() }),
          response: { 200: pageOf(applicationSchema) },
        },
      },
      async (request) => {
        const { first, after, state } = request.query;
        const rows = await applications.list(request.actor, {
          state,
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        return toPage(rows.map(toView), first, { positionOf: ({ id }) => id });
      },
    );

    server.get(
      '/api/v1/applications/:id',
      {
        schema: {
          tags,
          summary: 'Una solicitud de ingreso',
          params: idParams,
          response: { 200: applicationSchema },
        },
      },
      async (request) =>
        toView(accepted(await applications.read(request.actor, request.params.id)).application),
    );

    server.get(
      '/api/v1/applications/:id/designation',
      { schema: { tags, summary: 'Documento de designación de una solicitud', params: idParams } },
      async (request, reply) => {
        const result = await applications.openDesignation(request.actor, request.params.id);
        return sendDocument(reply, accepted(result).document);
      },
    );

    server.post(
      '/api/v1/applications/:id/approval',
      {
        schema: {
          tags,
          summary: 'Aprobar una solicitud: el gobierno ingresa y se invita a sus funcionarios',
          params: idParams,
          response: { 200: applicationSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        accepted(await applications.approve(request.actor, id));
        return toView(accepted(await applications.read(request.actor, id)).application);
      },
    );

    server.post(
      '/api/v1/applications/:id/refusal',
      {
        schema: {
          tags,
          summary: 'Rechazar una solicitud, con su razón',
          params: idParams,
          body: z.object({ reason: z.string().trim().min(1).max(2000) }),
          response: { 200: applicationSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        accepted(await applications.decline(request.actor, id, request.body));
        return toView(accepted(await applications.read(request.actor, id)).application);
      },
    );
  };
}
