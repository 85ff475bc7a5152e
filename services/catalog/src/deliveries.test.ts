import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents, type Who } from './catalog-for-tests.ts';

const { call, catalog, database, server } = await catalogForTests({ uploadLimitBytes: 30_000_000 });
const origin = await server.listen({ port: 0, host: '127.0.0.1' });
const rma = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'rma-deliveries-'));

// The worker: validates what arrives until the tests are over.
let isOver = false;
const worker = (async () => {
  while (!isOver) {
    // oxlint-disable-next-line no-await-in-loop
    const waiting = await database.db
      .selectFrom('catalog.upload')
      .select('id')
      .where('state', '=', 'received')
      .where('discarded_at', 'is', null)
      .execute();
    // oxlint-disable-next-line no-await-in-loop
    for (const { id } of waiting) await catalog.validateUpload(id);
    // oxlint-disable-next-line no-await-in-loop
    await sleep(50);
  }
})();
afterAll(async () => {
  isOver = true;
  await worker;
  await rm(folder, { recursive: true, force: true });
});

async function file(content: string, name = 'incidentes.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Runs the command as a government's own system does; the key comes from the environment. */
function publish(who: Who | null, path: string, ...more: string[]) {
  const args = [rma, 'publish', path, '--to', origin, '--government', '05035', ...more];
  if (!more.includes('--standard')) args.push('--standard', 'mobility/road-incidents');
  const env = who === null ? {} : { RMA_API_KEY: `rma_${who}` };
  return new Promise<{ code: number | string | null; out: string; problem: string }>((resolve) => {
    execFile(process.execPath, args, { env, timeout: 120_000 }, (error, out, problem) =>
      resolve({ code: error === null ? 0 : (error.code ?? null), out, problem }),
    );
  });
}
const contact = ['--contact', 'Dirección de Movilidad <movilidad@torreon.example>'];

describe('rma publish', () => {
  test('says whom it needs to know before it opens a package', async () => {
    const first = await publish('publisher', await file(roadIncidents('Abastos')));
    expect(first).toMatchObject({ code: 2, problem: expect.stringContaining('--contact') });
  });

  test('opens the package, delivers, waits and publishes', async () => {
    const done = await publish('publisher', await file(roadIncidents('Abastos', 'Colón')), ...contact);
    expect(done.problem).toBe('');
    expect(done.out).toContain('incidentes.csv: cumple con mobility/road-incidents@1.0');
    expect(done.out).toContain('Publicado: versión 1.');
    expect(done.code).toBe(0);
    const { items } = (await call('reader', 'GET', '/api/v1/packages')).json();
    expect(items).toMatchObject([{ theme: 'mobility', state: 'published', releaseNumber: 1 }]);
    expect(items[0].resources).toMatchObject([{ name: 'road-incidents', isPublished: true }]);
  });

  test('of the very same file finds nothing to do', async () => {
    const again = await publish('publisher', await file(roadIncidents('Abastos', 'Colón')));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nada cambió') });
  });

  test('shows what is wrong with a file, and publishes nothing', async () => {
    const wrong = await file(roadIncidents('Abastos').replace('2025-03-14', 'ayer'));
    const refused = await publish('publisher', wrong);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('renglón 2: ayer');
    expect(refused.out).toContain('No se publicó.');
  });

  test('leaves a draft when asked to, and tells programs in JSON', async () => {
    const done = await publish('writer', await file(roadIncidents('Juárez')), '--draft', '--json');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ state: 'valid', release: null, report: { rowCount: 1 } });
  });

  test('takes the decisions about a file from another, and the hub remembers them', async () => {
    const renamed = roadIncidents('Juárez', 'Bravo').replace('crucero', 'donde paso');
    const decisions = await file(JSON.stringify({ columns: { crucero: 'donde paso' } }), 'decisiones.json');
    const done = await publish('publisher', await file(renamed), '--preparation', decisions, '--draft');
    expect([done.code, done.problem]).toEqual([0, '']);
    const { preparation } = await database.db
      .selectFrom('catalog.resource')
      .select('preparation')
      .executeTakeFirstOrThrow();
    expect(preparation).toMatchObject({ columns: { crucero: 'donde paso' } });
    const broken = await file('{', 'decisiones.json');
    expect((await publish('publisher', await file(renamed), '--preparation', broken)).code).toBe(2);
  });

  test('sends a large file in pieces', async () => {
    const crossings = Array.from({ length: 120_000 }, (_, index) => `Cruce ${index} con nombre largo`);
    const done = await publish('publisher', await file(roadIncidents(...crossings), 'todos.csv'), '--draft');
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('120,000 renglones') });
    const { bytes } = await database.db
      .selectFrom('catalog.upload')
      .select('bytes')
      .where('file_name', '=', 'todos.csv')
      .executeTakeFirstOrThrow();
    expect(bytes).toBeGreaterThan(8 * 2 ** 20);
  });

  test.each<[string, Who | null, string[], string]>([
    ['no key', null, [], 'RMA_API_KEY'],
    ['a key that may not write', 'reader', [], 'No tiene permiso'],
    ['an unknown key', 'nadie' as Who, [], 'La credencial no es válida'],
    ['a standard that does not exist', 'publisher', ['--standard', 'mobility/nada', ...contact], 'estándar'],
    ['a call it does not understand', 'publisher', ['--inventada'], 'rma publish ARCHIVO'],
  ])('ends with 2 for %s', async (_, who, more, said) => {
    const refused = await publish(who, await file(roadIncidents('Bravo')), ...more);
    expect(refused).toMatchObject({ code: 2, problem: expect.stringContaining(said) });
  });

  test('sends no key over a bare line', async () => {
    const refused = await publish('publisher', await file('a'), '--to', 'http://hub.example');
    expect(refused).toMatchObject({ code: 2, problem: expect.stringContaining('rma publish ARCHIVO') });
  });
});
