import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { text } from '../engine/sql.ts';

export type InstanceOptions = { folders: readonly string[]; memoryLimitMb: number; threads: number };

type Shared = { opened: Promise<{ instance: DuckDBInstance; folder: string }>; users: number };

const shared = new Map<string, Shared>();

async function open({ folders, memoryLimitMb, threads }: InstanceOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'rma-query-'));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryLimitMb}MB`,
    threads: String(threads),
    temp_directory: folder,
    max_temp_directory_size: '4GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  try {
    // It is part of the engine's own library, and only then knows its settings: nothing is fetched.
    await connection.run('LOAD parquet');
    // Files never change: their footers are read once, and the system's own cache is enough for their pages.
    await connection.run('SET parquet_metadata_cache = true');
    await connection.run('SET enable_external_file_cache = false');
    await connection.run(`SET allowed_directories = [${[folder, ...folders].map(text).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
  } finally {
    connection.closeSync();
  }
  return { instance, folder };
}

/**
 * The process's one DuckDB for these limits and folders, shared by all who ask for the same and closed by the last.
 * It reaches nothing but the folders and one of its own for what does not fit in memory, loads no extension, and its
 * configuration is locked. It is opened at the first connection.
 */
export function useInstance(options: InstanceOptions) {
  const key = JSON.stringify(options);
  let own: Shared | null = null;

  const acquire = (): Shared => {
    const found = shared.get(key) ?? { opened: open(options), users: 0 };
    shared.set(key, found);
    found.users += 1;
    return found;
  };

  return {
    connect: async (): Promise<DuckDBConnection> => {
      own ??= acquire();
      const used = own;
      // What could not be opened once, for want of room perhaps, is tried again by the next question.
      used.opened.catch(() => {
        if (shared.get(key) === used) shared.delete(key);
        if (own === used) own = null;
      });
      const { instance } = await used.opened;
      return instance.connect();
    },
    close: async (): Promise<void> => {
      const used = own;
      own = null;
      if (used === null) return;
      used.users -= 1;
      if (used.users > 0) return;
      shared.delete(key);
      const { instance, folder } = await used.opened;
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type QueryInstance = ReturnType<typeof useInstance>;
