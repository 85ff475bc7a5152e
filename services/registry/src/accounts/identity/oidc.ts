import type { Result } from '@rma/domain';
import type { Outbound } from '@rma/service-kit';
import * as client from 'openid-client';
import type { Provider } from './identity-queries.ts';

const deadlineMs = 10_000;
const largestAnswer = 256 * 1024;
const noBody = new Set([204, 205, 304]);

/** What a provider vouches for; `isEmailVerified` as it says. */
export type OidcPerson = { subject: string; email: string | null; isEmailVerified: boolean };
type Failure = { reason: 'provider-failed'; detail: string };

/** The library's calls through the one way out: public addresses only, bounded, no redirects. */
function fetchBy(outbound: Outbound): client.CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const sent = body instanceof URLSearchParams ? body.toString() : body;
    if (sent !== undefined && sent !== null && typeof sent !== 'string' && !(sent instanceof Uint8Array))
      throw new TypeError('a body of this kind is not sent');
    const answer = await outbound.read(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(sent !== undefined && sent !== null && { body: sent }),
      ...(signal && { signal }),
      deadlineMs,
      maxBytes: largestAnswer,
      maxRedirects: 0,
      retries: 0,
      ignoreStatus: true,
    });
    if (!answer.ok) throw new TypeError(`${answer.reason}: ${answer.detail}`);
    const { 'content-encoding': _encoding, 'content-length': _length, ...kept } = answer.headers;
    const content = noBody.has(answer.status) ? null : new Uint8Array(answer.bytes);
    return new Response(content, { status: answer.status, headers: kept });
  };
}

/** Plain http is for a provider on this very machine, which the outbound rules reach only where they are told to. */
const isLoopback = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');

/** What went wrong, for the log; the library's messages carry no secrets and no tokens. */
const detailOf = (error: unknown) =>
  error instanceof Error
    ? [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join(': ').slice(0, 300)
    : 'unknown';

/** OpenID Connect with a government's provider: code flow with PKCE, state and nonce; ID tokens verified by its keys. */
export function createOidc({ outbound, publicUrl }: { outbound: Outbound; publicUrl: string }) {
  const redirectUri = `${publicUrl}/api/v1/session/oidc/callback`;

  async function configurationOf(provider: Pick<Provider, 'issuer' | 'clientId' | 'clientSecret'>) {
    const issuer = new URL(provider.issuer);
    const configuration = await client.discovery(
      issuer,
      provider.clientId,
      { client_secret: provider.clientSecret },
      undefined,
      {
        [client.customFetch]: fetchBy(outbound),
        timeout: deadlineMs / 1_000,
        execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [],
      },
    );
    const { authorization_endpoint: page } = configuration.serverMetadata();
    // A browser goes where the provider says: never to a script, nor in the open.
    if (page !== undefined && new URL(page).protocol !== 'https:' && !isLoopback(new URL(page)))
      throw new TypeError('the authorization endpoint is not an https address');
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  const failed = (error: unknown): { ok: false } & Failure => ({
    ok: false,
    reason: 'provider-failed',
    detail: detailOf(error),
  });

  return {
    redirectUri,

    /** Whether a provider describes itself as one (OpenID Connect Discovery 1.0) at its issuer's address. */
    async check(
      provider: Pick<Provider, 'issuer' | 'clientId' | 'clientSecret'>,
    ): Promise<{ ok: true } | ({ ok: false } & Failure)> {
      try {
        await configurationOf(provider);
        return { ok: true };
      } catch (error) {
        return failed(error);
      }
    },

    /** A new code verifier (RFC 7636); its challenge goes with the person, itself only from here. */
    newCodeVerifier: () => client.randomPKCECodeVerifier(),

    /** Where to send a person to prove who they are. */
    async authorizationUrl(
      provider: Provider,
      attempt: { state: string; nonce: string; codeVerifier: string; email: string },
    ): Promise<{ ok: true; url: string } | ({ ok: false } & Failure)> {
      try {
        const configuration = await configurationOf(provider);
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: 'openid email',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
          login_hint: attempt.email,
        });
        return { ok: true, url: url.href };
      } catch (error) {
        return failed(error);
      }
    },

    /** Who came back, from the parameters of the callback; every check of the protocol is made. */
    async identify(
      provider: Provider,
      answer: { parameters: URLSearchParams; state: string; nonce: string; codeVerifier: string },
    ): Promise<Result<{ person: OidcPerson }, 'provider-failed'> & { detail?: string }> {
      try {
        const configuration = await configurationOf(provider);
        const url = new URL(redirectUri);
        url.search = answer.parameters.toString();
        const tokens = await client.authorizationCodeGrant(configuration, url, {
          expectedState: answer.state,
          expectedNonce: answer.nonce,
          pkceCodeVerifier: answer.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return failed(new Error('no ID token'));
        const hasEmail = typeof claims['email'] === 'string';
        const told =
          hasEmail || configuration.serverMetadata().userinfo_endpoint === undefined
            ? claims
            : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return {
          ok: true,
          person: {
            subject: claims.sub,
            email: typeof told['email'] === 'string' ? told['email'] : null,
            isEmailVerified: told['email_verified'] === true,
          },
        };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

export type Oidc = ReturnType<typeof createOidc>;
