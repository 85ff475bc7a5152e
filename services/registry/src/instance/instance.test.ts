import { createOutbound, readToken, verifyRequest, type SignedRequest } from '@rma/service-kit';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createRegistry } from '../app.ts';
import { openRegistry, publicUrl, system } from '../testing/registry-harness.ts';
import { createInstanceKeys } from './instance-keys.ts';

const network = await openRegistry();
const { call, person, registry, db, clock, deps } = network;
const coordinator = await person({ role: 'coordinator', cvegeo: null });
const why = 'Rotación anual de la llave';

test('the instance presents itself with one key, although two processes needed it at once', async () => {
  const kids = await Promise.all(
    [createInstanceKeys(deps), createInstanceKeys(deps)].map((k) => k.signer.kid()),
  );
  expect(new Set(kids).size).toBe(1);
  const { json } = await call('GET', '/.well-known/rma-node.json');
  expect(json).toMatchObject({
    software: 'red-mexico-abierto',
    mode: 'hub',
    cvegeo: null,
    url: publicUrl,
    feed: `${publicUrl}/feed`,
    kid: kids[0],
    keys: [{ kid: kids[0], crv: 'Ed25519' }],
    endorsements: [],
  });
  expect(JSON.stringify(json)).not.toContain('"d"');
});

