import { fastify } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AccessRow, type Method, people, unknownId, type Who } from './testing/access.ts';
import { accessOfMemoranda, publicOfMemoranda } from './testing/access-of-memoranda.ts';
import { accessOfAccounts, ownAndPublicOfAccounts } from './testing/access-of-account.ts';
import { accessOfDemand, publicOfDemand } from './testing/access-of-demand.ts';
import { accessOfCommitments } from './testing/access-of-commitments.ts';
import { accessOfPipeline, publicOfPipeline } from './testing/access-of-pipeline.ts';
import { accessOfSigning, publicOfSigning } from './testing/access-of-signing.ts';
import { accessOfSquads, publicOfSquads } from './testing/access-of-squads.ts';
import { accessOfSuccession, publicOfSuccession } from './testing/access-of-succession.ts';
import { openRegistry, pdf, system } from './testing/registry-harness.ts';

const { call, member, apply, person, registry, submit } = await openRegistry();

const party = { organization: 'Organización', signatory: 'Ana Firma', position: 'Titular' };
const terms = {
  title: 'Convenio',
  federationParty: party,
  governmentParty: party,
  validFrom: '2026-01-01',
  validUntil: '2036-01-01',
};
const ids = { application: '', memorandum: '', official: '' };
const tokens = new Map<string, string>();

const everybody = Object.keys(people);

beforeAll(async () => {
  for (const [who, grant] of Object.entries(people)) tokens.set(who, (await person(grant)).authorization);
  tokens.set('nobody in particular', (await person()).authorization);
  await member('17007');
  ids.application = String((await apply('17001')).json['id']);
  const draft = await registry.memoranda.draft(system, { ...terms, cvegeo: '17007' });
  ids.memorandum = draft.ok ? draft.id : '';
  const officials = await registry.officials.list(system, '17007');
  ids.official = officials?.officials[0]?.id ?? '';
});

const reason = { reason: 'Porque sí.' };
const longReason = { reason: 'Porque toca cambiarla este año.' };

/** Every route that is not for the public, and who is let in; everybody else gets 401 or 403. */
const table: AccessRow[] = [
  ...accessOfSuccession,
  ...accessOfSquads,
  ...accessOfAccounts,
  ...accessOfSigning,
  ...accessOfDemand,
  ...accessOfMemoranda,
  ...accessOfCommitments,
  ...accessOfPipeline,
  ['GET', () => '/api/v1/api-keys', ['liaison', 'administrator', 'other liaison', 'other administrator'], {}],
  [
    'POST',
    () => '/api/v1/api-keys',
    ['liaison', 'administrator'],
    {
      body: {
        name: 'x',
        cvegeo: '17007',
        scopes: ['catalog:read'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    },
  ],
  [
    'DELETE',
    () => '/api/v1/api-keys/0000000000000000',
    ['liaison', 'administrator', 'other liaison', 'other administrator'],
    {},
  ],
  ['GET', () => '/api/v1/invitations', ['coordinator', 'administrator', 'other administrator'], {}],
  [
    'POST',
    () => '/api/v1/invitations',
    ['coordinator', 'administrator'],
    { body: { email: 'x@ejemplo.mx', name: 'Equis', role: 'liaison', cvegeo: '17007' } },
  ],
  ['GET', () => '/api/v1/messages', ['coordinator'], {}],
  ['GET', () => '/api/v1/applications', ['coordinator', 'squad', 'auditor'], {}],
  ['GET', () => `/api/v1/applications/${ids.application}`, ['coordinator', 'squad', 'auditor'], {}],
  [
    'GET',
    () => `/api/v1/applications/${ids.application}/designation`,
    ['coordinator', 'squad', 'auditor'],
    {},
  ],
  ['POST', () => `/api/v1/applications/${unknownId}/approval`, ['coordinator'], {}],
  ['POST', () => `/api/v1/applications/${unknownId}/refusal`, ['coordinator'], { body: reason }],
  [
    'POST',
    () => '/api/v1/governments/17007/membership',
    ['coordinator'],
    { body: { event: 'resume', ...reason } },
  ],
  [
    'POST',
    () => '/api/v1/governments/17007/officials',
    ['coordinator', 'administrator'],
    { form: 'designation' },
  ],
  [
    'GET',
    () => `/api/v1/governments/17007/officials/${ids.official}/designation`,
    ['coordinator', 'liaison', 'administrator', 'squad', 'auditor'],
    {},
  ],
  [
    'GET',
    () => '/api/v1/memoranda',
    [
      'coordinator',
      'state-cto',
      'liaison',
      'administrator',
      'other liaison',
      'other administrator',
      'squad',
      'ally',
      'auditor',
    ],
    {},
  ],
  ['POST', () => '/api/v1/memoranda', ['coordinator'], { body: { ...terms, cvegeo: '17007' } }],
  [
    'PATCH',
    () => `/api/v1/memoranda/${unknownId}`,
    ['coordinator'],
    { body: {}, headers: { 'if-match': '"1"' } },
  ],
  ['GET', () => '/api/v1/instance', ['coordinator', 'squad', 'auditor'], {}],
  ['POST', () => '/api/v1/instance/hub-look', ['coordinator'], {}],
  ['GET', () => '/api/v1/instance/keys', ['coordinator'], {}],
  ['POST', () => '/api/v1/instance/keys', ['coordinator'], { body: longReason }],
  ['POST', () => '/api/v1/instance/keys/unknown/revocation', ['coordinator'], { body: longReason }],
];

/** Of one government's things, another's official is told that there is no such thing. */
const hidden: [Method, () => string, Who[]][] = [
  [
    'GET',
    () => `/api/v1/memoranda/${ids.memorandum}`,
    ['coordinator', 'liaison', 'administrator', 'squad', 'ally', 'auditor'],
  ],
  [
    'GET',
    () => `/api/v1/memoranda/${ids.memorandum}/signatures`,
    ['coordinator', 'liaison', 'administrator', 'squad', 'ally', 'auditor'],
  ],
];

async function statusFor(row: AccessRow, who?: string): Promise<number> {
  const [method, url, , { form, ...request }] = row;
  const as = who === undefined ? undefined : tokens.get(who);
  if (form === undefined)
    return (await call(method, url(), { ...request, ...(as !== undefined && { as }) })).status;
  const file = { field: form, name: 'oficio.pdf', content: pdf };
  const answer = await submit(method === 'PUT' ? 'PUT' : 'POST', url(), {
    fields: {},
    file,
    ...(as !== undefined && { as }),
  });
  return answer.status;
}

describe.each(table)('%s %s', (...row) => {
  const [, , allowed] = row;

  test('asks strangers to identify themselves', async () => {
    expect(await statusFor(row)).toBe(401);
  });

  test(`lets in ${allowed.join(', ')} and nobody else`, async () => {
    const letIn: string[] = [];
    for (const who of [...everybody, 'nobody in particular'])
      if ((await statusFor(row, who)) !== 403) letIn.push(who);
    expect(letIn).toEqual(everybody.filter((who) => allowed.some((name) => name === who)));
  });
});

describe.each(hidden)('%s %s', (method, url, allowed) => {
  test('is found by who may read it, and does not exist for the rest', async () => {
    const found: string[] = [];
    for (const who of everybody) {
      const { status } = await call(method, url(), { as: tokens.get(who) ?? '' });
      expect([200, 404]).toContain(status);
      if (status === 200) found.push(who);
    }
    expect(found).toEqual(everybody.filter((who) => allowed.some((name) => name === who)));
  });
});

const openapiSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ summary: z.string(), tags: z.array(z.string()) })),
  ),
});

