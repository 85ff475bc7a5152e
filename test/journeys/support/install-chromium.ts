import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';
import { chromiumPath } from './environment.ts';

const run = promisify(execFile);
const isThere = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Vitest's global setup of the journeys: a machine without Chromium gets it where that needs no question. */
export default async function setup(): Promise<void> {
  if (await isThere(chromiumPath)) return;
  const mayInstall = process.getuid?.() === 0 && (await isThere('/usr/bin/apt-get'));
  if (mayInstall) {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (await isThere(chromiumPath)) return;
  }
  throw new Error(
    `The journeys need Chromium at ${chromiumPath}: install it, or set CHROMIUM_PATH to the one of this machine.`,
  );
}
