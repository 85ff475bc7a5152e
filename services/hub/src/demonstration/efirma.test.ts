import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEfirma } from '@rma/efirma/browser';
import { readEfirmaTrust } from '@rma/registry';
import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationAuthorities, demonstrationEfirmaRoutes, ensureDemonstrationEfirma } from './efirma.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'rma-demonstration-'));
const server = fastify();
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});
beforeAll(async () => {
  await ensureDemonstrationEfirma(dataDir);
  await server.register(demonstrationEfirmaRoutes(dataDir));
});

const get = (url: string) => server.inject({ method: 'GET', url });

test('the pairs that are offered open with the password that is told, and say that they have no validity', async () => {
  const list = (await get('/demonstration/efirma.json')).json<{
    password: string;
    pairs: { file: string; name: string; rfc: string }[];
  }>();
  const opened = [];
  for (const { file, name, rfc } of list.pairs) {
    expect(name).toContain('SIN VALIDEZ');
    const [cer, key] = await Promise.all(
      ['cer', 'key'].map(async (kind) => (await get(`/demonstration/efirma/${file}.${kind}`)).rawPayload),
    );
    if (!cer || !key) continue;
    const files = { cer, key, password: list.password };
    const result = openEfirma(files, { expectedRfc: rfc, now: new Date() });
    opened.push([file, result.ok ? 'opens' : result.reason]);
  }
  expect(opened).toEqual([
    ['federation', 'opens'],
    ['government', 'opens'],
    ['government-csd', 'is-csd'],
    ['government-expired', 'expired'],
  ]);
});

test('their authority is made once, and is one that can be believed', async () => {
  const path = demonstrationAuthorities(dataDir);
  const before = await readFile(path, 'utf8');
  await ensureDemonstrationEfirma(dataDir);
  expect(await readFile(path, 'utf8')).toBe(before);
  const trust = readEfirmaTrust({ authoritiesPath: path, responderUrl: null });
  expect(trust?.authorities.roots).toHaveLength(1);
});

test.each([
  '/demonstration/efirma/authorities.cer',
  '/demonstration/efirma/..%2Fpairs.key',
  '/demonstration/efirma/otro.cer',
])('nothing else of the folder is given out: %s', async (url) =>
  expect((await get(url)).statusCode).toBe(404),
);
