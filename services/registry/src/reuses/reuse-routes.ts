import { reuseKindNames, reuseStates, sectorNames, sustainableGoals } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import { optional, publicAddress, publicLine, publicText } from '../public-writing/public-text.ts';
import { writerFields } from '../public-writing/writer.ts';
import type { Reuse, ReuseDataset } from './reuse-queries.ts';
import type { Reuses } from './reuses.ts';

const tags = ['Usos de los datos'];
const params = z.object({ id: z.uuid() });
const state = z.enum(reuseStates);

const reuseForm = writerFields.extend({
  kind: z.enum(reuseKindNames),
  title: publicLine({ least: 5, most: 160 }),
  summary: publicText({ least: 20, most: 600 }),
  body: optional(publicText({ most: 10_000 })),
  url: z
    .string()
    .nullish()
    .transform((url) => (url === undefined || url === null || url.trim() === '' ? null : url.trim()))
    .pipe(z.union([z.null(), publicAddress])),
  author: publicLine({ least: 2, most: 120 }),
  sector: z.enum(sectorNames),
  sdgs: z.array(z.int().min(1).max(sustainableGoals.length)).max(5).default([]),
  datasetIds: z.array(z.uuid()).min(1).max(10),
});

const reuseSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string().nullable(),
  url: z.string().nullable(),
  author: z.string(),
  sector: z.string(),
  sdgs: z.array(z.number().int()),
  state,
  submittedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  datasets: z.array(z.object({ id: z.string(), title: z.string() })),
});

const toView = ({ reuse, datasets }: { reuse: Reuse; datasets: ReuseDataset[] }) => ({
  id: reuse.id,
  kind: reuse.kind,
  title: reuse.title,
  summary: reuse.summary,
  body: reuse.body,
  url: reuse.url,
  author: reuse.author,
  sector: reuse.sector,
  sdgs: reuse.sdgs,
  state: reuse.state,
  submittedAt: reuse.submitted_at.toISOString(),
  decidedAt: reuse.decided_at?.toISOString() ?? null,
  reason: reuse.reason,
  datasets: datasets.map(({ dataset_id: id, title }) => ({ id, title })),
});

const decisions = [
  { name: 'rejection', event: 'reject', summary: 'No publicar un uso, con la razón' },
  { name: 'withdrawal', event: 'withdraw', summary: 'Dejar de mostrar un uso, con la razón' },
] as const;

/** Sending what was made with the data, and deciding what is shown. */
export function reuseRoutes(reuses: Reuses): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/reuses',
      {
        config: { rateLimit: { max: 20, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Enviar un uso o una historia; el escuadrón lo revisa al confirmarse el correo',
          body: reuseForm,
          response: { 202: z.object({ isReceived: z.literal(true) }) },
        },
      },
      async (request, reply) => {
        reply.code(202);
        const { website, ...wish } = request.body;
        if (website === '') accepted(await reuses.submit(request.actor, wish));
        return { isReceived: true as const };
      },
    );

    server.get(
      '/api/v1/reuses',
      {
        schema: {
          tags,
          summary: 'Usos por revisar y revisados, lo más reciente primero',
          querystring: pageQuery.extend({ state: z.union([state, z.array(state)]).optional() }),
          response: { 200: pageOf(reuseSchema) },
        },
      },
      async (request) => {
        const { first, after, state: states } = request.query;
        const rows = await reuses.list(request.actor, {
          states: typeof states === 'string' ? [states] : states,
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        return toPage(rows.map(toView), first, { positionOf: ({ id }) => id });
      },
    );

    server.post(
      '/api/v1/reuses/:id/publication',
      {
        schema: {
          tags,
          summary: 'Publicar un uso',
          params,
          response: { 200: z.object({ state }) },
        },
      },
      async (request) => ({
        state: accepted(await reuses.publish(request.actor, request.params.id)).state,
      }),
    );

    for (const { name, event, summary } of decisions) {
      server.post(
        `/api/v1/reuses/:id/${name}`,
        {
          schema: {
            tags,
            summary,
            params,
            body: z.object({ reason: publicText({ least: 10, most: 1000 }) }),
            response: { 200: z.object({ state }) },
          },
        },
        async (request) => ({
          state: accepted(await reuses[event](request.actor, request.params.id, request.body)).state,
        }),
      );
    }
  };
}
