import { problems } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../../dependencies.ts';
import { accepted, governmentParams } from '../../problems.ts';
import type { OwnIdentities } from './own-identities.ts';
import type { Providers } from './providers.ts';
import { answerDeparture } from './sign-in-cookie.ts';

const tags = ['Mi cuenta'];
const providerTags = ['Identidad de los gobiernos'];
const nothing = { 204: z.null() };

const identitySchema = z.object({
  id: z.uuid(),
  method: z.enum(['oidc', 'llave-mx']),
  name: z.string(),
  linkedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
    message: 'Escriba el dominio de los correos, por ejemplo torreon.gob.mx.',
  })
  .describe('El de los correos de su gobierno; solo quien tenga uno, verificado, entra por aquí.');

const issuer = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(
    (text) => {
      const { protocol, hostname, username, password, search, hash } = new URL(text);
      const isPlainAllowed = hostname === '127.0.0.1' || hostname === 'localhost';
      return (protocol === 'https:' || isPlainAllowed) && `${username}${password}${search}${hash}` === '';
    },
    {
      message: 'El emisor es una dirección https sin usuario, consulta ni fragmento.',
      params: { en: 'The issuer is an https address without user, query or fragment.' },
    },
  );

/** A person's linked identities, and the providers of governments. */
export function identityRoutes(
  { publicUrl }: RegistryDeps,
  { identities, providers }: { identities: OwnIdentities; providers: Providers },
): FastifyPluginAsyncZod {
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    server.get(
      '/api/v1/account/identities',
      {
        schema: {
          tags,
          summary: 'Con qué otras identidades entro',
          response: { 200: z.object({ items: z.array(identitySchema) }) },
        },
      },
      async (request) => ({ items: await identities.list(request.actor) }),
    );

    server.post(
      '/api/v1/account/identities/llave-mx',
      {
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Vincular Llave MX a mi cuenta: a dónde ir',
          body: z.object({ password: z.string().min(1).max(200).optional() }),
          response: { 200: z.object({ url: z.url() }) },
        },
      },
      async (request, reply) => {
        const { password } = request.body;
        const departure = accepted(await identities.linkLlaveMx(request.actor, { password }));
        return answerDeparture(reply, departure, publicUrl);
      },
    );

    server.delete(
      '/api/v1/account/identities/:id',
      {
        schema: {
          tags,
          summary: 'Dejar de entrar con una identidad',
          params: z.object({ id: z.uuid() }),
          response: nothing,
        },
      },
      async (request, reply) => {
        accepted(await identities.remove(request.actor, request.params.id));
        return reply.code(204).send(null);
      },
    );

    const path = '/api/v1/governments/:cvegeo/identity-provider';
    server.get(
      path,
      {
        schema: {
          tags: providerTags,
          summary: 'El proveedor de identidad de un gobierno',
          params: governmentParams,
          response: {
            200: z.object({
              redirectUri: z.string().nullable().describe('La que se registra en el proveedor.'),
              provider: z
                .object({
                  cvegeo: z.string(),
                  issuer: z.string(),
                  clientId: z.string(),
                  emailDomain: z.string(),
                  setAt: z.iso.datetime(),
                })
                .nullable(),
            }),
          },
        },
      },
      async (request) => ({
        redirectUri: providers.redirectUri,
        provider: await providers.read(request.actor, request.params.cvegeo),
      }),
    );

    server.put(
      path,
      {
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: {
          tags: providerTags,
          summary: 'Fijar el proveedor de identidad de un gobierno (OpenID Connect)',
          params: governmentParams,
          body: z.object({
            issuer,
            clientId: z.string().trim().min(1).max(300),
            clientSecret: z.string().min(1).max(500).optional(),
            emailDomain: domain,
          }),
          response: nothing,
        },
      },
      async (request, reply) => {
        if (request.actor.kind !== 'person') throw problems.unauthenticated();
        accepted(await providers.put(request.actor, request.params.cvegeo, request.body));
        return reply.code(204).send(null);
      },
    );

    server.delete(
      path,
      {
        schema: {
          tags: providerTags,
          summary: 'Quitar el proveedor de identidad de un gobierno',
          params: governmentParams,
          response: nothing,
        },
      },
      async (request, reply) => {
        accepted(await providers.remove(request.actor, request.params.cvegeo));
        return reply.code(204).send(null);
      },
    );
  };
}
