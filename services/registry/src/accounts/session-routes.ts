import { grantSchema } from '@rma/domain';
import { problems, requireActor } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted, registryProblems } from '../problems.ts';
import { findAccount } from './account-queries.ts';
import type { KeyRing } from './key-ring.ts';
import { isOwnOrigin } from './own-origin.ts';
import { answerSession, clearSession, refreshCookie } from './session-cookie.ts';
import { secondFactorStates, type Sessions } from './sessions.ts';

const accountSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  grants: z.array(grantSchema),
  secondFactor: z.enum(secondFactorStates),
});

/** The body of every answer that opens or renews a session. */
export const sessionSchema = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresInSeconds: z.number().int(),
  account: accountSchema,
});

const meSchema = accountSchema.omit({ secondFactor: true }).extend({ kind: z.enum(['person', 'machine']) });
const tags = ['Sesión'];

/** Sign-in, renewal, sign-out, the public keys of tokens and who one is. */
export function sessionRoutes(
  deps: RegistryDeps,
  parts: { sessions: Sessions; keyRing: KeyRing },
): FastifyPluginAsyncZod {
  const { db, publicUrl } = deps;
  const { sessions, keyRing } = parts;
  const fromOwnPages = async (request: { headers: { origin?: string | undefined } }) => {
    if (!isOwnOrigin(request.headers.origin, publicUrl)) throw registryProblems.originRefused();
  };

  return async (server) => {
    server.post(
      '/api/v1/session',
      {
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Iniciar sesión con correo, contraseña y, si la cuenta lo pide, código de verificación',
          body: z.object({
            email: z.email().max(254),
            password: z.string().min(1).max(200),
            code: z.string().trim().max(40).optional(),
          }),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        if (request.headers.origin !== undefined) await fromOwnPages(request);
        const userAgent = request.headers['user-agent']?.slice(0, 300) ?? null;
        const { session } = accepted(await sessions.signIn({ ...request.body, userAgent }));
        return answerSession(reply, session, publicUrl);
      },
    );

    server.post(
      '/api/v1/session/refresh',
      {
        onRequest: fromOwnPages,
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Renovar la sesión con la cookie rma_refresh',
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        const token = request.cookies[refreshCookie];
        const result = token
          ? await sessions.refresh(token)
          : ({ ok: false, reason: 'session-ended' } as const);
        if (!result.ok && result.reason === 'session-ended') clearSession(reply, publicUrl);
        return answerSession(reply, accepted(result).session, publicUrl);
      },
    );

    server.delete(
      '/api/v1/session',
      {
        onRequest: fromOwnPages,
        schema: { tags, summary: 'Cerrar la sesión', response: { 204: z.null() } },
      },
      async (request, reply) => {
        const token = request.cookies[refreshCookie];
        if (token) await sessions.signOut(token);
        clearSession(reply, publicUrl);
        return reply.code(204).send(null);
      },
    );

    server.get('/.well-known/jwks.json', { schema: { hide: true } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return keyRing.jwks();
    });

    server.get(
      '/api/v1/me',
      {
        schema: { tags, summary: 'Quién soy y qué puedo hacer', response: { 200: meSchema } },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        if (actor.kind === 'system') throw problems.unauthenticated();
        const account = await findAccount(db, actor.accountId);
        if (!account || account.state !== 'active') throw problems.unauthenticated();
        const grants = actor.kind === 'machine' ? actor.grants : await sessions.grantsOf(actor);
        reply.header('cache-control', 'no-store');
        return { kind: actor.kind, id: account.id, name: account.name, email: account.email, grants };
      },
    );
  };
}