test('a new key is endorsed by the one before, which forgets its private part', async () => {
  const before = await registry.signer.kid();
  const { status, json } = await call('POST', '/api/v1/instance/keys', {
    as: coordinator.authorization,
    body: { reason: why },
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({ previous: before });
  const document = (await call('GET', '/.well-known/rma-node.json')).json;
  const keys = await registry.signer.publicKeys();
  const [endorsement = ''] = document['endorsements'] as string[];
  const read = await readToken('rma-endorsement+jws', endorsement, { keys });
  expect(read).toMatchObject({ kid: before, content: { kid: json['kid'], url: publicUrl } });
  const rows = await db.selectFrom('registry.instance_key').select(['kid', 'private_jwk']).execute();
  expect(rows.filter((row) => row.private_jwk !== null).map(({ kid }) => kid)).toEqual([json['kid']]);
  const entry = await db
    .selectFrom('national.ledger_entry')
    .selectAll()
    .where('kind', '=', 'instance.key-rotated')
    .executeTakeFirstOrThrow();
  expect(entry.cause).toBe(why);
});

test('a revoked key endorses nothing and is no longer shown', async () => {
  const before = await registry.signer.kid();
  const answer = await call('POST', `/api/v1/instance/keys/${before}/revocation`, {
    as: coordinator.authorization,
    body: { reason: 'Se perdió un respaldo' },
  });
  expect(answer.json['kid']).not.toBe(before);
  const shown = await registry.signer.publicKeys();
  expect(shown.map(({ kid }) => kid)).not.toContain(before);
  const all = await call('GET', '/api/v1/instance/keys', { as: coordinator.authorization });
  expect(all.json).toMatchObject({
    items: [{ state: 'active', isEndorsed: false }, {}, {}],
  });
  const states = (all.json['items'] as { kid: string; state: string }[]).map(({ kid, state }) => ({
    kid,
    state,
  }));
  expect(states).toContainEqual({ kid: before, state: 'revoked' });
  const unknown = await call('POST', '/api/v1/instance/keys/nothing/revocation', {
    as: coordinator.authorization,
    body: { reason: 'Se perdió un respaldo' },
  });
  expect(unknown.status).toBe(404);
});

test('only coordinators change keys', async () => {
  const liaison = await person({ role: 'liaison', cvegeo: '30087' });
  const request = { as: liaison.authorization, body: { reason: why } };
  expect((await call('POST', '/api/v1/instance/keys', request)).status).toBe(403);
  expect((await call('GET', '/api/v1/instance/keys')).status).toBe(401);
});

test('coordinators, and nobody else, read once that a node waits or cannot be believed', async () => {
  const kid = Buffer.from('abcdef01', 'hex').toString('base64url');
  const report = {
    about: 'node:1',
    cvegeo: '30087',
    title: 'Nodo de Xalapa',
    url: 'https://x.mx',
    detail: kid,
  };
  await registry.tasks['registry.report-node']({ ...report, kind: 'registered' });
  await registry.tasks['registry.report-node']({ ...report, kind: 'registered' });
  const distrusted = { ...report, about: 'run:1', kind: 'distrusted', detail: 'Una página fue alterada.' };
  await registry.tasks['registry.report-node'](distrusted);
  const letters = await db
    .selectFrom('registry.message')
    .select(['recipient', 'body'])
    .where('kind', '=', 'node-report')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  expect(letters.map(({ recipient }) => recipient)).toEqual([coordinator.email, coordinator.email]);
  expect(letters[0]?.body).toContain('abcd ef01');
  expect(letters[0]?.body).toContain('/coordinacion/nodos');
  expect(letters[1]?.body).toContain('Una página fue alterada.');
});

test('a state’s node has its government and municipalities as members from the first start, once', async () => {
  const node = createRegistry({
    ...deps,
    instance: { mode: 'node', version: '1', cvegeo: '29', contactEmail: null, hub: null },
  });
  await node.settleOwnGovernment();
  await node.settleOwnGovernment();
  const members = await db
    .selectFrom('national.government')
    .select('cvegeo')
    .where('membership', '=', 'active')
    .execute();
  expect(members).toHaveLength(61);
  const entries = await db
    .selectFrom('national.ledger_entry')
    .select('seq')
    .where('kind', '=', 'membership.approved')
    .execute();
  expect(entries).toHaveLength(61);
});

test('a node asks its hub until it is approved, with a request only its key can have signed', async () => {
  const asked: (SignedRequest & { body: Buffer })[] = [];
  let state: 'down' | 'proposed' | 'approved' = 'down';
  const hubKeys = await registry.signer.publicKeys();
  const hub = createServer((request, response) => {
    if (state === 'down') return void response.writeHead(500).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'GET') {
        return void response.end(
          JSON.stringify({
            software: 'red-mexico-abierto',
            version: '1',
            mode: 'hub',
            cvegeo: null,
            name: 'Red',
            url: 'x',
            feed: 'x',
            graphql: 'x',
            kid: hubKeys[0]?.kid,
            keys: hubKeys,
            endorsements: [],
          }),
        );
      }
      asked.push({
        method: request.method ?? '',
        url: `http://${request.headers.host}${request.url}`,
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      response.end(JSON.stringify({ id: '019e4c31-0000-7000-8000-000000000001', state }));
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const address = hub.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const outbound = createOutbound({
    contact: { publicUrl, email: 'x@example.org' },
    allow: [`127.0.0.1:${port}`],
    clock: { now: () => Date.now(), sleep: async () => {}, random: () => 0.5 },
  });
  onTestFinished(async () => {
    hub.close();
    await outbound.close();
  });
  const hubUrl = `http://127.0.0.1:${port}`;
  const node = createRegistry({
    ...deps,
    instance: {
      mode: 'node',
      version: '1',
      cvegeo: '29',
      contactEmail: 'datos@ejemplo.gob.mx',
      hub: { url: hubUrl, outbound },
    },
  });
  const stateNow = async () => (await node.hubJoining.status())?.registration;

  await node.hubJoining.join();
  expect(await stateNow()).toMatchObject({ state: 'waiting', failures: 1, remote_id: null });
  state = 'proposed';
  await node.hubJoining.join();
  expect(await stateNow()).toMatchObject({ state: 'waiting' });
  clock.advance({ seconds: 61 });
  await node.hubJoining.join();
  expect(await stateNow()).toMatchObject({ state: 'proposed', failure: null });
  state = 'approved';
  clock.advance({ seconds: 61 });
  await node.hubJoining.join();
  expect(await stateNow()).toMatchObject({ state: 'approved' });
  expect(asked).toHaveLength(2);
  for (const request of asked) {
    const options = { keys: await registry.signer.publicKeys(), now: clock.now() };
    expect(verifyRequest(request, options)).toMatchObject({ ok: true });
  }
  expect(JSON.parse(String(asked[0]?.body))).toMatchObject({
    cvegeo: '29',
    title: 'Nodo de Tlaxcala',
    url: publicUrl,
    contactEmail: 'datos@ejemplo.gob.mx',
  });
  expect(await registry.instanceKeys.list(system)).toHaveLength(3);
});
