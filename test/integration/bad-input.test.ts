import { generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, call, graphqlAnswer, type Problem } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { announce, cutOff, formStart } from './support/half-requests.ts';
import { applicationForm, joinAsLiaison, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, sendFile, upload } from './support/publishing.ts';
import { storedFiles, tracesIn } from './support/traces.ts';
import { until } from './support/until.ts';

const uploadLimitBytes = 300_000;
const torreon = '05035';

const portal = await startCkanPortal({ datasets: syntheticPackages(1) });
afterAll(() => portal.close());
const hub = await startHubProcess({
  variables: { RMA_UPLOAD_LIMIT_BYTES: String(uploadLimitBytes), RMA_OUTBOUND_ALLOW: portal.host },
});
const coordinatorToken = await signInAsCoordinator(hub);
const token = await joinAsLiaison(hub, coordinatorToken, torreon);
const { packageId, resourceId } = await openResource(hub, token, torreon);

/** Expects that `attempt` leaves the hub's lists, ledger, mail and files as they were. */
async function withoutTrace<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const before = await tracesIn(hub, coordinatorToken);
  const result = await attempt();
  expect(await tracesIn(hub, coordinatorToken)).toEqual(before);
  return result;
}

describe('an application', () => {
  test.each(['33', '99999', '17999', '170070', 'morelos'])(
    'for the key %s, which INEGI does not have, is refused',
    async (cvegeo) => {
      const { status, body } = await withoutTrace(() =>
        call<Problem>(hub, 'POST', '/api/v1/applications', { form: applicationForm(cvegeo) }),
      );
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'unknown-government' });
      expect(body.detail).toContain('no existe en el catálogo de INEGI');
    },
  );

  test('of a government that has applied, or is a member, is refused', async () => {
    await ask(hub, 'POST', '/api/v1/applications', { form: applicationForm('31050') });
    for (const cvegeo of ['31050', torreon]) {
      const { status, body } = await withoutTrace(() =>
        call<Problem>(hub, 'POST', '/api/v1/applications', { form: applicationForm(cvegeo) }),
      );
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'application-exists' });
      expect(body.detail).toContain('ya tiene una solicitud en trámite o ya es integrante');
    }
  });

  test('whose designation is a program called oficio.pdf is refused', async () => {
    const form = applicationForm('31050');
    form.set('designation', new Blob(['#!/bin/sh\nrm -rf /\n']), 'oficio.pdf');
    const { status, body } = await withoutTrace(() =>
      call<Problem>(hub, 'POST', '/api/v1/applications', { form }),
    );
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'document-not-accepted' });
    expect(body.detail).toContain('PDF');
  });
});

describe('a token', () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  const { privateKey } = generateKeyPairSync('ed25519');
  const forge = (head: object, claims: object) => {
    const signed = `${encode(head)}.${encode(claims)}`;
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  const everywhere = [{ role: 'coordinator', cvegeo: null }];

  test.each([
    [
      'whose signature was altered',
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    ],
    [
      'whose grants were raised',
      `${header}.${encode({ ...read(payload), grants: everywhere })}.${signature}`,
    ],
    [
      'signed by another key under our key’s name',
      forge(read(header), { ...read(payload), grants: everywhere }),
    ],
    ['signed by a key we do not have', forge({ ...read(header), kid: 'otra' }, read(payload))],
    ['that expired and was not ours', forge(read(header), { ...read(payload), exp: 1_000_000_000 })],
    ['without a signature', `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`],
    ['signed with a shared secret', `${encode({ ...read(header), alg: 'HS256' })}.${payload}.${signature}`],
    ['that is not a token', 'no-soy-un-token'],
    ['that is an API key of nobody', 'rma_0190b7a0_abcdefghijklmnopqrstuvwxyz'],
  ])('%s opens nothing', async (_name, forged) => {
    for (const path of ['/api/v1/me', '/api/v1/applications', '/api/v1/messages']) {
      const { status, body } = await call<Problem>(hub, 'GET', path, { token: forged });
      expect({ path, status, code: body.code }).toEqual({ path, status: 401, code: 'token-invalid' });
      expect(body.detail).toContain('no es de este sitio, fue alterado o ya no está vigente');
    }
  });

  test('of one government does nothing to the package of another', async () => {
    const neighbour = await joinAsLiaison(hub, coordinatorToken, '05017');
    const attempts = await withoutTrace(() =>
      Promise.all([
        call<Problem>(hub, 'GET', `/api/v1/packages/${packageId}`, { token: neighbour }),
        call<Problem>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, { token: neighbour }),
        sendFile(hub, neighbour, { resourceId, content: roadIncidents(['Ajeno']) }),
      ]),
    );
    for (const { status, body } of attempts) {
      expect([403, 404]).toContain(status);
      expect(['forbidden', 'not-found']).toContain(body.code);
    }
  });
});

