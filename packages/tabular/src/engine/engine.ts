import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';
import { text } from './sql.ts';

export type Row = Record<string, DuckDBValue>;

/**
 * A DuckDB of one job: in memory, spilling into the first of `folders`, reaching only them and `readable`,
 * never loading extensions. Surprises of the engine are exceptions.
 */
export const createEngine = async (options: {
  folders: [string, ...string[]];
  readable: string[];
  memoryLimitMb: number;
  threads: number;
}) => {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryLimitMb}MB`,
    threads: String(options.threads),
    temp_directory: options.folders[0],
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const run = async (sql: string): Promise<void> => {
    await connection.run(sql);
  };
  await run(`SET allowed_directories = [${options.folders.map(text).join(', ')}]`);
  await run(`SET allowed_paths = [${options.readable.map(text).join(', ')}]`);
  await run('SET enable_external_access = false');
  await run('SET lock_configuration = true');

  return {
    run,
    rows: async (sql: string): Promise<Row[]> => (await connection.runAndReadAll(sql)).getRowObjects(),
    /** The rows in batches of the engine's own size, so that any number of them fits. */
    batches: async function* (sql: string): AsyncGenerator<readonly (readonly DuckDBValue[])[]> {
      const result = await connection.stream(sql);
      yield* result.yieldRows();
    },
    close: (): void => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/** Counts come as bigint; a table never has more rows than a number holds. */
export const count = (value: DuckDBValue | undefined): number => Number(value ?? 0);
