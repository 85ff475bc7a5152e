import { resolve } from 'node:path';
import { prepareCluster, type Cluster } from './cluster.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { silentLogger, type EmbeddedLogger } from './embedded-logger.ts';
import { SUPERUSER } from './initdb.ts';
import { findOrphan, stopServer } from './orphan.ts';
import {
  chooseFreePort,
  launchServer,
  type LaunchOptions,
  type ServerExit,
  type ServerProcess,
  type ServerSettings,
} from './server-process.ts';

export type EmbeddedPostgresOptions = {
  /** The hub's data folder; created if absent, and held by one process at a time. */
  dataDir: string;
  logger?: EmbeddedLogger | undefined;
  /** Postgres settings over the defaults, for example `{ fsync: 'off' }` in tests. */
  settings?: ServerSettings | undefined;
  /** Only as root: where to keep what the unprivileged user must reach and cannot in the data folder. */
  systemFolder?: string | undefined;
};

export type EmbeddedPostgres = {
  /** Superuser's address. It stays valid over `restart()`: the port is kept for the life of this object. */
  connectionString: string;
  readonly pid: number;
  /** Runs on every exit of the server, asked for or not. */
  onExit(callback: (exit: ServerExit) => void): void;
  /** Stops the server if it still runs, and starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Stops the server and lets go of the data folder. Calling it again does nothing more. */
  stop(): Promise<void>;
};

const DEFAULT_SYSTEM_FOLDER = '/var/lib/red-mexico-abierto';

async function stopOrphan(cluster: Cluster, logger: EmbeddedLogger): Promise<void> {
  const pid = await findOrphan(cluster.folder);
  if (pid === null) return;
  logger.warn({ pid }, 'stopping the database server of a hub that is gone');
  await stopServer(pid);
}

async function runCluster(
  cluster: Cluster,
  options: LaunchOptions & { release(): void },
): Promise<EmbeddedPostgres> {
  const port = await chooseFreePort();
  const callbacks: ((exit: ServerExit) => void)[] = [];
  const announceExit = async (launched: ServerProcess) => {
    const exit = await launched.exited;
    for (const callback of callbacks) callback(exit);
  };
  const launch = async () => {
    const startedAt = performance.now();
    const launched = await launchServer(cluster, port, options);
    void announceExit(launched);
    const elapsedMs = Math.round(performance.now() - startedAt);
    options.logger.info(
      { port, pid: launched.pid, folder: cluster.folder, elapsedMs },
      'database server started',
    );
    return launched;
  };
  let server = await launch();
  let isStopped = false;
  let lastRestart = Promise.resolve();
  const restartAfter = async (earlier: Promise<void>) => {
    await earlier.catch(() => {});
    await server.stop();
    if (!isStopped) server = await launch();
  };
  return {
    connectionString: `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.pid;
    },
    onExit: (callback) => void callbacks.push(callback),
    restart: () => (lastRestart = restartAfter(lastRestart)),
    async stop() {
      isStopped = true;
      await lastRestart.catch(() => {});
      await server.stop();
      options.release();
    },
  };
}

/**
 * Starts PostgreSQL on a data folder, creating the database the first time. As root it runs as an
 * unprivileged user. What a killed hub left behind is cleaned up: its server is stopped, an interrupted
 * creation is done again, a crashed server recovers from its log.
 * Throws StartupError, whose `reason` says what a person has to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger = silentLogger, settings, systemFolder = DEFAULT_SYSTEM_FOLDER } = options;
  const dataDir = resolve(options.dataDir);
  const locks = [await lockDataDir(dataDir)];
  const release = () => locks.splice(0).forEach((lock) => lock.release());
  try {
    const cluster = await prepareCluster({ dataDir, logger, systemFolder, sync: settings?.fsync !== 'off' });
    if (cluster.lock) locks.push(cluster.lock);
    await stopOrphan(cluster, logger);
    return await runCluster(cluster, { logger, settings, release });
  } catch (error) {
    release();
    throw error;
  }
}
