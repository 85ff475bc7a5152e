import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { ledgerWords } from '@rma/domain';
import { appendToLedger, ledgerKinds, type LedgerEntry } from '@rma/persistence';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ledgerRoutes } from './ledger-routes.ts';
import { ledgerEntrySchema } from './ledger-view.ts';

const clock = testClock('2026-11-22T12:00:00Z');
const keys = generateKeyPairSync('ed25519');
const signer = {
  kid: async () => 'key-1',
  sign: async (data: Uint8Array) => sign(null, data, keys.privateKey),
  publicKeys: async () => [],
};
const database = await createTestDatabase();
const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'test' }),
  metrics: createMetrics(),
  readiness: createReadiness({ checks: [] }),
  publicUrl: 'https://red.example',
});
await server.register(
  ledgerRoutes({ db: database.as('rma_registry'), clock, publicUrl: 'https://red.example' }, { signer }),
);
afterAll(() => server.close());

const append = (entries: LedgerEntry[]) =>
  database.db
    .transaction()
    .execute((trx) => appendToLedger(trx, entries, { actor: { kind: 'system', name: 'test' }, clock }));

const page = z.object({ items: z.array(ledgerEntrySchema), nextCursor: z.string().nullable() });
const list = async (query = '') => page.parse((await server.inject(`/api/v1/ledger${query}`)).json());
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  await append([
    { kind: 'membership.applied', subject: 'government:17', cvegeo: '17' },
    { kind: 'membership.approved', subject: 'government:17', cvegeo: '17', cause: 'oficio 12/2026' },
  ]);
  clock.advance({ days: 1 });
  await append([{ kind: 'memorandum.signed', subject: 'memorandum:1', cvegeo: '14' }]);
});

describe('the public ledger', () => {
  test('is read oldest first, and goes on from the number of the last entry one has', async () => {
    const first = await list('?first=2');
    expect(first.items.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'membership.applied'],
      [2, 'membership.approved'],
    ]);
    expect(first.nextCursor).toBe('2');
    const rest = await list(`?first=2&after=${first.nextCursor}`);
    expect(rest.items.map(({ seq }) => seq)).toEqual([3]);
    expect(rest.nextCursor).toBeNull();
  });

  test('gives what anybody needs to verify it', async () => {
    let previous = '0'.repeat(64);
    for (const entry of (await list()).items) {
      expect(entry.previousHash).toBe(previous);
      expect(entry.hash).toBe(sha256(`${previous}\n${entry.body}`));
      expect(JSON.parse(entry.body)).toMatchObject({ seq: entry.seq, kind: entry.kind, cause: entry.cause });
      previous = entry.hash;
    }
  });

  test('is filtered by government, kind, subject and date', async () => {
    const seqs = async (query: string) => (await list(query)).items.map(({ seq }) => seq);
    expect(await seqs('?government=17')).toEqual([1, 2]);
    expect(await seqs('?kind=membership.applied&kind=memorandum.signed')).toEqual([1, 3]);
    expect(await seqs('?subject=memorandum:1')).toEqual([3]);
    expect(await seqs('?since=2026-11-23T00:00:00Z')).toEqual([3]);
    const refused = await server.inject('/api/v1/ledger?kind=nonsense');
    expect(refused.statusCode).toBe(400);
  });

  test('comes whole as one line per entry, and from any number on', async () => {
    const lines = async (query = '') => {
      const answer = await server.inject(`/ledger.ndjson${query}`);
      expect(answer.headers['content-type']).toContain('application/x-ndjson');
      return answer.body
        .split('\n')
        .filter(Boolean)
        .map((line) => ledgerEntrySchema.parse(JSON.parse(line)));
    };
    expect(await lines()).toEqual((await list()).items);
    expect((await lines('?after=2')).map(({ seq }) => seq)).toEqual([3]);
    expect(await lines('?after=3')).toEqual([]);
  });

  test('has a head signed by the instance, which can be kept and checked without it', async () => {
    const head = (await server.inject('/api/v1/ledger/head')).json();
    const last = (await list()).items.at(-1);
    expect(head).toMatchObject({ seq: 3, hash: last?.hash, at: clock.now().toISOString() });
    const [protectedHeader = '', payload = '', signature = ''] = String(head.signature).split('.');
    expect(JSON.parse(Buffer.from(protectedHeader, 'base64url').toString())).toMatchObject({
      alg: 'EdDSA',
      kid: 'key-1',
    });
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      iss: 'https://red.example',
      seq: 3,
      hash: last?.hash,
    });
    const isGood = verify(
      null,
      Buffer.from(`${protectedHeader}.${payload}`),
      keys.publicKey,
      Buffer.from(signature, 'base64url'),
    );
    expect(isGood).toBe(true);
  });

  test('tells every kind of entry in words', () => {
    expect(ledgerKinds.filter((kind) => ledgerWords[kind] === undefined)).toEqual([]);
  });
});

describe('the feed of the ledger', () => {
  test('tells the newest entries in sentences, with cause and hash, and leads to each', async () => {
    const answer = await server.inject('/bitacora.atom');
    expect(answer.headers['content-type']).toContain('application/atom+xml');
    const titles = [...answer.body.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Bitácora pública',
      'Jalisco firmó su convenio',
      'Morelos fue aprobado como integrante',
      'Morelos pidió unirse a la red',
    ]);
    expect(answer.body).toContain('Oficio 12/2026');
    expect(answer.body).toContain('/bitacora?asunto=government%3A17#anotacion-2');
  });

  test('may be of one government', async () => {
    const { body } = await server.inject('/bitacora.atom?government=14');
    expect(body).toContain('<title>Bitácora pública de Jalisco</title>');
    expect(body).not.toContain('Morelos');
  });
});
