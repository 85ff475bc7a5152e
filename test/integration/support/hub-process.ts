import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { childVariables } from '../../bench/environment.ts';
import { freePort } from '../../bench/launch.ts';
import { childrenOf, endProcess, isAlive } from './processes.ts';
import { until } from './until.ts';

const hubEntry = fileURLToPath(new URL('../../../services/hub/src/main.ts', import.meta.url));

/** The first coordinator of every hub that these tests start. */
export const coordinator = { email: 'coordinacion@pruebas.example', password: 'contraseña-de-pruebas-1' };

export type HubOptions = {
  demonstration?: boolean;
  /** A free one by default. */
  port?: number;
  variables?: Record<string, string>;
};

type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** What a hub that could not start said and how it ended. */
export type FailedStart = Exit & { output: string };

/** A hub's operating system process and what it wrote. */
export type Launched = { child: ChildProcess; output: () => string; exited: Promise<Exit> };

/** Starts `npm start`'s process on `port` with its data in `dataDir`; says nothing of whether it comes up. */
export function launchHub(options: HubOptions & { dataDir: string; port: number }): Launched {
  const { dataDir, port, demonstration = false, variables = {} } = options;
  const child = spawn(process.execPath, [hubEntry], {
    env: childVariables({
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      READ_DATABASE_URL: '',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      RMA_DEMO: demonstration ? '1' : '0',
      RMA_ADMIN_EMAIL: coordinator.email,
      RMA_ADMIN_PASSWORD: coordinator.password,
      SMTP_URL: '',
      LOG_LEVEL: 'warn',
      ...variables,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = `${output}${chunk.toString('utf8')}`.slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, output: () => output, exited };
}

/** A hub that must not come up: how it ended and what it said. */
export async function launchInVain(
  options: HubOptions & { dataDir: string; port: number },
): Promise<FailedStart> {
  const launched = launchHub(options);
  const exit = await launched.exited;
  return { ...exit, output: launched.output() };
}

/** A hub in a process of its own, with its data in a temporary folder; it can be killed and started again. */
export type HubProcess = {
  url: string;
  port: number;
  dataDir: string;
  output(): string;
  workerPid(): Promise<number>;
  /** Null while there is no database server. */
  postgresPid(): Promise<number | null>;
  /** `kill -9` of the hub; its database and its worker are left as they are. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a hub for a test file; it is stopped, and its folder removed, after the file's last test. */
export async function startHubProcess(options: HubOptions = {}): Promise<HubProcess> {
  const dataDir = await temporaryFolder();
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  let current: Launched | null = null;

  const pidOf = () => {
    const pid = current?.child.pid;
    if (pid === undefined) throw new Error('the hub is not running');
    return pid;
  };
  const postgresPid = async () => {
    // Between two servers there is no file.
    const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number.parseInt(file, 10);
    return Number.isInteger(pid) ? pid : null;
  };

  const hub: HubProcess = {
    url,
    port,
    dataDir,
    output: () => current?.output() ?? '',
    postgresPid,
    workerPid: () =>
      until('the hub has a worker', async () => {
        const children = await childrenOf(pidOf());
        return children.find(({ command }) => command.includes('worker/main.ts'))?.pid ?? null;
      }),
    async start() {
      const launched = launchHub({ ...options, dataDir, port });
      current = launched;
      await until(
        'the hub is ready',
        async () => {
          const died = deathOf(launched);
          if (died !== null) throw died;
          return answersOk(`${url}/readyz`);
        },
        { timeoutMs: 110_000 },
      );
    },
    async kill() {
      const launched = current;
      current = null;
      launched?.child.kill('SIGKILL');
      await launched?.exited;
    },
    async stop() {
      const launched = current;
      current = null;
      const died = launched === null ? null : deathOf(launched);
      if (launched !== null) await endProcess(launched.child, launched.exited);
      const postgres = await postgresPid();
      if (postgres !== null && isAlive(postgres)) {
        process.kill(postgres, 'SIGINT');
        await until('the database has ended', async () => !isAlive(postgres));
      }
      if (died !== null) throw died;
    },
  };
  const killWithTests = () => current?.child.kill('SIGKILL');
  process.once('exit', killWithTests);
  const clear = async () => {
    try {
      await hub.stop();
    } finally {
      process.removeListener('exit', killWithTests);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  };
  try {
    await hub.start();
  } catch (error) {
    await clear().catch(() => {});
    throw error;
  }
  afterAll(clear);
  return hub;
}

/** What a hub that ended although nobody asked it to had said; null while it runs. */
function deathOf({ child, output }: Launched): Error | null {
  const { exitCode, signalCode } = child;
  if (exitCode === null && signalCode === null) return null;
  return new Error(`the hub ended by itself with ${signalCode ?? exitCode}:\n${output()}`);
}

/** A fresh folder; as root, Postgres runs as another user, who has to pass through. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rma-test-'));
  await chmod(folder, 0o711);
  return folder;
}

async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}
