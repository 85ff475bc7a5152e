import type { Result } from '@rma/domain';
import type { Outbound } from '@rma/service-kit';
import { z } from 'zod';

/** How an installation is registered at Llave MX: the application, and the pair of its services. */
export type LlaveMxSettings = {
  /** Of its pages and services, with a final slash: https://…/ */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  serviceUser: string;
  servicePassword: string;
};

const deadlineMs = 10_000;
const largestAnswer = 64 * 1024;
const tokenSchema = z.object({ accessToken: z.string().min(1).max(5_000) });
/** The key of a person (RENAPO's 18 characters), the only thing that is kept of what Llave MX tells. */
const personSchema = z.object({
  curp: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/),
});

/**
 * Llave MX as its adopters document it, which is neither OpenID Connect nor plain OAuth 2.0: other names of parameters,
 * the code exchanged as JSON behind a second pair of credentials, the person read with a header of its own, and neither
 * PKCE nor nonce. The state and the browser's cookie are what ties the way back to the way out.
 */
export function createLlaveMx(
  settings: LlaveMxSettings,
  { outbound, publicUrl }: { outbound: Outbound; publicUrl: string },
) {
  const base = settings.baseUrl.endsWith('/') ? settings.baseUrl : `${settings.baseUrl}/`;
  const redirectUrl = `${publicUrl}/api/v1/session/llave-mx/callback`;
  const pair = Buffer.from(`${settings.serviceUser}:${settings.servicePassword}`).toString('base64');
  const authorization = `Basic ${pair}`;
  const bounds = { deadlineMs, maxBytes: largestAnswer, maxRedirects: 0, retries: 0 };

  async function readJson(
    path: string,
    request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
  ): Promise<{ ok: true; json: unknown } | { ok: false; detail: string }> {
    const answer = await outbound.read(`${base}${path}`, { ...bounds, ...request });
    if (!answer.ok) return { ok: false, detail: `${answer.reason}: ${answer.detail}` };
    try {
      return { ok: true, json: JSON.parse(answer.text) };
    } catch {
      return { ok: false, detail: 'the answer is not JSON' };
    }
  }

  return {
    /** The name under which its identities are kept. */
    issuer: base,

    /** Where to send a person. */
    authorizationUrl(state: string): string {
      const url = new URL('oauth.xhtml', base);
      url.search = new URLSearchParams({
        client_id: settings.clientId,
        redirect_url: redirectUrl,
        state,
      }).toString();
      return url.href;
    },

    /** The CURP of whoever came back with this code. */
    async identify(code: string): Promise<Result<{ curp: string }, 'provider-failed'> & { detail?: string }> {
      const given = await readJson('ws/rest/oauth/obtenerToken', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          clientId: settings.clientId,
          clientSecret: settings.clientSecret,
          code,
          redirectUri: redirectUrl,
          grantType: 'authorization_code',
        }),
      });
      if (!given.ok) return { ok: false, reason: 'provider-failed', detail: given.detail };
      const token = tokenSchema.safeParse(given.json);
      if (!token.success) return { ok: false, reason: 'provider-failed', detail: 'no access token' };
      const told = await readJson('ws/rest/oauth/datosUsuario', {
        method: 'GET',
        headers: { authorization, accessToken: token.data.accessToken },
      });
      if (!told.ok) return { ok: false, reason: 'provider-failed', detail: told.detail };
      const person = personSchema.safeParse(told.json);
      if (!person.success) return { ok: false, reason: 'provider-failed', detail: 'no CURP' };
      return { ok: true, curp: person.data.curp };
    },
  };
}

export type LlaveMx = ReturnType<typeof createLlaveMx>;
