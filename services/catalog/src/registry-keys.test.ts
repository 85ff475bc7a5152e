import { createServer } from 'node:http';
import { createOutbound } from '@rma/service-kit';
import { testClock } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import { registryKeys } from './registry-keys.ts';

let kids = ['uno'];
let asked = 0;
const registry = createServer((_request, response) => {
  asked += 1;
  response.end(JSON.stringify({ keys: kids.map((kid) => ({ kid, kty: 'OKP', crv: 'Ed25519', x: 'AAAA' })) }));
});
await new Promise<void>((resolve) => {
  registry.listen(0, '127.0.0.1', resolve);
});
const bound = registry.address();
const host = `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
const outbound = createOutbound({
  contact: { publicUrl: 'http://hub.test', email: 'a@b.example' },
  allow: [host],
});
afterAll(async () => {
  await outbound.close();
  registry.close();
});

test('the keys of the registry are read again after a minute, whatever ids are asked for', async () => {
  const clock = testClock('2026-03-02T15:00:00Z');
  const publicKeyFor = registryKeys({ outbound, registryUrl: `http://${host}`, clock });
  expect(await publicKeyFor('uno')).toMatchObject({ crv: 'Ed25519' });
  kids = ['uno', 'dos'];
  expect(await publicKeyFor('dos')).toBeNull();
  expect(await publicKeyFor('tres')).toBeNull();
  expect(asked).toBe(1);
  clock.advance({ seconds: 61 });
  expect(await publicKeyFor('dos')).toMatchObject({ kid: 'dos' });
  expect(asked).toBe(2);
});