/** The public's routes, and two that answer by whose memorandum it is. */
const otherRoutes = [
  ...publicOfSuccession,
  ...publicOfSquads,
  ...ownAndPublicOfAccounts,
  ...publicOfSigning,
  ...publicOfPipeline,
  ...publicOfDemand,
  ...publicOfMemoranda,
  'DELETE /api/v1/session',
  'GET /.well-known/jwks.json',
  'GET /.well-known/rma-node.json',
  'GET /api/v1/governments/:cvegeo/membership',
  'GET /api/v1/governments/:cvegeo/officials',
  'GET /api/v1/invitations/:token',
  'GET /api/v1/ledger',
  'GET /api/v1/ledger/head',
  'GET /api/v1/me',
  'GET /bitacora.atom',
  'GET /ledger.ndjson',
  'POST /api/v1/applications',
  'POST /api/v1/invitations/:token/acceptance',
  'POST /api/v1/session',
  'POST /api/v1/session/refresh',
];

const patternOf = (method: Method, url: string) =>
  `${method} ${url
    .replace(/[0-9a-f-]{36}|0{16}/, ':id')
    .replace('17007', ':cvegeo')
    .replace('unknown', ':kid')}`;

describe('the routes', () => {
  test('are all either public on purpose or in the table above', async () => {
    const found: string[] = [];
    const bare = fastify();
    bare.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') found.push(`${one} ${url}`);
    });
    await bare.register(registry.routes);
    const covered = [
      ...table.map(([method, url, , , route]) => route ?? patternOf(method, url())),
      ...hidden.map(([method, url]) => patternOf(method, url())),
    ];
    expect(found.toSorted()).toEqual([...covered, ...otherRoutes].toSorted());
    await bare.close();
  });

  test('are described in Spanish for those who program against them', async () => {
    const { json } = await call('GET', '/api/v1/openapi.json');
    const { paths } = openapiSchema.parse(json);
    const described = Object.values(paths).flatMap((operations) => Object.values(operations));
    // Keys, calendars and the documents of an agreement describe themselves.
    const documents = otherRoutes.filter((route) =>
      / \/(\.well-known|memoranda|calendars|programa)/.test(route),
    );
    expect(documents).toHaveLength(6);
    expect(described).toHaveLength(table.length + hidden.length + otherRoutes.length - documents.length);
    for (const { summary, tags } of described) {
      expect(summary).toMatch(/^[A-ZÁÉÍÓÚ]/);
      expect(tags).toHaveLength(1);
    }
  });

  test('give back who one is only to who signed in', async () => {
    expect((await call('GET', '/api/v1/me')).status).toBe(401);
  });
});
