import { access, constants, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from './startup-error.ts';

export type DataDirLock = { release(): void };

// Node has no file locks, but SQLite takes them from the operating system, which releases them when the
// process dies, however it dies. So a killed hub leaves nothing to clean up and no process id to guess about.
function tryLock(path: string): DataDirLock | null {
  const holder = new DatabaseSync(path, { timeout: 0 });
  try {
    holder.exec('begin exclusive');
  } catch (error) {
    holder.close();
    if (error instanceof Error && error.message.includes('locked')) return null;
    throw error;
  }
  return { release: () => holder.close() };
}

async function pidOfHolder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) ? pid : undefined;
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
    await access(dataDir, constants.W_OK);
    for (const name of await readdir(dataDir)) {
      if (name.startsWith('hub.')) await access(join(dataDir, name), constants.W_OK);
    }
  } catch (cause) {
    throw new StartupError('data-dir-unreachable', {
      spanish: `No se puede escribir en la carpeta de datos ${dataDir}. Revise su dueño y sus permisos, o indique otra en DATA_DIR.`,
      english: `The data folder ${dataDir} cannot be written to. Check its owner and permissions, or set DATA_DIR to another one.`,
      cause,
    });
  }
}

/**
 * Creates a data folder if needed and makes this process the only hub of a data folder until `release()` or its death.
 * Throws StartupError 'data-dir-in-use' with the other process's id, or 'data-dir-unreachable'.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await makeWritable(dataDir);
  const pidFile = join(dataDir, 'hub.pid');
  const lock = tryLock(join(dataDir, 'hub.lock'));
  if (!lock) {
    const pid = await pidOfHolder(pidFile);
    const which = pid === undefined ? '' : ` (${pid})`;
    throw new StartupError('data-dir-in-use', {
      spanish: `Otro proceso${which} ya usa la carpeta de datos ${dataDir}. Deténgalo o indique otra carpeta en DATA_DIR.`,
      english: `Another process${which} is already using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      pid,
    });
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return lock;
}
