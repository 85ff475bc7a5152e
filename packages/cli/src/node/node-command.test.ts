import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { nodeCommand } from './node-command.ts';

const kid = Buffer.alloc(32, 'ab', 'hex').toString('base64url');
let mode: 'hub' | 'node' = 'hub';
let state = 'proposed';
let asked: { path: string; body: unknown; authorization: string | undefined }[] = [];

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? null : JSON.parse(text);
}

const answers: Record<string, () => unknown> = {
  '/.well-known/rma-node.json': () => ({ mode, cvegeo: null, name: 'Red', url: 'http://x', kid }),
  '/api/v1/session': () => ({ accessToken: 'a.b.c' }),
  '/api/v1/instance': () => ({
    mode: 'node',
    cvegeo: '05035',
    url,
    hub: { url: 'https://red.example', state, reason: null, failure: null, answeredAt: null },
  }),
  '/api/v1/instance/keys': () => ({ items: [{ kid, state: 'active' }], kid, previous: kid }),
};
const server = createServer((request, response) => {
  const path = request.url ?? '';
  const reply = (body: unknown) => {
    asked.push({ path, body, authorization: request.headers.authorization });
    const answer = answers[path];
    response.setHeader('content-type', 'application/json');
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer?.() ?? {}));
  };
  bodyOf(request).then(reply, () => response.destroy());
});
let url = '';
let folder = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('PRUEBA_CLAVE', 'contraseña-de-pruebas');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  mode = 'hub';
  state = 'proposed';
  asked = [];
  folder = await mkdtemp(join(tmpdir(), 'rma-node-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await nodeCommand(args, {
    out: (text) => (out += text),
    problem: (text) => (problem += text),
  });
  return { code, out, problem };
}
const init = (...more: string[]) =>
  run('init', '--cvegeo', '05035', '--url', 'https://datos.torreon.gob.mx', '--dir', folder, ...more);

describe('rma node init', () => {
  test('writes a configuration that only its owner reads, and says what to do next', async () => {
    const { code, out } = await init('--hub', url, '--email', 'datos@torreon.gob.mx', '--port', '8090');
    expect(code).toBe(0);
    expect(out).toContain('nodo de Torreón (05035)');
    expect(out).toContain('npm start');
    const path = join(folder, '.env');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const written = await readFile(path, 'utf8');
    for (const one of [
      'RMA_MODE=node',
      'RMA_NODE_CVEGEO=05035',
      `RMA_HUB_URL=${url}`,
      'PUBLIC_URL=https://datos.torreon.gob.mx',
      'PORT=8090',
      'RMA_ADMIN_EMAIL=datos@torreon.gob.mx',
      `RMA_OUTBOUND_ALLOW=${new URL(url).host}`,
    ])
      expect(written.split('\n')).toContain(one);
  });

  test('listens at its own address when that is of this machine, and says how to ask it', async () => {
    const address = 'http://127.0.0.1:8396';
    const { out } = await run('init', '--cvegeo', '05035', '--url', address, '--hub', url, '--dir', folder);
    expect(await readFile(join(folder, '.env'), 'utf8')).toContain('PORT=8396\n');
    expect(out).toContain(`node status --email CORREO --to ${address}`);
  });

  test('never changes a configuration that is there', async () => {
    await writeFile(join(folder, '.env'), 'PORT=1\n');
    expect(await init()).toMatchObject({ code: 2, problem: expect.stringContaining('Ya existe') as string });
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe('PORT=1\n');
  });

  test('refuses a government that INEGI has not, a hub that is none, and addresses that are not an origin', async () => {
    const unknown = await run('init', '--cvegeo', '99999', '--url', 'https://x.mx', '--dir', folder);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.problem).toContain('Falta o no es correcto: --cvegeo.');
    mode = 'node';
    expect((await init('--hub', url)).problem).toContain('responde un nodo, no una red');
    expect((await init('--hub', 'http://127.0.0.1:9')).problem).toContain('No se pudo leer');
    for (const wrong of ['http://datos.mx', 'https://datos.mx/red', 'ftp://datos.mx', 'datos'])
      expect((await run('init', '--cvegeo', '05035', '--url', wrong, '--dir', folder)).code).toBe(2);
    await expect(stat(join(folder, '.env'))).rejects.toThrow('ENOENT');
  });
});

describe('rma node status and rotate-key', () => {
  const session = () => ['--to', url, '--email', 'datos@torreon.gob.mx', '--password-env', 'PRUEBA_CLAVE'];

  test('tell the fingerprint and how the node stands at its hub', async () => {
    const waiting = await run('status', ...session());
    expect(waiting.code).toBe(1);
    expect(waiting.out).toContain('abab abab');
    expect(waiting.out).toContain('falta que la coordinación lo apruebe');
    state = 'approved';
    expect(await run('status', ...session())).toMatchObject({ code: 0 });
    expect(asked.at(-1)?.authorization).toBe('Bearer a.b.c');
  });

  test('change the key with a reason, and not without', async () => {
    const rotated = await run('rotate-key', '--reason', 'Cambio anual de la llave', ...session());
    expect(rotated).toMatchObject({ code: 0, out: expect.stringContaining('Llave nueva') as string });
    expect(asked.at(-1)).toMatchObject({ body: { reason: 'Cambio anual de la llave' } });
    expect((await run('rotate-key', ...session())).code).toBe(2);
  });

  test('say what is missing when the account asks for a code, or has to enrol first', async () => {
    const usual = answers['/api/v1/session'];
    answers['/api/v1/session'] = () => ({ code: 'second-factor-needed' });
    expect(await run('status', ...session())).toMatchObject({
      code: 2,
      problem: expect.stringContaining('--code') as string,
    });
    answers['/api/v1/session'] = () => ({ accessToken: 'a.b.c', account: { secondFactor: 'to-enrol' } });
    expect(await run('status', ...session())).toMatchObject({
      code: 2,
      problem: expect.stringContaining(`${url}/cuenta`) as string,
    });
    if (usual) answers['/api/v1/session'] = usual;
    await run('status', '--code', '123456', ...session());
    expect(asked.find(({ path }) => path === '/api/v1/session')?.body).toMatchObject({
      email: 'datos@torreon.gob.mx',
    });
    expect(asked.findLast(({ path }) => path === '/api/v1/session')?.body).toMatchObject({ code: '123456' });
  });

  test('need a password, in the environment', async () => {
    const { code, problem } = await run(
      'status',
      '--to',
      url,
      '--email',
      'a@b.mx',
      '--password-env',
      'NO_HAY',
    );
    expect(code).toBe(2);
    expect(problem).toContain('NO_HAY');
    expect((await run()).code).toBe(2);
  });
});
