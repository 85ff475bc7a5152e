import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** services/portal, wherever the process was started. */
export const portalFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const repositoryFolder = join(portalFolder, '..', '..');

/** What the bundles are made of: our sources, the domain rules and e.firma, and the pinned versions of libraries. */
function sourceFiles(): string[] {
  const within = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name));
  return [
    ...within(join(portalFolder, 'src', 'web')),
    ...within(join(portalFolder, 'src', 'build')),
    ...within(join(repositoryFolder, 'packages', 'domain', 'src')),
    ...within(join(repositoryFolder, 'packages', 'efirma', 'src')),
    join(portalFolder, 'package.json'),
    join(repositoryFolder, 'pnpm-workspace.yaml'),
  ].toSorted();
}

/** A short name of the sources' content: the same sources give the same bundles. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    hash.update(relative(repositoryFolder, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
