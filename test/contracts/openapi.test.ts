import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { ask, call, type Answer, type Problem } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { signInAsCoordinator } from '../integration/support/people.ts';
import { operationsOf, type OpenapiDocument, type Operation } from './support/operations.ts';

const hub = await startHubProcess();
const token = await signInAsCoordinator(hub);
const document = await ask<OpenapiDocument>(hub, 'GET', '/api/v1/openapi.json');
const operations = operationsOf(document);
const catalogue = await ask<{ items: { code: string; status: number }[] }>(hub, 'GET', '/problems');
const statusOf = new Map(catalogue.items.map(({ code, status }) => [code, status]));

/** A refusal says what is wrong as RFC 9457 asks, with a code of the catalogue; anything else must be a success. */
function faultOf(what: string, { status, headers, body }: Answer<Problem>): string[] {
  if (status < 400) return [];
  const fault = (why: string) => [`${what} answered ${status}, ${why}: ${JSON.stringify(body)}`];
  if (status >= 500) return fault('a failure of ours');
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return fault('not as a problem');
  if (statusOf.get(body.code) !== status) return fault('with a code that is not in the catalogue');
  const isWhole = body.title !== '' && body.detail !== '' && body.type === `${hub.url}/problems/${body.code}`;
  return isWhole ? [] : fault('without saying why');
}

const described = ({ method, path }: Operation) => `${method} ${path}`;

test('the document is valid OpenAPI 3.1 and describes every part of the working API', async () => {
  expect(await new Validator().validate(document)).toMatchObject({ valid: true });
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(operations.map(described)).toEqual(
    expect.arrayContaining([
      'POST /api/v1/session',
      'POST /api/v1/applications',
      'POST /api/v1/applications/{id}/approval',
      'POST /api/v1/applications/{id}/refusal',
      'POST /api/v1/invitations/{token}/acceptance',
      'GET /api/v1/messages',
      'POST /api/v1/memoranda',
      'PUT /api/v1/memoranda/{id}/signatures/{party}/attested-copy',
      'POST /api/v1/signing/{token}/signature',
      'POST /api/v1/packages',
      'POST /api/v1/resources/{id}/uploads',
      'POST /api/v1/packages/{id}/releases',
      'POST /api/v1/sources',
      'POST /api/v1/runs/{id}/confirmation',
      'GET /packages/{id}/datapackage.json',
    ]),
  );
  const unnamed = operations.filter(({ summary }) => summary === undefined || summary === '').map(described);
  expect(unnamed).toEqual([]);
});

describe.each([
  ['nobody', undefined],
  ['a coordinator', token],
])('asked by %s, no operation fails', (_who, credential) => {
  const send = (
    operation: Operation,
    request: { parameter: string; query?: string; json?: unknown; text?: string },
  ) => {
    const { parameter, query = '', ...body } = request;
    const path = operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent(parameter));
    const isRead = operation.method === 'GET';
    const headers: Record<string, string> = {
      'if-match': '"1"',
      ...('text' in body && { 'content-type': 'application/json' }),
    };
    return call<Problem>(hub, operation.method, `${path}${query}`, {
      token: credential,
      headers,
      ...(isRead ? {} : body),
    });
  };
  const nowhere = '0190b7a0-0000-7000-8000-000000000000';
  const bodies: { name: string; json?: unknown; text?: string }[] = [
    { name: 'without a body' },
    { name: 'with an empty object', json: {} },
    { name: 'with a list', json: [] },
    {
      name: 'with wrong types',
      json: { email: 1, password: [], cvegeo: 17, name: {}, reason: null, url: 7 },
    },
    { name: 'with half of a JSON', text: '{"email": "a' },
    { name: 'with another kind of body', json: 'texto' },
  ];

  test.each(bodies)('$name', async ({ json, text }) => {
    const faults: string[] = [];
    for (const operation of operations) {
      for (const parameter of [nowhere, 'no-existe', '../../etc/passwd', '%00', "' or 1=1 --"]) {
        const answer = await send(operation, {
          parameter,
          ...(json !== undefined && { json }),
          ...(text !== undefined && { text }),
        });
        faults.push(...faultOf(`${described(operation)} (${parameter})`, answer));
      }
    }
    expect(faults).toEqual([]);
  });

  test.each([
    '?first=0',
    '?first=-1',
    '?first=101',
    '?first=muchos',
    '?after=no-es-un-cursor',
    '?cvegeo=99999',
  ])('with the query %s', async (query) => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ method }) => method === 'GET'))
      faults.push(...faultOf(described(operation), await send(operation, { parameter: nowhere, query })));
    expect(faults).toEqual([]);
  });
});

test('each problem code has a page that explains it, in Spanish and in English', async () => {
  for (const { code } of catalogue.items) {
    const spanish = await ask<Problem>(hub, 'GET', `/problems/${code}`);
    const english = await ask<Problem>(hub, 'GET', `/problems/${code}`, {
      headers: { 'accept-language': 'en' },
    });
    expect(spanish.code).toBe(code);
    expect(spanish.title).not.toBe(english.title);
  }
});

test('the codes that programs rely on stay', () => {
  const relied = [
    'already-exists',
    'application-decided',
    'application-exists',
    'bad-filter',
    'bad-request',
    'conflict',
    'document-missing',
    'document-not-accepted',
    'forbidden',
    'government-cannot-publish',
    'internal',
    'invitation-expired',
    'invitation-used',
    'malformed-json',
    'membership-event-refused',
    'memorandum-not-drafted',
    'method-not-allowed',
    'not-a-member',
    'not-found',
    'origin-refused',
    'package-withdrawn',
    'payload-too-large',
    'precondition-failed',
    'precondition-required',
    'query-too-heavy',
    'range-not-satisfiable',
    'rate-limited',
    'release-not-ready',
    'run-already-open',
    'run-not-held',
    'session-ended',
    'sign-in-refused',
    'source-address-refused',
    'source-not-approved',
    'table-not-available',
    'token-expired',
    'token-invalid',
    'unauthenticated',
    'unavailable',
    'unknown-column',
    'unknown-government',
    'unsupported-media-type',
    'upload-interrupted',
    'upload-without-file',
    'validation-failed',
  ];
  expect([...statusOf.keys()]).toEqual(expect.arrayContaining(relied));
});
