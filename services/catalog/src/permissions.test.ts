import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents, torreon, whoever, type Who } from './catalog-for-tests.ts';

const { call, newResource, upload, deliver } = await catalogForTests();
const { packageId, resourceId } = await newResource();
const { uploadId } = await deliver(resourceId, roadIncidents('Abastos').replace('2025-03-14', 'ayer'));

/** Who gets past the permission of each route; the others see 404 unless they may read the work, then 403. */
const readers: Who[] = [
  'liaison',
  'administrator',
  'coordinator',
  'stateCto',
  'squad',
  'auditor',
  'reader',
  'writer',
  'publisher',
];
const writers: Who[] = ['liaison', 'administrator', 'squad', 'writer', 'publisher'];
const everyone = whoever;

type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  allowed: readonly Who[];
  body?: object;
  /** What those who are allowed get; the case is chosen so that nothing changes between roles. */
  answer: number;
};
/** Those who may read the work learn that they may not do this; the others, nothing. */
const refusalOf = (who: Who) => (readers.includes(who) ? 403 : 404);
const absent = '00000000-0000-7000-8000-000000000000';
const routes: Route[] = [
  { method: 'GET', url: `/api/v1/packages/${packageId}`, allowed: readers, answer: 200 },
  { method: 'PATCH', url: `/api/v1/packages/${packageId}`, allowed: writers, body: {}, answer: 200 },
  {
    method: 'POST',
    url: `/api/v1/packages/${packageId}/resources`,
    allowed: writers,
    body: { standard: 'mobility/unknown', name: 'a', title: 'Algo' },
    answer: 404,
  },
  { method: 'PATCH', url: `/api/v1/resources/${resourceId}`, allowed: writers, body: {}, answer: 200 },
  { method: 'GET', url: `/api/v1/uploads/${uploadId}`, allowed: readers, answer: 200 },
  { method: 'GET', url: `/api/v1/uploads/${uploadId}/report.csv`, allowed: readers, answer: 200 },
  { method: 'GET', url: `/api/v1/uploads/${uploadId}/file`, allowed: readers, answer: 200 },
  { method: 'POST', url: `/api/v1/uploads/${uploadId}/validation`, allowed: writers, answer: 409 },
  {
    method: 'POST',
    url: `/api/v1/packages/${packageId}/releases`,
    allowed: ['liaison', 'administrator', 'publisher'],
    body: {},
    answer: 409,
  },
  { method: 'GET', url: `/api/v1/packages/${packageId}/releases`, allowed: readers, answer: 200 },
  { method: 'GET', url: `/api/v1/packages/${packageId}/next-release`, allowed: readers, answer: 200 },
  {
    method: 'PUT',
    url: `/api/v1/uploads/${uploadId}/preparation`,
    allowed: writers,
    body: {},
    answer: 202,
  },
  {
    method: 'POST',
    url: `/api/v1/packages/${packageId}/withdrawal`,
    allowed: ['liaison', 'administrator', 'coordinator', 'publisher'],
    body: { reason: 'Un motivo suficiente' },
    answer: 409,
  },
];

describe.each(routes)('$method $url', ({ method, url, allowed, body, answer }) => {
  test.each(everyone)('by %s', async (who) => {
    const answered = await call(who, method, url, body);
    const expected = allowed.includes(who) ? answer : refusalOf(who);
    expect(answered.statusCode).toBe(expected);
  });

  test('by nobody in particular', async () => {
    const { statusCode, json } = await call(null, method, url, body);
    expect([statusCode, json().code]).toEqual([401, 'unauthenticated']);
  });

  test('says the same to a stranger whether the work exists or not', async () => {
    const missing = url.replace(packageId, absent).replace(uploadId, absent).replace(resourceId, absent);
    const [real, none] = await Promise.all([
      call('neighbour', method, url, body),
      call('neighbour', method, missing, body),
    ]);
    const { requestId: _real, instance: _at, ...told } = real.json();
    const { requestId: _none, instance: _on, ...toldOfNone } = none.json();
    expect(told).toEqual(toldOfNone);
  });
});

describe('uploading', () => {
  test.each(everyone)('by %s', async (who) => {
    const { statusCode } = await upload(who, resourceId, roadIncidents('Igual'), 'igual.csv');
    expect(statusCode).toBe(writers.includes(who) ? 202 : refusalOf(who));
  });
});

test('a package is opened only by who may write for its government', async () => {
  const body = { cvegeo: torreon, theme: 'mobility', contactName: 'Movilidad', contactEmail: 'a@b.example' };
  const answers = await Promise.all(
    everyone.map(async (who) => [who, (await call(who, 'POST', '/api/v1/packages', body)).statusCode]),
  );
  expect(answers).toEqual(everyone.map((who) => [who, writers.includes(who) ? 200 : 403]));
});

test.each([
  ['GET', '/api/v1/packages'],
  ['POST', '/api/v1/packages'],
  ['DELETE', `/api/v1/resources/${resourceId}`],
  ['DELETE', `/api/v1/uploads/${uploadId}`],
  ['POST', `/api/v1/resources/${resourceId}/uploads`],
] as const)('%s %s needs a credential', async (method, url) => {
  const body = { cvegeo: torreon, theme: 'mobility', contactName: 'Movilidad', contactEmail: 'a@b.example' };
  const payload = method === 'POST' && url.endsWith('packages') ? body : undefined;
  expect((await call(null, method, url, payload)).statusCode).toBe(401);
});

describe('removing, last because it changes things', () => {
  const refused = everyone.filter((who) => !writers.includes(who));
  test.each(refused)('is not for %s', async (who) => {
    expect((await call(who, 'DELETE', `/api/v1/uploads/${uploadId}`)).statusCode).toBe(refusalOf(who));
    expect((await call(who, 'DELETE', `/api/v1/resources/${resourceId}`)).statusCode).toBe(refusalOf(who));
  });

  test('is for who writes', async () => {
    expect((await call('writer', 'DELETE', `/api/v1/uploads/${uploadId}`)).statusCode).toBe(204);
    expect((await call('squad', 'DELETE', `/api/v1/resources/${resourceId}`)).statusCode).toBe(204);
  });
});
