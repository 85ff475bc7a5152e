import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { coordinator, type RunningHub } from './hub-process.ts';
import { accessTokenOf } from './person-session.ts';

const sessionSchema = z.object({ accessToken: z.string() });
const letterPage = z.object({ items: z.array(z.object({ recipient: z.string(), body: z.string() })) });

export type HubClient = ReturnType<typeof clientWith>;

function clientWith(url: string, token: string | null) {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return {
    url,
    /** Sends JSON (or a form) and reads the answer; throws on anything but a 2xx. */
    async call<Body>(
      schema: z.ZodType<Body>,
      { method, path, body }: { method: string; path: string; body?: object | FormData },
    ): Promise<Body> {
      const isForm = body instanceof FormData;
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...authorization,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok)
        throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 800)}`);
      return schema.parse(text === '' ? null : JSON.parse(text));
    },
    /** Streams a file as the body of an upload. */
    async upload(resourceId: string, file: string): Promise<{ uploadId: string }> {
      const { size } = await stat(file);
      const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        const call = request(`${url}/api/v1/resources/${resourceId}/uploads`, {
          method: 'POST',
          headers: {
            ...authorization,
            'content-type': 'text/csv',
            'content-length': size,
            'x-file-name': 'datos.csv',
          },
        });
        call.once('error', reject);
        call.once('response', (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
          );
        });
        createReadStream(file, { highWaterMark: 1 << 18 })
          .once('error', reject)
          .pipe(call);
      });
      if (answer.status !== 202) throw new Error(`the upload was answered ${answer.status}: ${answer.text}`);
      return z.object({ uploadId: z.uuid() }).parse(JSON.parse(answer.text));
    },
  };
}

/** Someone without an account. */
export const visitor = (url: string) => clientWith(url, null);

/** The first coordinator, signed in. */
export async function asCoordinator(url: string): Promise<HubClient> {
  return clientWith(url, await accessTokenOf(url, coordinator));
}

const person = { name: 'Persona de Prueba', position: 'Enlace de datos', phone: '5555555555' };

function applicationOf(cvegeo: string): FormData {
  const form = new FormData();
  form.set('cvegeo', cvegeo);
  for (const post of ['liaison', 'administrator'])
    for (const [field, value] of Object.entries({ ...person, email: `${post}@bench.example` }))
      form.set(`${post}.${field}`, value);
  form.set(
    'designation',
    new Blob(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'], { type: 'application/pdf' }),
    'oficio.pdf',
  );
  return form;
}

/** Takes a government through its application, as people do. */
export async function joinNetwork(coordination: HubClient, cvegeo: string): Promise<void> {
  const { id } = await visitor(coordination.url).call(z.object({ id: z.uuid() }), {
    method: 'POST',
    path: '/api/v1/applications',
    body: applicationOf(cvegeo),
  });
  await coordination.call(z.unknown(), {
    method: 'POST',
    path: `/api/v1/applications/${id}/approval`,
    body: {},
  });
}

/** Whoever was invited by this address, with an account and signed in. */
export async function acceptInvitation(coordination: HubClient, email: string): Promise<HubClient> {
  const { url } = coordination;
  const { items } = await coordination.call(letterPage, {
    method: 'GET',
    path: '/api/v1/messages?first=100',
  });
  const letter = items.find(({ recipient, body }) => recipient === email && body.includes('/invitacion/'));
  const token = /\/invitacion\/([\w-]+)/.exec(letter?.body ?? '')?.[1];
  if (token === undefined) throw new Error(`${email} got no invitation`);
  const { accessToken } = await visitor(url).call(sessionSchema, {
    method: 'POST',
    path: `/api/v1/invitations/${token}/acceptance`,
    body: { name: person.name, password: 'otra frase larga para medir' },
  });
  return clientWith(url, accessToken);
}

/** Makes a government a member and signs in its liaison. */
export async function asLiaison(coordination: HubClient, cvegeo: string): Promise<HubClient> {
  await joinNetwork(coordination, cvegeo);
  return acceptInvitation(coordination, 'liaison@bench.example');
}

/** Does `work`; if it fails, the error also tells what the hub said last. */
export async function withLastWords<Result>(hub: RunningHub, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${String(error)}\nThe hub said: ${hub.launched.lastWords()}`, { cause: error });
  }
}

/** Reads until the answer is as wanted; throws after `timeoutMs`. */
export async function until<Answer>(
  read: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  { timeoutMs, everyMs = 15 }: { timeoutMs: number; everyMs?: number },
): Promise<Answer> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await read();
    if (isWanted(answer)) return answer;
    if (performance.now() - startedAt > timeoutMs)
      throw new Error(`still not after ${timeoutMs / 1000} s: ${JSON.stringify(answer).slice(0, 800)}`);
    await sleep(everyMs);
  }
}
