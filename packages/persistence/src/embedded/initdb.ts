import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartupError } from './startup-error.ts';
import type { UnixAccount } from './unix-account.ts';

export const SUPERUSER = 'postgres';

export type InitdbOptions = {
  /** Where the finished cluster goes; its parent exists. */
  folder: string;
  command: string;
  account: UnixAccount | null;
  password: string;
  /** Whether the new files are forced to disk; false only for clusters that may be lost. */
  sync: boolean;
};

const workshopPrefix = (folder: string) => `${basename(folder)}.partial-`;

/** Removes what an interrupted creation left beside a cluster folder. */
export async function removeUnfinishedClusters(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(workshopPrefix(folder))) continue;
    // The initdb of a killed hub may still be writing for a moment.
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

function run(command: string, args: string[], options: { account: UnixAccount | null; cwd: string }) {
  return new Promise<{ code: number | null; output: string }>((done, fail) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { LC_ALL: 'C' },
      ...options.account,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

/**
 * Creates a cluster. It is made in a folder of its own and takes its final name only when complete, so a
 * cluster that exists is a whole one. Throws StartupError 'initdb-failed' with what initdb said.
 */
export async function createCluster(options: InitdbOptions): Promise<void> {
  const workshop = join(dirname(options.folder), `${workshopPrefix(options.folder)}${randomUUID()}`);
  const partial = join(workshop, 'cluster');
  const passwordFile = join(workshop, 'password');
  await mkdir(workshop, { mode: 0o700 });
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (options.account) {
    await chown(passwordFile, options.account.uid, options.account.gid);
    await chown(workshop, options.account.uid, options.account.gid);
  }
  const args = [
    `--pgdata=${partial}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres' own C.UTF-8, the same on every operating system and in every version of its C library.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(options.sync ? [] : ['--no-sync']),
  ];
  const { code, output } = await run(options.command, args, { account: options.account, cwd: workshop });
  if (code !== 0) {
    await rm(workshop, { recursive: true, force: true });
    throw new StartupError('initdb-failed', {
      spanish: `No se pudo crear la base de datos en ${options.folder} (initdb terminó con ${code}):\n${output}`,
      english: `The database could not be created in ${options.folder} (initdb exited with ${code}).`,
    });
  }
  await rename(partial, options.folder);
  await rm(workshop, { recursive: true, force: true });
}
