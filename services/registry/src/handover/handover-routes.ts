import { dateAt } from '@rma/domain';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted, governmentParams, knownGovernment } from '../problems.ts';
import { handoverChecklist, handoverKeys } from './checklist.ts';
import type { Handovers } from './handovers.ts';

const itemSchema = z.object({
  key: z.enum(handoverKeys),
  title: z.string(),
  why: z.string(),
  responsible: z.string().nullable(),
  dueOn: z.iso.date(),
  note: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
const planSchema = z.object({
  id: z.uuid(),
  administrationEndsOn: z.iso.date(),
  electionOn: z.iso.date(),
  dueOn: z.iso.date(),
  openedAt: z.iso.datetime(),
  readyAt: z.iso.datetime().nullable(),
  items: z.array(itemSchema),
});
const holdingsSchema = z.object({
  packages: z.array(z.object({ title: z.string(), theme_id: z.string() })),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
  keys: z.array(z.object({ name: z.string() })),
  commitments: z.array(
    z.object({
      indicator: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      due_on: z.iso.date(),
      state: z.string(),
    }),
  ),
  requests: z.array(z.object({ folio: z.string(), title: z.string(), due_on: z.iso.date() })),
});
const planParams = governmentParams.extend({ id: z.uuid() });
const tags = ['Entrega y recepción'];
const wordsOf = new Map(handoverChecklist.map((step) => [step.key as string, step]));

/** The handover of a government: its steps, who does them, and what is handed over. */
export function handoverRoutes({ clock }: RegistryDeps, handovers: Handovers): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/handovers',
      {
        schema: {
          tags,
          summary: 'Planes de entrega de un gobierno y lo que tiene hoy en la red',
          params: governmentParams,
          response: {
            200: z.object({
              name: z.string(),
              today: z.iso.date(),
              items: z.array(planSchema),
              holdings: holdingsSchema,
            }),
          },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const found = knownGovernment(await handovers.read(request.actor, cvegeo), cvegeo);
        reply.header('cache-control', 'private, no-store');
        return {
          name: found.member.name,
          today: dateAt(cvegeo, clock.now()),
          items: found.plans.map(viewOf),
          holdings: found.holdings,
        };
      },
    );

    server.put(
      '/api/v1/governments/:cvegeo/handovers/:id/steps/:key',
      {
        schema: {
          tags,
          summary: 'Decir quién se encarga de un paso de la entrega, para cuándo y si ya se hizo',
          params: planParams.extend({ key: z.enum(handoverKeys) }),
          body: z.object({
            responsible: z.string().trim().max(200).nullable(),
            dueOn: z.iso.date(),
            note: z.string().trim().max(2000).nullable(),
            isDone: z.boolean(),
          }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { responsible, note, ...rest } = request.body;
        const item = { responsible: responsible || null, note: note || null, ...rest };
        accepted(await handovers.putItem(request.actor, request.params, item));
        return reply.code(204).send(null);
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/handovers/:id/ready',
      {
        schema: {
          tags,
          summary: 'Dar por listo un plan de entrega',
          params: planParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        accepted(await handovers.finish(request.actor, request.params));
        return reply.code(204).send(null);
      },
    );
  };
}

type Plan = NonNullable<Awaited<ReturnType<Handovers['read']>>>['plans'][number];

function viewOf(plan: Plan): z.infer<typeof planSchema> {
  return {
    id: plan.id,
    administrationEndsOn: plan.administration_ends_on,
    electionOn: plan.election_on,
    dueOn: plan.due_on,
    openedAt: plan.opened_at.toISOString(),
    readyAt: plan.ready_at?.toISOString() ?? null,
    items: plan.items.flatMap((item) => {
      const words = wordsOf.get(item.key);
      if (!words) return [];
      return [
        {
          key: words.key,
          title: words.title,
          why: words.why,
          responsible: item.responsible,
          dueOn: item.due_on,
          note: item.note,
          doneAt: item.done_at?.toISOString() ?? null,
        },
      ];
    }),
  };
}
