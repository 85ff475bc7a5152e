import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { governmentParams, knownGovernment } from '../problems.ts';
import type { NextSteps } from './next-steps.ts';
import { stepKinds, type Step } from './step.ts';

const stepSchema = z.object({
  kind: z.enum(stepKinds),
  title: z.string(),
  why: z.string(),
  dueOn: z.iso.date().nullable(),
  /** The day that gives its order: the last one or, without one, the day it can wait until. */
  by: z.iso.date(),
  path: z.string(),
});
const prioritySchema = stepSchema.extend({ cvegeo: z.string(), governmentName: z.string() });

const toView = ({ kind, title, why, dueOn, by, path }: Step) => ({ kind, title, why, dueOn, by, path });
const tags = ['Pendientes'];

/** What comes next for a government, and what to fix first in a state. */
export function nextStepRoutes(nextSteps: NextSteps): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/governments/:cvegeo/next-steps',
      {
        schema: {
          tags,
          summary: 'Lo que sigue para un gobierno: cinco cosas a lo más, primero lo más urgente',
          params: governmentParams,
          response: { 200: z.object({ items: z.array(stepSchema) }) },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const steps = knownGovernment(await nextSteps.ofGovernment(request.actor, cvegeo), cvegeo);
        return { items: steps.map(toView) };
      },
    );

    server.get(
      '/api/v1/states/:cvegeo/priorities',
      {
        schema: {
          tags,
          summary: 'Las tres cosas por arreglar primero en un estado y sus municipios en la red',
          params: governmentParams,
          response: { 200: z.object({ items: z.array(prioritySchema) }) },
        },
      },
      async (request) => {
        const { cvegeo } = request.params;
        const steps = knownGovernment(await nextSteps.ofState(request.actor, cvegeo), cvegeo);
        return {
          items: steps.map((step) => ({
            ...toView(step),
            path: step.publicPath,
            cvegeo: step.cvegeo,
            governmentName: step.governmentName,
          })),
        };
      },
    );
  };
}
