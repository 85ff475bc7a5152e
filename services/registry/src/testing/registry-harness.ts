import { dateInMexicoCity, type Actor, type Grant } from '@rma/domain';
import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { addAccount } from '../accounts/account-queries.ts';
import { addGrant } from '../accounts/grant-queries.ts';
import { createKeyRing } from '../accounts/key-ring.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { createRegistry, type RegistryDeps } from '../app.ts';
import { createRegistryServer } from '../server.ts';

export const publicUrl = 'http://127.0.0.1:8080';
export const goodPassword = 'caballo correcto pila grapa';
export const system: Actor = { kind: 'system', name: 'test' };
export const pdf = Buffer.from('%PDF-1.7\n% un oficio de designación\n%%EOF\n');

/** The fields of an application that is in order. */
export const applicationFields = (cvegeo: string): Record<string, string> => ({
  cvegeo,
  'liaison.name': 'Ana Enlace',
  'liaison.position': 'Directora de Gobierno Digital',
  'liaison.email': `enlace-${cvegeo}@ejemplo.gob.mx`,
  'liaison.phone': '777 123 4567',
  'administrator.name': 'Beto Administrador',
  'administrator.position': 'Jefe de Sistemas',
  'administrator.email': `datos-${cvegeo}@ejemplo.gob.mx`,
  motivation: 'Queremos publicar.',
});

/** A registry on a database of its own, with the rights the service has, and a server in front of it. */
export async function openRegistry(options: Partial<RegistryDeps> = {}) {
  const database = await createTestDatabase();
  const blobs = await testBlobStore();
  // Tokens are checked against the machine's time, so the clock starts there and is moved from it.
  const clock = testClock(new Date().toISOString());
  const logger = createLogger({ level: 'silent', service: 'registry-test' });
  const db = database.as('rma_registry');
  const deps: RegistryDeps = { db, clock, logger, publicUrl, blobs, ...options };
  const registry = createRegistry(deps);
  const server = await createRegistryServer(registry, { logger, metrics: createMetrics(), publicUrl });
  const keyRing = createKeyRing({ db, clock, issuer: publicUrl });
  let people = 0;

  afterAll(async () => {
    await server.close();
    await registry.close();
  });

  const inMexico = (daysFromNow: number) =>
    dateInMexicoCity(new Date(clock.now().getTime() + daysFromNow * 86_400_000));

  /** Somebody with an account: its id, e-mail and an access token. */
  async function person(...grants: Grant[]) {
    people += 1;
    const email = `persona${people}@ejemplo.gob.mx`;
    const at = clock.now();
    const passwordHash = await hashPassword(goodPassword);
    const id = await db.transaction().execute(async (trx) => {
      const accountId = await addAccount(trx, { email, name: `Persona ${people}`, passwordHash, at });
      if (accountId === undefined) throw new Error('the e-mail is taken');
      for (const grant of grants) await addGrant(trx, { ...grant, accountId, grantedBy: 'system:test', at });
      return accountId;
    });
    const token = await keyRing.sign({ id, name: `Persona ${people}`, grants });
    return { id, email, token, authorization: `Bearer ${token}` };
  }

  /** Sends JSON and reads JSON; `as` is an Authorization header. */
  async function call(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    request: {
      as?: string;
      body?: Record<string, unknown>;
      headers?: Record<string, string>;
      cookie?: string;
    } = {},
  ) {
    const { as, body, headers = {}, cookie } = request;
    const response = await server.inject({
      method,
      url,
      headers: { ...headers, ...(as && { authorization: as }), ...(cookie && { cookie }) },
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, headers: response.headers, json: jsonOf(response), response };
  }

  /** Sends a multipart form. */
  async function submit(
    method: 'POST' | 'PUT',
    url: string,
    form: {
      as?: string;
      fields: Record<string, string>;
      file?: { field: string; name: string; content: Uint8Array };
    },
  ) {
    const data = new FormData();
    for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
    if (form.file)
      data.append(form.file.field, new Blob([new Uint8Array(form.file.content)]), form.file.name);
    const encoded = new Response(data);
    const response = await server.inject({
      method,
      url,
      headers: {
        'content-type': encoded.headers.get('content-type') ?? '',
        ...(form.as && { authorization: form.as }),
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return { status: response.statusCode, headers: response.headers, json: jsonOf(response), response };
  }

  const apply = (cvegeo: string, change: Record<string, string> = {}) =>
    submit('POST', '/api/v1/applications', {
      fields: { ...applicationFields(cvegeo), ...change },
      file: { field: 'designation', name: 'oficio.pdf', content: pdf },
    });

  /** A member with its two officials, both still to accept their invitations. */
  async function member(cvegeo: string) {
    const { json } = await apply(cvegeo);
    const approved = await registry.applications.approve(system, String(json['id']));
    if (!approved.ok) throw new Error(approved.reason);
    return approved;
  }

  /** Accepts an invitation and returns the session it opens. */
  async function accept(token: string, password: string = goodPassword) {
    const answer = await call('POST', `/api/v1/invitations/${token}/acceptance`, {
      body: { name: 'Persona Invitada', password },
    });
    const bearer = `Bearer ${String(answer.json['accessToken'])}`;
    return { ...answer, authorization: bearer, cookie: cookieOf(answer.response) };
  }

  return {
    database,
    db,
    blobs,
    clock,
    deps,
    registry,
    server,
    inMexico,
    person,
    call,
    submit,
    apply,
    member,
    accept,
  };
}

/** The refresh cookie of an answer, as a Cookie header. */
export function cookieOf(response: LightMyRequestResponse): string {
  const cookie = response.cookies.find(({ name }) => name === 'rma_refresh');
  return cookie ? `rma_refresh=${cookie.value}` : '';
}

/** The items of a page. */
export function itemsOf<Item extends object = { id: string }>(json: Record<string, unknown>): Item[] {
  const { items } = json;
  return Array.isArray(items) ? items : [];
}

/** What to add to the address for the page after this one; empty when it was the last. */
export function nextOf({ nextCursor }: Record<string, unknown>): string {
  return typeof nextCursor === 'string' ? `&after=${nextCursor}` : '';
}

// Tests read what they know is there; anything else shows as a failed expectation.
function jsonOf(response: LightMyRequestResponse): Record<string, unknown> {
  const type = response.headers['content-type'] ?? '';
  return type.includes('json') ? response.json() : {};
}
