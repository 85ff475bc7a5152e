import { cvegeoSchema, isCoherentGrant, roles } from '@rma/domain';
import { decodeCursor, pageOf, pageQuery, toPage } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted } from '../problems.ts';
import type { Invitations } from './invitations.ts';
import { answerSession } from './session-cookie.ts';
import { sessionSchema } from './session-routes.ts';

const invitationSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  cvegeo: z.string().nullable(),
  governmentName: z.string().nullable(),
  state: z.enum(['open', 'accepted', 'expired']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
});

const readSchema = invitationSchema
  .pick({ email: true, name: true, role: true, cvegeo: true, governmentName: true, expiresAt: true })
  .extend({ hasAccount: z.boolean() });

const wishSchema = z
  .object({
    email: z.email().max(254),
    name: z.string().trim().min(1).max(200),
    role: z.enum(roles),
    cvegeo: cvegeoSchema.nullable().default(null),
  })
  .refine(isCoherentGrant, {
    path: ['cvegeo'],
    message:
      'El enlace y el administrador son de un gobierno, la dirección de tecnología de un estado, y los demás papeles de toda la red (sin clave).',
    params: {
      en: 'A liaison and an administrator belong to a government, a CTO to a state, and the other roles to the whole network (no key).',
    },
  });

const tokenParams = z.object({ token: z.string().max(100) });
const tags = ['Invitaciones'];

/** Inviting people, and answering an invitation. */
export function invitationRoutes(
  { clock, publicUrl }: RegistryDeps,
  invitations: Invitations,
): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/invitations',
      {
        schema: {
          tags,
          summary: 'Invitaciones hechas',
          querystring: pageQuery,
          response: { 200: pageOf(invitationSchema) },
        },
      },
      async (request) => {
        const { first, after } = request.query;
        const rows = await invitations.list(request.actor, {
          first,
          after: after === undefined ? null : decodeCursor(z.uuid(), after),
        });
        const items = rows.map((row) => ({
          id: row.id,
          email: row.email,
          name: row.name,
          role: row.role,
          cvegeo: row.cvegeo,
          governmentName: row.government_name,
          state: stateOf(row, clock.now()),
          createdAt: row.created_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          acceptedAt: row.accepted_at?.toISOString() ?? null,
        }));
        return toPage(items, first, { positionOf: ({ id }) => id });
      },
    );

    server.post(
      '/api/v1/invitations',
      {
        schema: {
          tags,
          summary: 'Invitar a una persona; el enlace se envía a su correo',
          body: wishSchema,
          response: { 201: z.object({ id: z.uuid(), expiresAt: z.iso.datetime() }) },
        },
      },
      async (request, reply) => {
        const { invitation } = accepted(await invitations.invite(request.actor, request.body));
        return reply.code(201).send({ id: invitation.id, expiresAt: invitation.expiresAt.toISOString() });
      },
    );

    server.get(
      '/api/v1/invitations/:token',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Leer una invitación con su enlace',
          params: tokenParams,
          response: { 200: readSchema },
        },
      },
      async (request, reply) => {
        const { invitation, hasAccount } = accepted(await invitations.read(request.params.token));
        reply.header('cache-control', 'no-store');
        return {
          email: invitation.email,
          name: invitation.name,
          role: invitation.role,
          cvegeo: invitation.cvegeo,
          governmentName: invitation.government_name,
          expiresAt: invitation.expires_at.toISOString(),
          hasAccount,
        };
      },
    );

    server.post(
      '/api/v1/invitations/:token/acceptance',
      {
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Aceptar una invitación: elegir contraseña y entrar',
          params: tokenParams,
          body: z.object({
            name: z.string().trim().min(1).max(200),
            password: z.string().min(1).max(200),
            code: z.string().trim().max(40).optional(),
          }),
          response: { 201: sessionSchema },
        },
      },
      async (request, reply) => {
        const userAgent = request.headers['user-agent']?.slice(0, 300) ?? null;
        const answer = { ...request.body, userAgent };
        const { session } = accepted(await invitations.accept(request.params.token, answer));
        reply.code(201);
        return answerSession(reply, session, publicUrl);
      },
    );
  };
}

function stateOf(row: { accepted_at: Date | null; expires_at: Date }, now: Date) {
  if (row.accepted_at !== null) return 'accepted' as const;
  return row.expires_at <= now ? ('expired' as const) : ('open' as const);
}
