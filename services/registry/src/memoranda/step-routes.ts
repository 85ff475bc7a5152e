import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Actor, Result } from '@rma/domain';
import { z } from 'zod';
import { accepted, type RefusalReason } from '../problems.ts';
import { versionOf } from './memorandum-problems.ts';
import { sendMemorandum } from './memorandum-routes.ts';
import { idParams, memorandumSchema, tags } from './memorandum-views.ts';
import type { Memoranda } from './memoranda.ts';

const reason = z.string().trim().min(3).max(1000);
const reasoned = z.object({ reason });
const unreasoned = z.object({ reason: reason.optional() }).default({});

type StepRoute = { path: string; summary: string } & (
  | {
      asksWhy: true;
      take: (
        actor: Actor,
        id: string,
        step: { version: number | null; reason: string },
      ) => Promise<Result<object, RefusalReason>>;
    }
  | {
      asksWhy: false;
      take: (
        actor: Actor,
        id: string,
        step: { version: number | null; reason?: string | undefined },
      ) => Promise<Result<object, RefusalReason>>;
    }
);

const stepsOf = (memoranda: Memoranda): StepRoute[] => [
  {
    path: 'send-to-review',
    summary: 'Enviar un borrador a revisión del gobierno',
    asksWhy: false,
    take: (actor, id, step) => memoranda.sendToReview(actor, id, step),
  },
  {
    path: 'acceptance',
    summary: 'El gobierno acepta el texto en revisión',
    asksWhy: false,
    take: (actor, id, step) => memoranda.accept(actor, id, step),
  },
  {
    path: 'return',
    summary: 'Pedir cambios: el texto vuelve a borrador',
    asksWhy: true,
    take: (actor, id, step) => memoranda.returnToDraft(actor, id, step),
  },
  {
    path: 'make-ready',
    summary: 'Dejar listo para firma: se hace el PDF cuya huella se firma',
    asksWhy: false,
    take: (actor, id, step) => memoranda.makeReady(actor, id, step),
  },
  {
    path: 'reopen',
    summary: 'Volver a negociar antes de que firmen ambas partes; anula las firmas que haya',
    asksWhy: true,
    take: (actor, id, step) => memoranda.reopen(actor, id, step),
  },
  {
    path: 'discard',
    summary: 'Dejar sin efecto un convenio que no se ha firmado',
    asksWhy: true,
    take: (actor, id, step) => memoranda.discard(actor, id, step),
  },
  {
    path: 'suspend',
    summary: 'Suspender un convenio vigente',
    asksWhy: true,
    take: (actor, id, step) => memoranda.suspend(actor, id, step),
  },
  {
    path: 'resume',
    summary: 'Reanudar un convenio suspendido',
    asksWhy: true,
    take: (actor, id, step) => memoranda.resume(actor, id, step),
  },
  {
    path: 'terminate',
    summary: 'Dar por terminado un convenio antes de su vencimiento',
    asksWhy: true,
    take: (actor, id, step) => memoranda.terminate(actor, id, step),
  },
];

/** The steps of a memorandum that people decide, each with If-Match: one route a step. */
export function stepRoutes(memoranda: Memoranda): FastifyPluginAsyncZod {
  return async (server) => {
    for (const step of stepsOf(memoranda)) {
      server.post(
        `/api/v1/memoranda/:id/${step.path}`,
        {
          schema: {
            tags,
            summary: `${step.summary} (If-Match con la versión leída)`,
            params: idParams,
            body: step.asksWhy ? reasoned : unreasoned,
            response: { 200: memorandumSchema },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const version = versionOf(request.headers['if-match']);
          const given = request.body.reason;
          const taken = step.asksWhy
            ? await step.take(request.actor, id, { version, reason: given ?? '' })
            : await step.take(request.actor, id, { version, reason: given });
          accepted(taken);
          const { memorandum } = accepted(await memoranda.read(request.actor, id));
          return sendMemorandum(request, reply, memorandum);
        },
      );
    }
  };
}
