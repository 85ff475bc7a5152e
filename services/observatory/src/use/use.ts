import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { servedUse } from './served-use.ts';
import { createUseCounter } from './use-counter.ts';
import { addUse, type CountedUse } from './use-queries.ts';
import { useRoutes } from './use-routes.ts';

/**
 * Counting use without knowing of whom. `onSend` is a hook for the server that serves the data; `record` adds
 * counts that are known already.
 */
export function createUse(deps: ObservatoryDependencies) {
  const { db, clock, logger, metrics } = deps;
  const counter = createUseCounter({ write: (counted) => addUse(db, counted), clock, logger, metrics });
  return {
    // Not onResponse: whoever has the last byte of a file may be gone before the server knows that it sent it.
    onSend: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      for (const use of servedUse(request, reply)) counter.count(use);
    },
    record: (counted: readonly CountedUse[]): Promise<void> => addUse(db, counted),
    flush: () => counter.flush(),
    routes: useRoutes(deps),
    close: () => counter.close(),
  };
}