describe('an upload', () => {
  const uploadPath = `/api/v1/resources/${resourceId}/uploads`;

  test('of 2 GB is refused before it is sent', async () => {
    const { status, problem } = await withoutTrace(() =>
      announce(hub, token, { path: uploadPath, contentLength: 2 * 2 ** 30, sent: Buffer.from('id,fecha\n') }),
    );
    expect({ status, code: problem.code }).toEqual({ status: 413, code: 'payload-too-large' });
    expect(problem.detail).toContain('El límite es de');
  });

  test('that does not say its size is refused once it passes the limit', async () => {
    const { status, problem } = await withoutTrace(() =>
      announce(hub, token, {
        path: uploadPath,
        contentLength: null,
        sent: Buffer.alloc(uploadLimitBytes + 1, 'a'),
      }),
    );
    expect({ status, code: problem.code }).toEqual({ status: 413, code: 'payload-too-large' });
  });

  test.each([0, 1, 4, 15])('that is cut off after %i ms keeps nothing and harms nobody', async (delayMs) => {
    const before = await storedFiles(hub);
    const form = 'multipart/form-data; boundary=x';
    for (const [path, contentType, start] of [
      [uploadPath, 'text/csv', 'id,fecha\n'],
      [uploadPath, form, formStart('file')],
      ['/api/v1/applications', form, formStart('designation')],
    ] as const)
      await cutOff(hub, token, { path, contentType, start, delayMs });
    await until('what had arrived is gone', async () => (await storedFiles(hub)) <= before);
    expect((await call(hub, 'GET', '/healthz')).status).toBe(200);
  });

  /** The central directory's end of an archive that would unpack to gigabytes; its name says CSV. */
  const zipBomb = Buffer.concat([
    Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]),
    Buffer.alloc(200, 0),
    Buffer.from([0x50, 0x4b, 0x05, 0x06]),
    Buffer.alloc(18, 0),
  ]);

  test.each<[string, string, Buffer, string]>([
    [
      'is an HTML page named .csv',
      'html-file',
      Buffer.from('<!doctype html><html><body>Inicie sesión</body></html>'),
      'página web (HTML)',
    ],
    ['is empty', 'empty-file', Buffer.alloc(0), 'El archivo está vacío'],
    ['is an archive named .csv', 'archive-without-table', zipBomb, 'El ZIP no contiene ninguna tabla'],
    ['has a header and nothing else', 'no-rows', Buffer.from(roadIncidents([])), 'sin ningún renglón'],
  ])(
    'that %s is told what is wrong with it, and is not published',
    async (_name, code, content, sentence) => {
      const { state, report } = await upload(hub, token, { resourceId, content: new Uint8Array(content) });
      expect(state).toBe('invalid');
      expect(report?.findings).toEqual([
        expect.objectContaining({ code, message: expect.stringContaining(sentence) }),
      ]);
      expect(report?.findings[0]?.fix).not.toBe('');
      const refused = await call<Problem>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, { token });
      expect({ status: refused.status, code: refused.body.code }).toEqual({
        status: 409,
        code: 'release-not-ready',
      });
    },
  );

  test('compressed in transit is not unpacked: a bomb stays as small as it came', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const { status, body } = await sendFile(hub, token, {
      resourceId,
      content: new Uint8Array(bomb),
      headers: { 'content-encoding': 'gzip' },
    });
    if (status === 202) {
      const { state } = await until('the bomb was judged', async () => {
        const { body: shown } = await call<{ state: string }>(
          hub,
          'GET',
          `/api/v1/uploads/${body.uploadId}`,
          {
            token,
          },
        );
        return ['valid', 'invalid', 'failed'].includes(shown.state) ? shown : null;
      });
      expect(state).toBe('invalid');
    } else {
      expect(status).toBe(415);
    }
  });

  test('in Latin-1 is accepted, and its conforming copy has its accents right in UTF-8', async () => {
    const content = Buffer.from(roadIncidents(['Bulevar Independencia esquina Peñón']), 'latin1');
    const { id, state, report } = await upload(hub, token, { resourceId, content: new Uint8Array(content) });
    expect({ state, encoding: report?.detected?.encoding }).toEqual({
      state: 'valid',
      encoding: 'windows-1252',
    });
    const copy = await call<string>(hub, 'GET', `/api/v1/uploads/${id}/file?role=conforming`, { token });
    expect(copy.body).toContain('Bulevar Independencia esquina Peñón');
    expect(await publish(hub, token, packageId)).toBe(1);
  });

  test('that is wrong leaves the last good release as it was', async () => {
    const before = await call<string>(hub, 'GET', `/packages/${packageId}/datapackage.json`);
    await upload(hub, token, {
      resourceId,
      content: roadIncidents(['Uno']).replace('2025-03-14', '14 de marzo'),
    });
    const refused = await call<Problem>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, { token });
    expect(refused.status).toBe(409);
    expect((await call(hub, 'GET', `/packages/${packageId}/datapackage.json`)).body).toEqual(before.body);
  });
});

