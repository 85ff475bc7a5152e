import { type JsonWebKey, createPublicKey } from 'node:crypto';
import fastifyJwt from '@fastify/jwt';
import { type Actor, anonymous, grantSchema } from '@rma/domain';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import { problems } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; anonymous when no credential came with the request. */
    actor: Actor;
  }
}

export type AuthenticationOptions = {
  /** The only `iss` that is believed. */
  issuer: string;
  /** The Ed25519 public key of a key id, as PEM or JWK; null when the id is not (or no longer) ours. */
  publicKeyFor: (kid: string) => Promise<string | JsonWebKey | null>;
  /** The machine behind an API key (the whole `rma_…` text); null when it is unknown, expired or revoked. */
  verifyApiKey: (key: string) => Promise<Actor | null>;
};

const claims = z.object({
  sub: z.string().min(1),
  name: z.string(),
  grants: z.array(grantSchema),
  typ: z.literal('access'),
  /** The session it was issued to. */
  sid: z.string().optional(),
});

/**
 * Sets `request.actor` on every request. `Authorization: Bearer <EdDSA JWT>` gives a person;
 * `Authorization: Bearer rma_…` or `X-Api-Key: rma_…` gives a machine. A credential that is not good is an error
 * (token-invalid, token-expired), never an anonymous request: a caller whose session ended must know it.
 */
export const authentication = fp<AuthenticationOptions>(
  async (server, { issuer, publicKeyFor, verifyApiKey }) => {
    await server.register(fastifyJwt, {
      secret: {
        public: async (_request: FastifyRequest, token: unknown) => {
          const { header } = z
            .object({ header: z.object({ alg: z.string(), kid: z.string().max(100) }) })
            .parse(token);
          // The key of an EdDSA issuer must never be tried as the secret of another algorithm.
          const key = header.alg === 'EdDSA' ? await publicKeyFor(header.kid) : null;
          if (key === null) throw problems.tokenInvalid();
          return typeof key === 'string' ? key : pemOf(key);
        },
      },
      decode: { complete: true },
      verify: { algorithms: ['EdDSA'], allowedIss: issuer, requiredClaims: ['exp', 'iss', 'sub'] },
    });

    server.decorateRequest('actor');
    server.addHook('onRequest', async (request) => {
      request.actor = await actorOf(request);
    });

    async function actorOf(request: FastifyRequest): Promise<Actor> {
      const { authorization } = request.headers;
      const apiKeyHeader = request.headers['x-api-key'];
      if (authorization === undefined && apiKeyHeader === undefined) return anonymous;
      // Two credentials may name two actors, and choosing one in silence would be a guess.
      if (authorization !== undefined && apiKeyHeader !== undefined) throw problems.tokenInvalid();
      const credential =
        authorization === undefined
          ? String(apiKeyHeader)
          : /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      if (credential === undefined) throw problems.tokenInvalid();
      if (credential.startsWith('rma_')) {
        const actor = await verifyApiKey(credential);
        if (!actor) throw problems.tokenInvalid();
        return actor;
      }
      if (authorization === undefined) throw problems.tokenInvalid();
      return personOf(request);
    }
  },
  { name: 'authentication', fastify: '5.x' },
);

async function personOf(request: FastifyRequest): Promise<Actor> {
  let token: object;
  try {
    token = await request.jwtVerify<object>();
  } catch (error) {
    throw problemOfJwtError(error);
  }
  const parsed = claims.safeParse('payload' in token ? token.payload : token);
  if (!parsed.success) throw problems.tokenInvalid();
  const { sub, name, grants, sid } = parsed.data;
  return { kind: 'person', accountId: sub, name, grants, ...(sid !== undefined && { sessionId: sid }) };
}

/** What the token's bearer caused becomes a problem; a failure to fetch the key stays the failure it is. */
function problemOfJwtError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED') return problems.tokenExpired({}, { cause: error });
  const isBearersFault =
    code.startsWith('FST_JWT') || code.startsWith('FAST_JWT') || error instanceof z.ZodError;
  return isBearersFault ? problems.tokenInvalid({}, { cause: error }) : error;
}

function pemOf(jwk: JsonWebKey): string {
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

/** The person or machine behind a request; throws unauthenticated when nobody identified themselves. */
export function requireActor(request: FastifyRequest): Exclude<Actor, { kind: 'anonymous' }> {
  if (request.actor.kind === 'anonymous') throw problems.unauthenticated();
  return request.actor;
}
