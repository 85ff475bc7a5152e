import { Readable } from 'node:stream';
import { authorize, problems, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { recordsCsv } from './records-csv.ts';
import { findRun } from './run-queries.ts';
import { keptOutcomes } from './run-view.ts';

/** The report of a run as a file for a spreadsheet. */
export function recordsCsvRoute({ db }: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    instance.withTypeProvider<ZodTypeProvider>().get(
      '/api/v1/runs/:id/records.csv',
      {
        schema: {
          tags: ['Cosechas'],
          summary: 'Lo que fue de cada registro de una cosecha, como CSV para una hoja de cálculo',
          params: z.object({ id: z.uuid() }),
          querystring: z.object({ outcome: z.enum(keptOutcomes).optional() }),
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const run = await findRun(db, request.params.id);
        if (run === undefined) throw problems.notFound({ what: named.run });
        authorize(actor, 'source.read', { cvegeo: run.cvegeo }, unseen(named.run));
        reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="cosecha-${run.id}.csv"`)
          .header('cache-control', 'no-store');
        return reply.send(
          Readable.from(recordsCsv(db, { runId: run.id, outcome: request.query.outcome }), {
            objectMode: false,
          }),
        );
      },
    );
  };
}
