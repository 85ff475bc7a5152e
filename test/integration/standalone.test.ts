import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { migrationsFolder, seedReference } from '@rma/db';
import { migrateToLatest, startEmbeddedPostgres } from '@rma/persistence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from './support/until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const services = ['registry', 'catalog', 'harvester', 'gateway', 'portal'] as const;
type Service = (typeof services)[number];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('every service as a process of its own', () => {
  const running = new Map<Service, { process: ChildProcess; url: string }>();
  let folder = '';
  let stopPostgres = async () => {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rma-test-standalone-'));
    const postgres = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
    stopPostgres = () => postgres.stop();
    const { connectionString } = postgres;
    await migrateToLatest({ connectionString, folder: migrationsFolder });
    await seedReference({ connectionString });
    const ports = await Promise.all(services.map(freePort));
    const urlOf = (name: Service) => `http://127.0.0.1:${ports[services.indexOf(name)]}`;
    for (const [index, name] of services.entries()) {
      const child = spawn(process.execPath, [`services/${name}/src/main.ts`], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          PORT: String(ports[index]),
          LOG_LEVEL: 'error',
          DATABASE_URL: connectionString,
          BLOB_STORE_URL: pathToFileURL(join(folder, 'blobs')).href,
          RMA_CONTACT_EMAIL: 'contacto@ejemplo.mx',
          RMA_REGISTRY_URL: urlOf('registry'),
          API_URL: urlOf('gateway'),
        },
      });
      running.set(name, { process: child, url: urlOf(name) });
    }
  });

  afterAll(async () => {
    for (const { process: child } of running.values()) child.kill('SIGKILL');
    await stopPostgres();
    await rm(folder, { recursive: true, force: true });
  });

  const serviceOf = (name: Service) => {
    const service = running.get(name);
    if (service === undefined) throw new Error(`${name} was not started`);
    return service;
  };

  test.each(services)('%s becomes ready', async (name) => {
    const { process: child, url } = serviceOf(name);
    const answer = await until(`${name} was ready`, async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      const ready = await fetch(`${url}/readyz`).catch(() => null);
      return ready?.status === 200 ? ready : null;
    });
    expect(await answer.json()).toMatchObject({ ready: true });
  });

  test('the portal renders its pages from the gateway over HTTP', async () => {
    const page = await fetch(`${serviceOf('portal').url}/`);
    expect(page.status).toBe(200);
    const figures = /32 estados y 2\u00a0478 municipios/.test((await page.text()).replaceAll('<!-- -->', ''));
    expect(figures).toBe(true);
  });

  test.each(services)('%s ends cleanly when asked', async (name) => {
    const { process: child } = serviceOf(name);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
