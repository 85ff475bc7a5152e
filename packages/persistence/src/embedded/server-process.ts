import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { EmbeddedLogger } from './embedded-logger.ts';
import { readPostmaster } from './postmaster-file.ts';
import { StartupError } from './startup-error.ts';

export type ServerExit = { code: number | null; signal: NodeJS.Signals | null; wasAsked: boolean };
export type ServerProcess = { pid: number; exited: Promise<ServerExit>; stop(): Promise<void> };
export type ServerSettings = Record<string, string | number>;

// For a machine of 2 cores shared with everything else. Nobody replicates from the embedded server, so it
// writes the minimal log, which makes bulk loads cheaper.
const DEFAULT_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 120,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
};

export const STOP_TIMEOUT_MS = 20_000;
export const POLL_MS = 15;
// After a crash the old server's children take a moment to notice that it died.
const LEFTOVER_TIMEOUT_MS = 30_000;
const isLeftover = (output: string) =>
  /pre-existing shared memory block|lock file ".*" already exists|could not bind|Address already in use/.test(
    output,
  );

/** A free TCP port outside the range that systems lend to outgoing connections, so it stays free while a server restarts. */
export async function chooseFreePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    const isFree = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
}

function report(logger: EmbeddedLogger, line: string): void {
  const [, severity = 'LOG', text = line] = /^([A-Z]+):\s+(.*)$/.exec(line) ?? [];
  if (severity === 'PANIC') logger.error({ postgres: severity }, text);
  else if (severity === 'FATAL' || severity === 'WARNING') logger.warn({ postgres: severity }, text);
  // A statement's error reaches whoever sent the statement.
  else logger.debug({ postgres: severity }, text);
}

function spawnServer(cluster: Cluster, port: number, options: LaunchOptions) {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings, port };
  const args = [
    '-D',
    cluster.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(cluster.binaries.postgres, args, {
    cwd: cluster.folder,
    // A group of its own: Ctrl-C in a terminal reaches the hub, which stops Postgres last.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { LC_ALL: 'C' },
    ...cluster.account,
  });
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > 30) lastLines.shift();
    report(options.logger, line);
  });
  return { child, lastLines };
}

export type LaunchOptions = { logger: EmbeddedLogger; settings?: ServerSettings | undefined };

/**
 * Runs the cluster's server on a port and resolves when it takes connections; crash recovery counts as
 * starting and may take minutes. Throws StartupError 'start-failed' with the server's own last lines.
 */
export async function launchServer(
  cluster: Cluster,
  port: number,
  options: LaunchOptions,
): Promise<ServerProcess> {
  const leftoverDeadline = Date.now() + LEFTOVER_TIMEOUT_MS;
  for (;;) {
    const { child, lastLines } = spawnServer(cluster, port, options);
    let wasAsked = false;
    let exit: ServerExit | null = null;
    const stopWithHub = () => child.kill('SIGINT');
    process.once('exit', stopWithHub);
    const exited = new Promise<ServerExit>((done) => {
      const finish = (code: number | null, signal: NodeJS.Signals | null) => {
        process.removeListener('exit', stopWithHub);
        exit = { code, signal, wasAsked };
        done(exit);
      };
      child.once('error', (error) => {
        lastLines.push(error.message);
        finish(null, null);
      });
      child.once('close', finish);
    });
    const hasExited = () => exit !== null;
    while (!hasExited()) {
      const postmaster = await readPostmaster(cluster.folder);
      if (postmaster?.pid === child.pid && postmaster?.isReady && child.pid !== undefined) {
        const { pid } = child;
        const stop = async () => {
          wasAsked = true;
          if (!hasExited()) child.kill('SIGINT');
          const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
          await exited;
          clearTimeout(killer);
        };
        return { pid, exited, stop };
      }
      await sleep(POLL_MS);
    }
    const output = lastLines.join('\n');
    if (!isLeftover(output) || Date.now() > leftoverDeadline) {
      throw new StartupError('start-failed', {
        spanish: `PostgreSQL no pudo iniciar con los datos de ${cluster.folder}:\n${output}`,
        english: `PostgreSQL could not start on the data in ${cluster.folder}; its last words are above.`,
      });
    }
    await sleep(200);
  }
}
