import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive, postmasterFile, readPostmaster } from './postmaster-file.ts';
import { POLL_MS, STOP_TIMEOUT_MS } from './server-process.ts';

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  if (process.platform === 'win32') {
    const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
    const shown = await promisify(execFile)('powershell', ['-NoProfile', '-Command', query]).catch(
      () => null,
    );
    return shown?.stdout ?? '';
  }
  const shown = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null);
  return shown?.stdout ?? '';
}

/**
 * The server that still runs on a cluster although its hub is gone, or null. Process ids are reused, above
 * all in containers, so a live process counts only if its command line names this very cluster. A file left
 * by a dead server whose number now belongs to a stranger is removed: Postgres would refuse to start over it.
 */
export async function findOrphan(clusterFolder: string): Promise<number | null> {
  const postmaster = await readPostmaster(clusterFolder);
  if (!postmaster || !isAlive(postmaster.pid)) return null;
  const command = await commandLine(postmaster.pid);
  if ([`-D ${clusterFolder} `, `-D "${clusterFolder}" `].some((argument) => command.includes(argument))) {
    return postmaster.pid;
  }
  await rm(postmasterFile(clusterFolder), { force: true });
  return null;
}

/** Asks a server to end all sessions and stop (Postgres' fast shutdown), and kills it if it does not. */
export async function stopServer(pid: number): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await sleep(POLL_MS);
  }
}
