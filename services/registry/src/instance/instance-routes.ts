import { authorize } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { accepted } from '../problems.ts';
import type { HubJoining } from './join-hub.ts';
import type { InstanceKeys } from './instance-keys.ts';
import { nodeDocument } from './node-document.ts';

const keySchema = z.object({
  kid: z.string(),
  state: z.enum(['active', 'retired', 'revoked']),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  isEndorsed: z.boolean(),
  publicKey: z.looseObject({ kty: z.string() }),
});

const instanceSchema = z.object({
  mode: z.enum(['hub', 'node']),
  cvegeo: z.string().nullable(),
  url: z.string(),
  hub: z
    .object({
      url: z.string(),
      state: z.enum(['waiting', 'proposed', 'approved', 'refused', 'revoked']),
      id: z.string().nullable(),
      reason: z.string().nullable(),
      failure: z.string().nullable(),
      triedAt: z.iso.datetime().nullable(),
      answeredAt: z.iso.datetime().nullable(),
      keys: z.array(z.looseObject({})),
    })
    .nullable(),
});

const reason = z.object({ reason: z.string().trim().min(10).max(1000) });
const tags = ['Instancia'];

/** What this instance is, its keys, and how it stands at the hub it belongs to. */
export function instanceRoutes(
  deps: RegistryDeps,
  { keys, joining }: { keys: InstanceKeys; joining: HubJoining },
): FastifyPluginAsyncZod {
  return async (server) => {
    server.get('/.well-known/rma-node.json', { schema: { hide: true } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=60');
      return nodeDocument(deps, keys);
    });

    server.get(
      '/api/v1/instance',
      {
        schema: {
          tags,
          summary: 'Qué es esta instalación y cómo está registrada en su hub',
          response: { 200: instanceSchema },
        },
      },
      async (request) => {
        authorize(request.actor, 'node.read', { cvegeo: deps.instance?.cvegeo ?? null });
        const status = await joining.status();
        const registration = status?.registration;
        return {
          mode: deps.instance?.mode ?? 'hub',
          cvegeo: deps.instance?.cvegeo ?? null,
          url: deps.publicUrl,
          hub:
            status === null
              ? null
              : {
                  url: status.hubUrl,
                  state: registration?.state ?? 'waiting',
                  id: registration?.remote_id ?? null,
                  reason: registration?.reason ?? null,
                  failure: registration?.failure ?? null,
                  triedAt: registration?.tried_at?.toISOString() ?? null,
                  answeredAt: registration?.answered_at?.toISOString() ?? null,
                  keys: registration?.hub_keys ?? [],
                },
        };
      },
    );

    server.post(
      '/api/v1/instance/hub-look',
      {
        schema: {
          tags,
          summary: 'Preguntar ahora al hub cómo está registrado este nodo',
          response: { 202: z.null() },
        },
      },
      async (request, reply) => {
        authorize(request.actor, 'instance-key.manage', { cvegeo: null });
        await joining.askSoon();
        return reply.code(202).send(null);
      },
    );

    server.get(
      '/api/v1/instance/keys',
      {
        schema: {
          tags,
          summary: 'Llaves con que firma esta instalación',
          response: { 200: z.object({ items: z.array(keySchema) }) },
        },
      },
      async (request) => {
        const items = await keys.list(request.actor);
        return {
          items: items.map((key) => ({
            kid: key.kid,
            state: key.state,
            createdAt: key.createdAt.toISOString(),
            endedAt: key.endedAt?.toISOString() ?? null,
            isEndorsed: key.endorsement !== null,
            publicKey: { ...key.publicJwk, kty: key.publicJwk.kty ?? 'OKP' },
          })),
        };
      },
    );

    server.post(
      '/api/v1/instance/keys',
      {
        schema: {
          tags,
          summary: 'Cambiar la llave por otra que la anterior avala',
          body: reason,
          response: { 201: z.object({ kid: z.string(), previous: z.string() }) },
        },
      },
      async (request, reply) => {
        const rotated = await keys.rotate(request.actor, request.body);
        // The next hint bears the new key, so the hub hears of it first; the job of the change tries again.
        await joining.join({ isForced: true });
        return reply.code(201).send(rotated);
      },
    );

    server.post(
      '/api/v1/instance/keys/:kid/revocation',
      {
        schema: {
          tags,
          summary: 'Revocar una llave que alguien más puede tener',
          params: z.object({ kid: z.string().max(100) }),
          body: reason,
          response: { 200: z.object({ kid: z.string() }) },
        },
      },
      async (request) => {
        const { kid } = request.params;
        const revoked = await keys.revoke(request.actor, { kid, reason: request.body.reason });
        return { kid: accepted(revoked).kid };
      },
    );
  };
}
