import { createTestDatabase, testClock } from '@rma/testkit';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createKeyRing } from './key-ring.ts';

const database = await createTestDatabase();
const db = database.as('rma_registry');
const clock = testClock('2026-01-01T00:00:00Z');
const issuer = 'http://127.0.0.1:8080';
const ring = () => createKeyRing({ db, clock, issuer });
const ana = { id: 'a', name: 'Ana', grants: [] };
const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? '';

describe('the keys of access tokens', () => {
  test('are made once although two processes ask at the same time', async () => {
    const [one, other] = await Promise.all([ring().sign(ana), ring().sign(ana)]);
    expect(kidOf(one)).toBe(kidOf(other));
    const keys = await db.selectFrom('registry.signing_key').select('kid').execute();
    expect(keys).toHaveLength(1);
  });

  test('sign for 30 days, then the next one does, and the old one verifies for one day more', async () => {
    const keys = ring();
    const first = kidOf(await keys.sign(ana));
    clock.advance({ days: 30 });
    const token = await keys.sign(ana);
    const second = kidOf(token);
    expect(second).not.toBe(first);
    expect(await keys.publicKeyFor(first)).not.toBeNull();
    expect(await ring().publicKeyFor(second)).not.toBeNull();
    const published = await keys.jwks();
    expect(published.keys.map(({ kid }) => kid)).toEqual([second, first]);
    clock.advance({ days: 1 });
    expect(await keys.publicKeyFor(first)).toBeNull();
    expect(await ring().publicKeyFor(first)).toBeNull();
  });

  test('are published without their private part, and verify what they signed', async () => {
    const keys = ring();
    const token = await keys.sign(ana);
    const published = await keys.jwks();
    expect(JSON.stringify(published)).not.toContain('"d"');
    const verified = await jwtVerify(token, createLocalJWKSet(published), {
      issuer,
      currentDate: clock.now(),
    });
    expect(verified.payload.sub).toBe('a');
  });

  test('of an id that is not ours do not exist', async () => {
    expect(await ring().publicKeyFor('x'.repeat(43))).toBeNull();
    expect(await ring().publicKeyFor("' or 1=1")).toBeNull();
  });

  test('that verify nothing any more are forgotten at the next rotation', async () => {
    clock.advance({ days: 365 });
    await ring().sign(ana);
    const keys = await db.selectFrom('registry.signing_key').select('kid').execute();
    expect(keys).toHaveLength(1);
  });
});
