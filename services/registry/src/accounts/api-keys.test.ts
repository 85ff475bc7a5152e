import { beforeAll, describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const { accept, call, clock, db, member, person } = await openRegistry();

let official: Awaited<ReturnType<typeof accept>>;
beforeAll(async () => {
  const { invitations } = await member('17007');
  official = await accept(invitations.administrator?.token ?? '');
});

const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
const wish = (change: Record<string, unknown> = {}) => ({
  name: 'Carga nocturna',
  cvegeo: '17007',
  scopes: ['catalog:write', 'catalog:write'],
  expiresAt: inDays(30),
  ...change,
});
const create = (as: string, change: Record<string, unknown> = {}) =>
  call('POST', '/api/v1/api-keys', { as, body: wish(change) });
const meAs = (key: string) => call('GET', '/api/v1/me', { headers: { 'x-api-key': key } });

describe('an API key', () => {
  test('is told once, stored as a hash, and acts for its government with its scopes', async () => {
    const { status, json } = await create(official.authorization);
    expect(status).toBe(201);
    const key = String(json['key']);
    expect(key).toMatch(/^rma_[0-9a-f]{16}_[\w-]{43}$/);
    expect(json['scopes']).toEqual(['catalog:write']);
    const rows = await db.selectFrom('registry.api_key').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key.split('_')[2]);
    const me = await meAs(key);
    expect(me.json).toMatchObject({
      kind: 'machine',
      grants: [{ role: 'administrator', cvegeo: '17007' }],
    });
    const list = await call('GET', '/api/v1/api-keys', { as: official.authorization });
    expect(JSON.stringify(list.json)).not.toContain(key.split('_')[2]);
    expect(list.json['items']).toMatchObject([
      { name: 'Carga nocturna', lastUsedAt: clock.now().toISOString() },
    ]);
  });

  test('with one wrong character is not believed', async () => {
    const key = String((await create(official.authorization)).json['key']);
    const wrong = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expect((await meAs(wrong)).json['code']).toBe('token-invalid');
    expect((await meAs('rma_0000000000000000_' + 'A'.repeat(43))).json['code']).toBe('token-invalid');
  });

  test('ends on its date', async () => {
    const key = String((await create(official.authorization, { expiresAt: inDays(1) })).json['key']);
    expect((await meAs(key)).status).toBe(200);
    clock.advance({ days: 1 });
    expect((await meAs(key)).status).toBe(401);
    clock.advance({ days: -1 });
  });

  test('ends when it is revoked', async () => {
    const { json } = await create(official.authorization);
    const url = `/api/v1/api-keys/${String(json['id'])}`;
    expect((await call('DELETE', url, { as: official.authorization })).status).toBe(204);
    expect((await meAs(String(json['key']))).status).toBe(401);
    expect((await call('DELETE', url, { as: official.authorization })).status).toBe(404);
  });

  test('cannot make, list or revoke keys', async () => {
    const key = String((await create(official.authorization)).json['key']);
    expect((await create(`Bearer ${key}`)).status).toBe(403);
    expect((await call('GET', '/api/v1/api-keys', { as: `Bearer ${key}` })).status).toBe(403);
  });

  test('of another government is not there: neither to make, nor to see, nor to revoke', async () => {
    const { json } = await create(official.authorization);
    const stranger = await person({ role: 'administrator', cvegeo: '17001' });
    expect((await create(stranger.authorization)).status).toBe(403);
    const list = await call('GET', '/api/v1/api-keys', { as: stranger.authorization });
    expect(list.json['items']).toEqual([]);
    const url = `/api/v1/api-keys/${String(json['id'])}`;
    expect((await call('DELETE', url, { as: stranger.authorization })).status).toBe(404);
  });

  test.each([
    ['lasts more than a year', { expiresAt: inDays(400) }, '/expiresAt'],
    ['has expired already', { expiresAt: inDays(-1) }, '/expiresAt'],
    ['has no scope', { scopes: [] }, '/scopes'],
    ['has a scope that does not exist', { scopes: ['todo'] }, '/scopes/0'],
  ])('that %s is refused', async (_why, change, pointer) => {
    const { status, json } = await create(official.authorization, change);
    expect(status).toBe(400);
    expect(json['errors']).toMatchObject([{ pointer }]);
  });
});
