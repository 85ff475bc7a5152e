import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll } from 'vitest';

export type FakePerson = { sub: string; email?: string; email_verified?: boolean };
type Code = { challenge: string; nonce: string; redirectUri: string; person: FakePerson };

/** What a test changes of the next ID token or of the description, as a provider that errs or lies would. */
export type Tampering = {
  nonce?: string;
  aud?: string;
  iss?: string;
  expiresInSeconds?: number;
  isSignedByAnother?: boolean;
  /** Of its description. */
  authorizationEndpoint?: string;
};

/**
 * A government's OpenID Connect provider on the loopback address: discovery, authorization (whoever the test says is in
 * front of it agrees at once), token with PKCE and client secret, keys. A code is good once.
 */
export async function openFakeOidc(client: { id: string; secret: string }) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const another = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'fake', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Code>();
  const asked: string[] = [];
  const state: { person: FakePerson; tampering: Tampering } = { person: { sub: '1' }, tampering: {} };
  let issuer = '';

  async function idTokenOf({ person, nonce }: Code): Promise<string> {
    const { tampering } = state;
    return new SignJWT({
      ...(person.email !== undefined && { email: person.email }),
      ...(person.email_verified !== undefined && { email_verified: person.email_verified }),
      nonce: tampering.nonce ?? nonce,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'fake' })
      .setIssuer(tampering.iss ?? issuer)
      .setSubject(person.sub)
      .setAudience(tampering.aud ?? client.id)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + (tampering.expiresInSeconds ?? 300))
      .sign(tampering.isSignedByAnother ? another.privateKey : privateKey);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.push(url.pathname);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration')
      return json(200, {
        issuer,
        authorization_endpoint: state.tampering.authorizationEndpoint ?? `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        authorization_response_iss_parameter_supported: true,
      });
    if (url.pathname === '/jwks') return json(200, { keys: [jwk] });
    if (url.pathname === '/authorize') {
      const get = (name: string) => url.searchParams.get(name) ?? '';
      const code = `code-${codes.size + 1}`;
      codes.set(code, {
        challenge: get('code_challenge'),
        nonce: get('nonce'),
        redirectUri: get('redirect_uri'),
        person: state.person,
      });
      const back = new URL(get('redirect_uri'));
      back.search = new URLSearchParams({ code, state: get('state'), iss: issuer }).toString();
      return response.writeHead(303, { location: back.href }).end();
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isRight =
        code !== undefined &&
        code.challenge === challenge &&
        code.redirectUri === form.get('redirect_uri') &&
        form.get('client_id') === client.id &&
        form.get('client_secret') === client.secret;
      if (!isRight) return json(400, { error: 'invalid_grant' });
      void idTokenOf(code).then((idToken) =>
        json(200, { access_token: 'acceso', token_type: 'Bearer', expires_in: 60, id_token: idToken }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  issuer = `http://${host}`;
  afterAll(() => server.close());

  return {
    issuer,
    host,
    asked,
    /** Who is in front of the provider's page. */
    be(person: FakePerson) {
      state.person = person;
    },
    tamper(tampering: Tampering) {
      state.tampering = tampering;
    },
    /** The provider's page: the person agrees, and is sent back to this address. */
    async agree(url: string): Promise<URL> {
      const response = await fetch(url, { redirect: 'manual' });
      return new URL(response.headers.get('location') ?? 'about:blank');
    },
  };
}