describe('a GraphQL query', () => {
  const spanish = { 'accept-language': 'es-MX' };

  test('of 40 levels is refused', async () => {
    const query = `{ government(cvegeo: "17") ${'{ state '.repeat(39)} { name } ${'}'.repeat(39)} }`;
    const { status, body } = await call<{ errors: { message: string; extensions: { code: string } }[] }>(
      hub,
      'POST',
      '/graphql',
      { json: { query }, headers: spanish },
    );
    expect(status).toBe(400);
    expect(body.errors[0]?.extensions.code).toBe('QUERY_TOO_DEEP');
    expect(body.errors[0]?.message).toContain('niveles; el máximo es');
  });

  test.each([
    [1000, 'TOO_MANY_TOKENS', 'símbolos'],
    [60, 'TOO_MANY_ALIASES', 'alias; el máximo es'],
  ])('with %i aliases is refused', async (count, code, sentence) => {
    const fields = Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ');
    const { status, body } = await graphqlAnswer(hub, `{ ${fields} }`);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe(code);
    expect(body.errors?.[0]?.message).toContain(sentence);
    expect(body.data ?? null).toBeNull();
  });

  test('that would read the whole network many times over is refused', async () => {
    const { status, body } = await graphqlAnswer(
      hub,
      '{ governments(first: 100) { nodes { municipalities(first: 100) { nodes { peers { name } } } } } }',
    );
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
  });
});

describe('a harvest source', () => {
  const port = new URL(hub.url).port;

  test.each([
    `http://127.0.0.1:${port}`,
    'http://127.0.0.1',
    `http://localhost:${port}`,
    'http://LOCALHOST',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://2130706433',
    'http://0x7f000001',
    'http://0177.0.0.1',
    'http://127.1',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://192.168.1.1',
    'http://169.254.169.254/latest/meta-data',
    'http://alguien:clave@datos.example',
  ])('at %s is refused', async (url) => {
    const { status, body } = await withoutTrace(() => propose(url));
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'source-address-refused' });
    expect(body.detail).toContain('no es una dirección pública de Internet');
  });

  test('that sends us on to this machine is refused', async () => {
    portal.misbehave({ redirectTo: `${hub.url}/metrics` });
    const { status, body } = await withoutTrace(() => propose(`${portal.url}/api/3/action/package_search`));
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'source-address-refused' });
  });

  function propose(url: string) {
    return call<Problem>(hub, 'POST', '/api/v1/sources', {
      token: coordinatorToken,
      json: { cvegeo: torreon, kind: 'ckan', url, title: 'Portal' },
    });
  }
});
