import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../../dependencies.ts';
import { accepted, registryProblems } from '../../problems.ts';
import { isOwnOrigin } from '../own-origin.ts';
import { answerSession } from '../session-cookie.ts';
import { sessionSchema } from '../session-routes.ts';
import type { FederatedSignIn, Returned } from './federated-sign-in.ts';
import { answerDeparture, clearSignIn, signInCookie } from './sign-in-cookie.ts';

const tags = ['Sesión'];
const departureSchema = z.object({ url: z.url() });
const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

/** A path of this site: never another's address, however it is written. */
const ownPath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[^\s\\]*$/);

/** What the sign-in page is told of a way back that ended badly, in its own words. */
const failures = {
  'attempt-gone': 'vencida',
  'provider-failed': 'proveedor',
  'identity-unknown': 'desconocida',
  'identity-taken': 'ocupada',
} as const;

function pageAfter(returned: Returned): string {
  const at = (path: string, parameters: Record<string, string>) =>
    `${path}?${new URLSearchParams(parameters).toString()}`;
  if (!returned.ok) return at('/entrar', { fallo: failures[returned.reason] });
  if (returned.step === 'linked') return at('/cuenta', { llave: 'vinculada' });
  const next = returned.nextPath === null ? {} : { siguiente: returned.nextPath };
  return at('/entrar', { entrada: returned.step === 'code' ? 'codigo' : 'lista', ...next });
}

/** Signing in by a government's identity provider or by Llave MX. */
export function federatedRoutes({ publicUrl }: RegistryDeps, signIn: FederatedSignIn): FastifyPluginAsyncZod {
  const fromOwnPages = async (request: FastifyRequest) => {
    if (!isOwnOrigin(request.headers.origin, publicUrl)) throw registryProblems.originRefused();
  };
  const userAgentOf = (request: FastifyRequest) => request.headers['user-agent']?.slice(0, 300) ?? null;

  /** Every way back ends on a page of ours, with a session or without. */
  async function comeBack(
    request: FastifyRequest,
    reply: FastifyReply,
    finish: FederatedSignIn['returnFromProvider'],
  ) {
    const returned = await finish({
      browserSecret: request.cookies[signInCookie],
      parameters: new URL(request.url, publicUrl).searchParams,
      userAgent: userAgentOf(request),
    });
    if (returned.ok && returned.step === 'signed-in') answerSession(reply, returned.session, publicUrl);
    if (!returned.ok || returned.step !== 'code') clearSignIn(reply, publicUrl);
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    return reply.redirect(pageAfter(returned), 303);
  }

  return async (server) => {
    server.get(
      '/api/v1/session/methods',
      {
        schema: {
          tags,
          summary: 'Con qué se puede entrar, además de la contraseña',
          response: { 200: z.object({ llaveMx: z.boolean() }) },
        },
      },
      async () => ({ llaveMx: signIn.hasLlaveMx }),
    );

    server.post(
      '/api/v1/session/oidc',
      {
        onRequest: fromOwnPages,
        config: perMinute(20),
        schema: {
          tags,
          summary: 'Entrar con la identidad de su gobierno: a dónde ir (OpenID Connect)',
          body: z.object({ email: z.email().max(254), next: ownPath.nullish() }),
          response: { 200: departureSchema },
        },
      },
      async (request, reply) => {
        const { email, next = null } = request.body;
        const departure = accepted(await signIn.leaveForProvider({ email, nextPath: next }));
        return answerDeparture(reply, departure, publicUrl);
      },
    );

    server.get(
      '/api/v1/session/oidc/callback',
      {
        config: perMinute(30),
        schema: { tags, summary: 'Regreso del proveedor de un gobierno; lleva a una página de este sitio' },
      },
      (request, reply) => comeBack(request, reply, (back) => signIn.returnFromProvider(back)),
    );

    server.post(
      '/api/v1/session/llave-mx',
      {
        onRequest: fromOwnPages,
        config: perMinute(20),
        schema: {
          tags,
          summary: 'Entrar con Llave MX: a dónde ir',
          body: z.object({ next: ownPath.nullish() }),
          response: { 200: departureSchema },
        },
      },
      async (request, reply) => {
        const nextPath = request.body.next ?? null;
        const departure = accepted(await signIn.leaveForLlaveMx({ accountId: null, nextPath }));
        return answerDeparture(reply, departure, publicUrl);
      },
    );

    server.get(
      '/api/v1/session/llave-mx/callback',
      {
        config: perMinute(30),
        schema: { tags, summary: 'Regreso de Llave MX; lleva a una página de este sitio' },
      },
      (request, reply) => comeBack(request, reply, (back) => signIn.returnFromLlaveMx(back)),
    );

    server.post(
      '/api/v1/session/second-factor',
      {
        onRequest: fromOwnPages,
        config: perMinute(20),
        schema: {
          tags,
          summary: 'El código de verificación de quien vuelve de otro proveedor',
          body: z.object({ code: z.string().trim().min(6).max(40) }),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        const browserSecret = request.cookies[signInCookie] ?? '';
        const { code } = request.body;
        const { session } = accepted(
          await signIn.proveCode({ browserSecret, code, userAgent: userAgentOf(request) }),
        );
        clearSignIn(reply, publicUrl);
        return answerSession(reply, session, publicUrl);
      },
    );
  };
}
