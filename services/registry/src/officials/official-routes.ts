import { standings } from '@rma/domain';
import { authorize, parseInput } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { receiveForm } from '../documents/receive-form.ts';
import { sendDocument } from '../documents/send-document.ts';
import { accepted, governmentParams, knownGovernment, registryProblems } from '../problems.ts';
import { personFields, termEndField, termStartField } from './official-fields.ts';
import { posts } from './official-queries.ts';
import type { Officials } from './officials.ts';

const absenceSchema = z.object({
  id: z.uuid(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  reason: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
const officialSchema = z.object({
  id: z.uuid(),
  post: z.enum(posts),
  standing: z.enum(standings),
  name: z.string(),
  position: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  termStarts: z.iso.date(),
  termEnds: z.iso.date().nullable(),
  /** The last day on which they may act: of the term or of the administration, whichever comes first. */
  actsUntil: z.iso.date().nullable(),
  /** Whether they act today: a substitute only while the holder does not. */
  isActing: z.boolean(),
  isCurrent: z.boolean(),
  hasAccount: z.boolean().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBecause: z.string().nullable(),
  absences: z.array(absenceSchema),
});
/** Designated, and not in post until their first day. */
const incomingSchema = z.object({
  id: z.uuid(),
  post: z.enum(posts),
  name: z.string(),
  position: z.string(),
  termStarts: z.iso.date(),
  termEnds: z.iso.date().nullable(),
});
const tags = ['Gobiernos'];

/** Who acts and acted for a government, and their replacement. */
export function officialRoutes({ clock }: RegistryDeps, officials: Officials): FastifyPluginAsyncZod {
  const formSchema = (cvegeo: string) =>
    personFields.extend({
      post: z.enum(posts),
      standing: z.enum(standings).default('holder'),
      termStarts: termStartField(clock, cvegeo),
      termEnds: termEndField(clock).optional(),
    });

  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/officials',
      {
        schema: {
          tags,
          summary: 'Funcionarios designados de un gobierno, actuales y anteriores',
          params: governmentParams,
          response: {
            200: z.object({ items: z.array(officialSchema), incoming: z.array(incomingSchema) }),
          },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const found = knownGovernment(await officials.list(request.actor, cvegeo), cvegeo);
        const items = found.officials.map((row) => viewOf(row, found));
        const incoming = found.incoming.map((row) => ({
          id: row.id,
          post: row.post,
          name: row.name,
          position: row.position,
          termStarts: row.term_starts,
          termEnds: row.term_ends,
        }));
        return { items, incoming };
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/officials',
      {
        schema: {
          tags,
          summary: 'Registrar el relevo de un funcionario, con su oficio de designación',
          consumes: ['multipart/form-data'],
          params: governmentParams,
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        // Before the file is read, so that nobody sends 20 MB for nothing.
        authorize(request.actor, 'official.replace', { cvegeo });
        const form = await receiveForm(request, {
          fileField: 'designation',
          accepted: ['pdf', 'jpeg', 'png'],
        });
        try {
          const {
            standing,
            phone = null,
            termEnds = null,
            ...fields
          } = parseInput(formSchema(cvegeo), form.fields);
          if (!form.file) throw registryProblems.documentMissing();
          const result = await officials.replace(request.actor, cvegeo, {
            designation: { ...fields, phone, termEnds },
            standing,
            document: form.file,
          });
          return await reply.code(201).send({ id: accepted(result, { cvegeo }).id });
        } finally {
          await form.file?.discard();
        }
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/officials/:id/designation',
      {
        schema: {
          tags,
          summary: 'Oficio de designación de un funcionario',
          params: governmentParams.extend({ id: z.uuid() }),
        },
      },
      async (request, reply) => {
        const { document } = accepted(await officials.openDesignation(request.actor, request.params));
        return sendDocument(reply, document);
      },
    );
  };
}

type Found = NonNullable<Awaited<ReturnType<Officials['list']>>>;

/** An official as anybody may see it; contact, account and the reasons of an absence only for who may read them. */
function viewOf(row: Found['officials'][number], found: Found): z.infer<typeof officialSchema> {
  const { seesContact, acting, absences } = found;
  return {
    id: row.id,
    post: row.post,
    standing: row.standing,
    name: row.name,
    position: row.position,
    email: seesContact ? row.email : null,
    phone: seesContact ? row.phone : null,
    termStarts: row.term_starts,
    termEnds: row.term_ends,
    actsUntil: row.acts_until,
    isActing: acting.has(row.id),
    isCurrent: row.ended_at === null,
    hasAccount: seesContact ? row.account_id !== null : null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBecause: row.ended_because,
    absences: absences
      .filter(({ official_id: officialId }) => officialId === row.id)
      .map((absence) => ({
        id: absence.id,
        from: absence.from_on,
        until: absence.until_on,
        reason: seesContact ? absence.reason : null,
        endedAt: absence.ended_at?.toISOString() ?? null,
      })),
  };
}
