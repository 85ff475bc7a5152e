import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readNote } from './cluster-note.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { findOrphan, stopServer } from './orphan.ts';

/**
 * Deletes the embedded database of a data folder for good, wherever it is kept, stopping first a server that
 * a killed hub left running. Nothing else in the folder is touched. Throws StartupError 'data-dir-in-use'.
 */
export async function removeEmbeddedPostgres(options: { dataDir: string }): Promise<void> {
  const dataDir = resolve(options.dataDir);
  const lock = await lockDataDir(dataDir);
  try {
    const note = await readNote(dataDir);
    for (const cluster of [join(dataDir, 'postgres'), ...(note?.elsewhere ? [note.elsewhere] : [])]) {
      const orphan = await findOrphan(cluster);
      if (orphan !== null) await stopServer(orphan);
      await rm(cluster, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
    if (note?.elsewhere) await rm(dirname(note.elsewhere), { recursive: true, force: true });
    await rm(join(dataDir, 'postgres.json'), { force: true });
  } finally {
    lock.release();
  }
}
