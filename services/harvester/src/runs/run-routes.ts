import { pageOf, pageQuery, problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { cancelRun } from './cancel-run.ts';
import { decideRun, type Decision } from './decide-run.ts';
import { readRun, readRunRecords, readRuns } from './read-runs.ts';
import { keptOutcomes, runRecordSchema, runSchema } from './run-view.ts';
import { startRun } from './start-run.ts';

const tags = ['Cosechas'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

/** Absent or null: everything is read, and applied. */
const wantedRun = z
  .object({
    mode: z.enum(['full', 'incremental']),
    dry: z.boolean(),
    force: z.boolean(),
  })
  .partial()
  .nullish();

const decisions: { path: string; decision: Decision; summary: string }[] = [
  { path: 'confirmation', decision: 'confirmed', summary: 'Confirmar una cosecha retenida: se aplica' },
  { path: 'refusal', decision: 'refused', summary: 'Rechazar una cosecha retenida: nada cambia' },
];

/** Runs: starting, reading, and deciding on the held ones. */
export function runRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.post(
      '/api/v1/sources/:id/runs',
      {
        schema: {
          tags,
          summary: 'Cosechar una fuente ahora',
          description:
            'Un ensayo (dry) lee, compara y juzga sin cambiar nada público; forzar (force) escribe de nuevo todos los registros.',
          params,
          body: wantedRun,
          response: { 202: runSchema, 409: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const { runId } = await startRun(deps, actor, {
          sourceId: request.params.id,
          ...request.body,
        });
        return reply.code(202).send(await readRun(deps, { kind: 'system', name: 'harvester' }, runId));
      },
    );

    server.get(
      '/api/v1/sources/:id/runs',
      {
        schema: {
          tags,
          summary: 'Cosechas de una fuente, de la más reciente a la más antigua',
          params,
          querystring: pageQuery,
          response: { 200: pageOf(runSchema), ...refusals },
        },
      },
      async (request) =>
        readRuns(deps, requireActor(request), { sourceId: request.params.id, ...request.query }),
    );

    server.get(
      '/api/v1/runs/:id',
      { schema: { tags, summary: 'Una cosecha', params, response: { 200: runSchema, ...refusals } } },
      async (request) => readRun(deps, requireActor(request), request.params.id),
    );

    server.get(
      '/api/v1/runs/:id/records',
      {
        schema: {
          tags,
          summary: 'Lo que fue de cada registro de una cosecha, con el porqué y cómo corregirlo',
          params,
          querystring: pageQuery.extend({ outcome: z.enum(keptOutcomes).optional() }),
          response: { 200: pageOf(runRecordSchema), ...refusals },
        },
      },
      async (request) =>
        readRunRecords(deps, requireActor(request), { runId: request.params.id, ...request.query }),
    );

    server.post(
      '/api/v1/runs/:id/cancellation',
      {
        schema: {
          tags,
          summary: 'Cancelar una cosecha que todavía no empieza a aplicarse: nada cambia',
          params,
          response: { 200: runSchema, 409: problemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await cancelRun(deps, actor, { runId: request.params.id });
        return readRun(deps, actor, request.params.id);
      },
    );

    for (const { path, decision, summary } of decisions) {
      server.post(
        `/api/v1/runs/:id/${path}`,
        {
          schema: { tags, summary, params, response: { 200: runSchema, 409: problemSchema, ...refusals } },
        },
        async (request) => {
          const actor = requireActor(request);
          const { id } = request.params;
          await decideRun(deps, actor, { runId: id, decision });
          return readRun(deps, actor, id);
        },
      );
    }
  };
}
