import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

/** `/healthz` (the process is alive), `/readyz` (every check, 503 when one fails) and `/metrics` (Prometheus). */
export const registerOperations: FastifyPluginAsync<{ metrics: Metrics; readiness: Readiness }> = async (
  server,
  { metrics, readiness },
) => {
  server.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { ok: true };
  });

  server.get('/readyz', async (_request, reply) => {
    const report = await readiness.report();
    return reply
      .header('cache-control', 'no-store')
      .code(report.ready ? 200 : 503)
      .send(report);
  });

  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
};
