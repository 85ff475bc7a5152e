import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive } from './postmaster-file.ts';
import { removeEmbeddedPostgres } from './removal.ts';
import { StartupError } from './startup-error.ts';
import { superviseEmbeddedPostgres } from './supervisor.ts';

// fsync off only spares the disk of the machine: a killed process loses nothing that reached the kernel.
const settings = { fsync: 'off', shared_buffers: '16MB' };
const hub = fileURLToPath(new URL('hub-for-tests.ts', import.meta.url));

let dataDir: string;
const started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rma-embedded-'));
  await chmod(dataDir, 0o711);
});
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  await removeEmbeddedPostgres({ dataDir });
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, settings });
  started.push(postgres);
  return postgres;
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function startHubProcess(): Promise<{
  hubProcess: ChildProcess;
  pid: number;
  connectionString: string;
}> {
  const hubProcess = spawn(process.execPath, [hub, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = z
    .tuple([z.string()])
    .parse(await once(createInterface({ input: hubProcess.stdout }), 'line'));
  return {
    hubProcess,
    ...z.object({ pid: z.number(), connectionString: z.string() }).parse(JSON.parse(line)),
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

test('data written before a normal stop is there after the next start', async () => {
  const first = await start();
  await query(first.connectionString, 'create table kept as select 42 as n');
  await first.stop();
  const second = await start();
  expect(await query(second.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('it listens on the loopback address only and asks for a password', async () => {
  const { connectionString } = await start();
  const shown = await query(connectionString, "select current_setting('listen_addresses') as listens");
  expect(shown).toEqual([{ listens: '127.0.0.1' }]);
  const intruder = new URL(connectionString);
  intruder.password = 'guess';
  await expect(query(intruder.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
});

test('after the server is killed, a restart on the same address brings committed data back', async () => {
  const postgres = await start();
  await query(postgres.connectionString, 'create table kept as select 42 as n');
  const exit = new Promise((done) => postgres.onExit(done));
  process.kill(postgres.pid, 'SIGKILL');
  expect(await exit).toEqual({ code: null, signal: 'SIGKILL', wasAsked: false });
  await postgres.restart();
  expect(await query(postgres.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('a supervised server that is killed comes back by itself on the same address', async () => {
  const postgres = await superviseEmbeddedPostgres({ dataDir, settings });
  started.push(postgres);
  const killed = postgres.pid;
  process.kill(killed, 'SIGKILL');
  while (postgres.pid === killed) await sleep(20);
  expect(await query(postgres.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a second hub on the same data folder is refused and told who has it', async () => {
  await start();
  const refusal = await startEmbeddedPostgres({ dataDir, settings }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartupError);
  expect(refusal).toMatchObject({ reason: 'data-dir-in-use', pid: process.pid });
});

test('the server that a killed hub left running is stopped and the data stays', async () => {
  const { hubProcess, pid, connectionString } = await startHubProcess();
  await query(connectionString, 'create table kept as select 42 as n');
  await kill(hubProcess);
  expect(isAlive(pid)).toBe(true);
  const postgres = await start();
  expect(isAlive(pid)).toBe(false);
  expect(await query(postgres.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('hub and server killed at the same moment leave nothing in the way', async () => {
  const { hubProcess, pid, connectionString } = await startHubProcess();
  await query(connectionString, 'create table kept as select 42 as n');
  process.kill(pid, 'SIGKILL');
  await kill(hubProcess);
  const postgres = await start();
  expect(await query(postgres.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('a server file whose process number now belongs to a stranger does not block the start', async () => {
  const first = await start();
  await first.stop();
  const stale = [process.pid, join(dataDir, 'postgres'), 1, 15_000, '', '127.0.0.1', '', 'ready'].join('\n');
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${stale}\n`);
  const second = await start();
  expect(await query(second.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(isAlive(process.pid)).toBe(true);
});

test('a creation that was killed half way is done again', async () => {
  const hubProcess = spawn(process.execPath, [hub, dataDir], { stdio: 'ignore' });
  const isHalfWay = async () => (await readdir(dataDir)).some((name) => name.startsWith('postgres.partial-'));
  while (!(await isHalfWay())) await sleep(5);
  await kill(hubProcess);
  const postgres = await start();
  expect(await query(postgres.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect((await readdir(dataDir)).filter((name) => name.includes('partial'))).toEqual([]);
});

test('a database whose password file is lost is never overwritten', async () => {
  await (await start()).stop();
  await rm(join(dataDir, 'postgres.json'));
  await expect(start()).rejects.toMatchObject({ reason: 'credentials-lost' });
  expect(await readdir(join(dataDir, 'postgres'))).toContain('PG_VERSION');
});

test('a database of another PostgreSQL version is refused with a sentence', async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toMatchObject({ reason: 'incompatible-version' });
});

test('data in a folder that only its owner may enter works, as root in the system folder', async () => {
  const isRoot = process.getuid?.() === 0;
  const closed = join(dataDir, 'closed');
  const systemFolder = join(dataDir, 'system');
  await mkdir(closed, { mode: 0o700 });
  const postgres = await startEmbeddedPostgres({ dataDir: closed, settings, systemFolder });
  started.push(postgres);
  await query(postgres.connectionString, 'create table kept as select 42 as n');
  await postgres.restart();
  expect(await query(postgres.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
  expect((await readdir(closed)).includes('postgres')).toBe(!isRoot);
  await postgres.stop();
  await removeEmbeddedPostgres({ dataDir: closed });
  expect(await readdir(isRoot ? systemFolder : closed)).not.toContain('postgres');
});
