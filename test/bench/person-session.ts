import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';

const openedSchema = z.object({
  accessToken: z.string(),
  account: z.object({ secondFactor: z.enum(['on', 'off', 'to-enrol']) }),
});
type Opened = z.infer<typeof openedSchema> & { cookie: string };

/** Who has a second factor that these programs gave them: the session that goes on, and their one-time codes. */
type Enrolled = { cookie: string; recoveryCodes: string[] };
const enrolled = new Map<string, Promise<Enrolled>>();

const keyOf = (url: string, email: string) => `${url} ${email}`;

async function post(url: string, path: string, request: { token?: string; cookie?: string; body?: object }) {
  const { token, cookie, body } = request;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      // A browser says by itself which page asks.
      ...(cookie !== undefined && { cookie, origin: url }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${text.slice(0, 800)}`);
  const [cookieSet = ''] = response.headers.getSetCookie();
  return { json: JSON.parse(text) as unknown, cookie: cookieSet.split(';')[0] ?? '' };
}

async function open(url: string, path: string, request: Parameters<typeof post>[2]): Promise<Opened> {
  const { json, cookie } = await post(url, path, request);
  return { ...openedSchema.parse(json), cookie };
}

/** Gives a second factor to somebody who must have one, as the page does. */
async function enrol(url: string, token: string, password: string): Promise<string[]> {
  const path = '/api/v1/account/second-factor';
  const begun = await post(url, path, { token, body: { password } });
  const { secret } = z.object({ secret: z.string() }).parse(begun.json);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const confirmed = await post(url, `${path}/confirmation`, { token, body: { code } });
  return z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed.json).recoveryCodes;
}

/**
 * The access token of a person at a hub. Who must have a second factor gets one at their first sign-in; after that their
 * session is renewed, because a code works once and the next one is half a minute away.
 */
export async function accessTokenOf(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const key = keyOf(url, email);
  const known = enrolled.get(key);
  if (known === undefined) {
    const opened = await open(url, '/api/v1/session', { body: { email, password } });
    if (opened.account.secondFactor !== 'to-enrol') return opened.accessToken;
    const recoveryCodes = await enrol(url, opened.accessToken, password);
    enrolled.set(key, Promise.resolve({ cookie: opened.cookie, recoveryCodes }));
    return accessTokenOf(url, { email, password });
  }
  // One renewal after the other: a refresh token works once.
  const renewal = known.then(async ({ cookie, recoveryCodes }) => {
    const renewed = await open(url, '/api/v1/session/refresh', { cookie });
    return { cookie: renewed.cookie, recoveryCodes, accessToken: renewed.accessToken };
  });
  enrolled.set(key, renewal);
  return (await renewal).accessToken;
}

/** One of the one-time codes of somebody who got a second factor here; throws when there is none (left). */
export async function oneTimeCodeOf(url: string, email: string): Promise<string> {
  const code = (await enrolled.get(keyOf(url, email)))?.recoveryCodes.pop();
  if (code === undefined)
    throw new Error(`${email} has no code here: sign in as them with accessTokenOf first`);
  return code;
}
