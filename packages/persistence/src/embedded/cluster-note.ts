import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

// Kept in the data folder with mode 0600. It is written before the cluster exists, so a cluster never lacks
// its password. `elsewhere` is set only when the database is not in the data folder itself, which can
// therefore be moved or copied as a whole.
const clusterNote = z.object({ password: z.string(), elsewhere: z.string().optional() });
export type ClusterNote = z.infer<typeof clusterNote>;

export const noteFile = (dataDir: string) => join(dataDir, 'postgres.json');

/** The note of a data folder, or null when no database was ever created there. */
export async function readNote(dataDir: string): Promise<ClusterNote | null> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : clusterNote.parse(JSON.parse(text));
}

/** Writes the note so that it is either whole or absent. */
export async function writeNote(dataDir: string, note: ClusterNote): Promise<void> {
  const path = noteFile(dataDir);
  const partial = `${path}.partial`;
  await writeFile(partial, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(partial, path);
}
