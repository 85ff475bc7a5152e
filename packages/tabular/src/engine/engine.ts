import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';
import { text } from './sql.ts';

export type Row = Record<string, DuckDBValue>;

/**
 * A DuckDB of one job: in memory, spilling into `folder`, reaching only `folder` and `readable`,
 * never loading extensions. Surprises of the engine are exceptions.
 */
export const createEngine = async (options: {
  folder: string;
  readable: string[];
  memoryLimitMb: number;
  threads: number;
}) => {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryLimitMb}MB`,
    threads: String(options.threads),
    temp_directory: options.folder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const run = async (sql: string): Promise<void> => {
    await connection.run(sql);
  };
  await run(`SET allowed_directories = [${text(options.folder)}]`);
  await run(`SET allowed_paths = [${options.readable.map(text).join(', ')}]`);
  await run('SET enable_external_access = false');
  await run('SET lock_configuration = true');

  return {
    run,
    rows: async (sql: string): Promise<Row[]> => (await connection.runAndReadAll(sql)).getRowObjects(),
    /** Hands over the rows in batches of the engine's own size, so that any number of them fits. */
    stream: async (sql: string, each: (row: readonly DuckDBValue[]) => void): Promise<void> => {
      const result = await connection.stream(sql);
      for await (const batch of result.yieldRows()) batch.forEach(each);
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
