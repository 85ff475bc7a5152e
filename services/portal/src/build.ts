import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleApart } from './build/bundle-process.ts';
import { currentBundles, distFolder, stampPath } from './build/current.ts';
import { sourcesHash } from './build/sources.ts';

/** A hub that still runs an earlier build needs its files, so the latest few stay. */
const buildsKept = 3;

function removeOldBuilds(current: string): void {
  const ageOf = (name: string) => statSync(join(distFolder, name)).mtimeMs;
  const others = readdirSync(distFolder).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== current);
  for (const name of others.toSorted((a, b) => ageOf(b) - ageOf(a)).slice(buildsKept - 1)) {
    rmSync(join(distFolder, name), { recursive: true });
  }
}

/**
 * Builds the portal's bundles when its sources changed and returns their folder. Safe to run from several processes at
 * once: each builds apart and the first to finish is kept. Throws what Vite says when the sources do not compile.
 */
export async function buildPortal(): Promise<string> {
  const hash = sourcesHash();
  const folder = join(distFolder, hash);
  if (currentBundles() === folder && existsSync(folder)) return folder;
  mkdirSync(distFolder, { recursive: true });
  if (!existsSync(folder)) {
    const apart = join(distFolder, `.${hash}.${process.pid}`);
    await bundleApart(apart);
    if (existsSync(folder)) rmSync(apart, { recursive: true });
    else renameSync(apart, folder);
  }
  writeFileSync(`${stampPath}.${process.pid}`, hash);
  renameSync(`${stampPath}.${process.pid}`, stampPath);
  removeOldBuilds(hash);
  return folder;
}

if (import.meta.main) await buildPortal();
