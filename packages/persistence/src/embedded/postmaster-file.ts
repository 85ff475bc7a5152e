import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Postmaster = { pid: number; isReady: boolean };

export const postmasterFile = (clusterFolder: string) => join(clusterFolder, 'postmaster.pid');

/** What a running (or dead) server wrote about itself: line 1 its process, line 8 whether it takes connections. */
export async function readPostmaster(clusterFolder: string): Promise<Postmaster | null> {
  const text = await readFile(postmasterFile(clusterFolder), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return Number.isInteger(pid) ? { pid, isReady: lines[7]?.trim() === 'ready' } : null;
}

/** Whether a process exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
