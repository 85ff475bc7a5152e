import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portalFolder } from './sources.ts';

export const distFolder = join(portalFolder, 'dist');
export const stampPath = join(distFolder, 'current');

/** The folder of the bundles in use, or null when nothing was built yet. */
export function currentBundles(): string | null {
  try {
    return join(distFolder, readFileSync(stampPath, 'utf8').trim());
  } catch {
    return null;
  }
}
