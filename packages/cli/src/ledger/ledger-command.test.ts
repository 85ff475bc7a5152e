import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ledgerCommand } from './ledger-command.ts';

type Entry = Record<'body' | 'previousHash' | 'hash' | 'kind' | 'subject' | 'at' | 'actor', string> & {
  seq: number;
  government: string | null;
  cause: string | null;
};

const keys = generateKeyPairSync('ed25519');
const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one' };
const later = generateKeyPairSync('ed25519');
const laterJwk = { ...later.publicKey.export({ format: 'jwk' }), kid: 'two' };
let published: { keys: object[]; endorsements: string[] } = { keys: [jwk], endorsements: [] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A chain as a hub writes it. */
function chainOf(kinds: string[]): Entry[] {
  const entries: Entry[] = [];
  for (const [index, kind] of kinds.entries()) {
    const said = {
      seq: index + 1,
      at: `2026-11-0${index + 1}T12:00:00.000Z`,
      kind,
      subject: 'government:17',
    };
    const by = { actor: 'system:test', cause: null };
    const body = JSON.stringify({ ...said, ...by, cvegeo: '17', detail: {} });
    const previousHash = entries.at(-1)?.hash ?? '0'.repeat(64);
    const hash = sha256(`${previousHash}\n${body}`);
    entries.push({ ...said, ...by, government: '17', body, previousHash, hash });
  }
  return entries;
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** By the first key, that the second one follows it. */
function endorsement(): string {
  const header = { alg: 'EdDSA', typ: 'rma-endorsement+jws', kid: 'one' };
  const text = `${encoded(header)}.${encoded({ kid: 'two', jwk: laterJwk })}`;
  return `${text}.${sign(null, Buffer.from(text), keys.privateKey).toString('base64url')}`;
}
function signedHead({ seq, hash }: { seq: number; hash: string }, kid = 'one') {
  const text = `${encoded({ alg: 'EdDSA', typ: 'rma-ledger-head+jws', kid })}.${encoded({ seq, hash })}`;
  return `${text}.${sign(null, Buffer.from(text), (kid === 'two' ? later : keys).privateKey).toString('base64url')}`;
}

const whole = () => chainOf(['membership.applied', 'membership.approved', 'dataset.published', 'run.held']);
let served: Entry[] = [];
let head: { seq: number; hash: string; signature: string } | null = null;
let url = '';
let folder = '';
let headFile = '';

const server = createServer((request, response) => {
  const at = new URL(request.url ?? '/', 'http://hub');
  const json = (value: unknown) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  if (at.pathname === '/.well-known/rma-node.json') return json(published);
  if (at.pathname === '/api/v1/ledger/head') {
    const { seq = 0, hash = '' } = served.at(-1) ?? {};
    return json(head ?? { seq, hash, signature: signedHead({ seq, hash }) });
  }
  const after = Number(at.searchParams.get('after'));
  return response.end(
    served
      .filter(({ seq }) => seq > after)
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  );
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rma-ledger-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  served = whole();
  head = null;
  published = { keys: [jwk], endorsements: [] };
  headFile = join(folder, 'head.json');
  await rm(headFile, { force: true });
});

async function verify(...options: string[]) {
  let said = '';
  const write = (text: string) => (said += text);
  const args = ['verify', url, '--head', headFile, ...options];
  const code = await ledgerCommand(args, { out: write, problem: write });
  return { code, said };
}

describe('rma ledger verify', () => {
  test('says that a whole chain is whole and remembers its head', async () => {
    const { code, said } = await verify();
    expect(said).toContain('está entera');
    expect(said).toContain('Se comprobaron 4 anotaciones');
    expect(code).toBe(0);
    const remembered: unknown = JSON.parse(await readFile(headFile, 'utf8'));
    expect(remembered).toMatchObject({ url, seq: 4, hash: served.at(-1)?.hash });
  });

  test.each([
    [
      'a changed text',
      (entries: Entry[]) => {
        entries[1]!.body = entries[1]!.body.replace('17', '14');
      },
      'La huella de la anotación 2',
    ],
    [
      'a shown field that the text does not say',
      (entries: Entry[]) => {
        entries[2]!.cause = 'otra';
      },
      'anotación 3 no es lo que dice su texto: cause',
    ],
    [
      'a missing entry',
      (entries: Entry[]) => {
        entries.splice(1, 1);
      },
      'Después de la anotación 1 viene la 3',
    ],
    [
      'a line that is none',
      (entries: Entry[]) => {
        entries[1]!.hash = 'x';
      },
      'un renglón que no es una anotación',
    ],
  ])('finds %s', async (_what, tamper, sentence) => {
    tamper(served);
    const { code, said } = await verify();
    expect(said).toContain(sentence);
    expect(code).toBe(1);
  });

  test('notices a past rewritten from the beginning, with every hash made anew and signed', async () => {
    expect((await verify()).code).toBe(0);
    const kept = await readFile(headFile, 'utf8');
    served = chainOf([
      'membership.applied',
      'membership.declined',
      'dataset.published',
      'run.held',
      'run.refused',
    ]);
    const { code, said } = await verify();
    expect(said).toContain('se reescribió lo ya publicado');
    expect(code).toBe(1);
    expect(await readFile(headFile, 'utf8')).toBe(kept);
  });

  test('notices a rewritten past also when only what follows is read', async () => {
    expect((await verify()).code).toBe(0);
    served = chainOf(['membership.applied', 'membership.declined', 'dataset.published', 'run.held']);
    expect((await verify('--from', 'last')).code).toBe(1);
    served = chainOf([...Array.from({ length: 4 }, () => 'run.held'), 'run.refused']);
    const { code, said } = await verify('--from', 'last');
    expect(said).toContain('La anotación 5 no lleva la huella de la anterior');
    expect(code).toBe(1);
  });

  test('notices a chain that became shorter', async () => {
    expect((await verify()).code).toBe(0);
    served = whole().slice(0, 3);
    const { code, said } = await verify();
    expect(said).toContain('termina en la anotación 3; la última vez llegaba a la 4');
    expect(code).toBe(1);
  });

  test('goes on from the last verified entry', async () => {
    expect((await verify()).code).toBe(0);
    served = chainOf([
      'membership.applied',
      'membership.approved',
      'dataset.published',
      'run.held',
      'run.confirmed',
    ]);
    const { code, said } = await verify('--from', 'last');
    expect(said).toContain('Se comprobó 1 anotación, de la 5 a la 5');
    expect(code).toBe(0);
  });

  test('refuses a head that no published key signed, and one that is not of this chain', async () => {
    const last = served.at(-1) ?? { seq: 0, hash: '' };
    head = { ...last, signature: signedHead(last, 'another') };
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('NO es de ninguna') });
    const other = { seq: 4, hash: 'f'.repeat(64) };
    head = { ...other, signature: signedHead(other) };
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('no es la que firmó') });
    const longer = { seq: 9, hash: 'f'.repeat(64) };
    head = { ...longer, signature: signedHead(longer) };
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('firmó que llega a la 9'),
    });
  });

  test('knows a new key by the endorsement of the one before, and warns of any other', async () => {
    expect((await verify()).code).toBe(0);
    const kept = await readFile(headFile, 'utf8');
    const last = served.at(-1) ?? { seq: 0, hash: '' };
    head = { ...last, signature: signedHead(last, 'two') };
    published = { keys: [jwk, laterJwk], endorsements: [endorsement()] };
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('que la anterior avala') });
    await writeFile(headFile, kept);
    published = { keys: [jwk, laterJwk], endorsements: [] };
    expect(await verify()).toMatchObject({
      code: 0,
      said: expect.stringContaining('ninguna anterior avala'),
    });
  });

  test('ends with 2 when there is nothing to read or the remembered head is of another hub', async () => {
    await writeFile(headFile, '{"seq": 1}');
    expect((await verify()).code).toBe(2);
    await rm(headFile);
    expect(await ledgerCommand(['verify'], { out: () => {}, problem: () => {} })).toBe(2);
    const gone = ['verify', 'http://127.0.0.1:1/', '--head', headFile];
    expect(await ledgerCommand(gone, { out: () => {}, problem: () => {} })).toBe(2);
  });
});
