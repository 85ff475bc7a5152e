import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { QueryInstance } from './query-instance.ts';
import { failed, type QueryAnswer, type QueryFailure } from './table-source.ts';
import { createTurns } from './turns.ts';

/** Asks one statement after another within one turn and one deadline. */
export type Ask = (sql: string, values?: readonly string[]) => Promise<DuckDBValue[][]>;

/** The failure behind an error of the engine, null when it is a surprise. */
function failureOf(error: unknown, limitMs: number): QueryFailure | null {
  if (!(error instanceof Error)) return null;
  if (/^INTERRUPT|Interrupted/.test(error.message)) return { reason: 'deadline', limitMs };
  if (/^Out of Memory|max_temp_directory_size/.test(error.message)) return { reason: 'memory' };
  return null;
}

/**
 * Runs statements with a bound on how many work at once, how many wait, and how long each may wait and take. An overrun is
 * interrupted within the engine; what the engine cannot explain is thrown.
 */
export function createStatements(options: {
  instance: QueryInstance;
  /** Where exports are read, so that they cannot take the threads of questions. */
  streamInstance: QueryInstance;
  running: number;
  waiting: number;
  streaming: number;
  deadlineMs: number;
  stallMs: number;
}) {
  const { instance, streamInstance, deadlineMs, stallMs } = options;
  const turns = createTurns({
    running: options.running,
    waiting: options.waiting,
    waitMs: deadlineMs,
  });
  const streams = createTurns({ running: options.streaming, waiting: 0, waitMs: 0 });

  return {
    async within<Value>(
      work: (ask: Ask) => Promise<QueryAnswer<Value>>,
      { limitMs = deadlineMs }: { limitMs?: number } = {},
    ): Promise<QueryAnswer<Value>> {
      const turn = await turns.take();
      if (turn === null) return failed({ reason: 'busy' });
      let connection: DuckDBConnection | null = null;
      let isOver = false;
      try {
        const opened = (connection = await instance.connect());
        const timer = setTimeout(() => {
          isOver = true;
          opened.interrupt();
        }, limitMs);
        try {
          return await work(async (sql, values = []) => {
            // An interruption between two statements touches neither.
            if (isOver) throw new Error('Interrupted');
            return (await opened.runAndReadAll(sql, [...values])).getRows();
          });
        } finally {
          clearTimeout(timer);
        }
      } catch (error) {
        const failure = failureOf(error, limitMs);
        if (failure === null) throw error;
        return failed(failure);
      } finally {
        connection?.closeSync();
        turn.end();
      }
    },

    /**
     * The rows of a statement in batches of columns as the reader takes them: it holds one batch, whatever the size. A
     * reader that takes nothing for `stallMs` loses its turn. Fails with `busy` at once when too many are being read.
     */
    async stream(
      sql: string,
      values: readonly string[],
    ): Promise<QueryAnswer<AsyncGenerator<DuckDBValue[][], void, void>>> {
      const turn = await streams.take();
      if (turn === null) return failed({ reason: 'busy' });
      let connection: DuckDBConnection | null = null;
      try {
        const opened = (connection = await streamInstance.connect());
        const result = await opened.stream(sql, [...values]);
        let stalled: NodeJS.Timeout | null = null;
        const end = () => {
          if (stalled !== null) clearTimeout(stalled);
          opened.closeSync();
          turn.end();
        };
        let isAbandoned = false;
        const abandon = () => {
          isAbandoned = true;
          end();
        };
        // Somebody who asks and never reads must not keep the turn either.
        stalled = setTimeout(abandon, stallMs);
        const batches = async function* () {
          try {
            while (!isAbandoned) {
              if (stalled !== null) clearTimeout(stalled);
              const chunk = await result.fetchChunk();
              if (chunk === null || chunk.rowCount === 0) return;
              const columns = chunk.getColumns();
              stalled = setTimeout(abandon, stallMs);
              yield columns;
            }
            throw new Error('nothing was read for too long');
          } finally {
            if (!isAbandoned) end();
          }
        };
        return { ok: true, value: batches() };
      } catch (error) {
        connection?.closeSync();
        turn.end();
        const failure = failureOf(error, deadlineMs);
        if (failure === null) throw error;
        return failed(failure);
      }
    },
    close: async () => {
      await instance.close();
      await streamInstance.close();
    },
  };
}

export type Statements = ReturnType<typeof createStatements>;
