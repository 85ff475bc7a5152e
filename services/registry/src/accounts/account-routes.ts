import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from '../problems.ts';
import type { OwnAccount } from './own-account.ts';

const tags = ['Mi cuenta'];
const nothing = { 204: z.null() };
const idParams = z.object({ id: z.uuid() });
const codeBody = z.object({ code: z.string().trim().min(6).max(40) });
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const sessionSchema = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  userAgent: z.string().nullable(),
  method: z.enum(['password', 'invitation', 'oidc', 'llave-mx']),
  hasSecondFactor: z.boolean(),
  isCurrent: z.boolean(),
});

/** A person's own sessions and second factor. */
export function accountRoutes(account: OwnAccount): FastifyPluginAsyncZod {
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    // Whoever guesses codes or passwords does it here.
    const config = { rateLimit: { max: 30, timeWindow: 60_000 } };

    server.get(
      '/api/v1/account/sessions',
      {
        schema: {
          tags,
          summary: 'Mis sesiones abiertas',
          response: { 200: z.object({ items: z.array(sessionSchema) }) },
        },
      },
      async (request) => ({ items: await account.sessions(request.actor) }),
    );

    server.delete(
      '/api/v1/account/sessions/:id',
      { schema: { tags, summary: 'Cerrar una de mis sesiones', params: idParams, response: nothing } },
      async (request, reply) => {
        accepted(await account.endSession(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );

    server.delete(
      '/api/v1/account/sessions',
      {
        schema: {
          tags,
          summary: 'Cerrar todas mis sesiones menos esta',
          response: { 200: z.object({ ended: z.int() }) },
        },
      },
      (request) => account.endOtherSessions(request.actor),
    );

    server.delete(
      '/api/v1/accounts/:id/sessions',
      {
        schema: {
          tags: ['Cuentas'],
          summary: 'Cerrar todas las sesiones de una persona (coordinación)',
          params: idParams,
          querystring: z.object({
            secondFactor: z
              .enum(['remove', 'keep'])
              .default('keep')
              .describe('«remove» le permite registrar otro teléfono si perdió el suyo y sus códigos.'),
          }),
          response: { 200: z.object({ ended: z.int() }) },
        },
      },
      async (request) => {
        const forgetsSecondFactor = request.query.secondFactor === 'remove';
        const { ended } = accepted(
          await account.endSessionsOf(request.actor, request.params.id, { forgetsSecondFactor }),
        );
        return { ended };
      },
    );

    server.get(
      '/api/v1/account/second-factor',
      {
        schema: {
          tags,
          summary: 'Mi verificación en dos pasos',
          response: {
            200: z.object({
              isActive: z.boolean(),
              recoveryCodesLeft: z.int(),
              hasPassword: z.boolean(),
            }),
          },
        },
      },
      (request) => account.secondFactor(request.actor),
    );

    server.post(
      '/api/v1/account/second-factor',
      {
        config,
        schema: {
          tags,
          summary: 'Empezar a activar la verificación en dos pasos (el secreto se muestra una sola vez)',
          body: z.object({ password: z.string().min(1).max(200).optional() }),
          response: { 201: z.object({ secret: z.string(), address: z.string() }) },
        },
      },
      async (request, reply) => {
        const { password } = request.body;
        const { secret, address } = accepted(await account.beginSecondFactor(request.actor, { password }));
        return reply.code(201).send({ secret, address });
      },
    );

    server.post(
      '/api/v1/account/second-factor/confirmation',
      {
        config,
        schema: {
          tags,
          summary: 'Confirmar la verificación con un código (los de recuperación se muestran una sola vez)',
          body: codeBody,
          response: { 200: recoveryCodes },
        },
      },
      async (request) => {
        const confirmed = accepted(await account.confirmSecondFactor(request.actor, request.body.code));
        return { recoveryCodes: confirmed.recoveryCodes };
      },
    );

    server.post(
      '/api/v1/account/second-factor/recovery-codes',
      {
        config,
        schema: {
          tags,
          summary: 'Cambiar los códigos de recuperación',
          body: codeBody,
          response: { 200: recoveryCodes },
        },
      },
      async (request) => {
        const renewed = accepted(await account.renewRecoveryCodes(request.actor, request.body.code));
        return { recoveryCodes: renewed.recoveryCodes };
      },
    );

    server.post(
      '/api/v1/account/second-factor/removal',
      {
        config,
        schema: {
          tags,
          summary: 'Quitar la verificación en dos pasos',
          body: codeBody,
          response: nothing,
        },
      },
      async (request, reply) => {
        accepted(await account.removeSecondFactor(request.actor, request.body.code));
        return reply.code(204).send(null);
      },
    );
  };
}
