import { setTimeout as sleep } from 'node:timers/promises';
import type { IsolationLevel, Kysely, Transaction } from 'kysely';

export type TransactionOptions = {
  /** Says in the log which piece of work was repeated or failed. */
  name: string;
  isolation?: IsolationLevel | undefined;
  /** How often the work may be repeated after a serialization failure or deadlock; the work must be repeatable. */
  retries?: number | undefined;
  logger?: { warn(fields: object, message: string): void } | undefined;
};

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

function isRepeatable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK_DETECTED)
  );
}

/**
 * Runs `work` in one transaction: everything or nothing. Conflicts that the database asks to repeat are
 * repeated up to `retries` times (0 by default); any other error is the caller's.
 */
export async function transaction<DB, Result>(
  db: Kysely<DB>,
  options: TransactionOptions,
  work: (trx: Transaction<DB>) => Promise<Result>,
): Promise<Result> {
  const retries = options.retries ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const builder = db.transaction();
      return await (options.isolation ? builder.setIsolationLevel(options.isolation) : builder).execute(work);
    } catch (error) {
      if (attempt > retries || !isRepeatable(error)) throw error;
      options.logger?.warn(
        { transaction: options.name, attempt, error },
        'transaction repeated after a conflict',
      );
      await sleep(Math.random() * 25 * 2 ** attempt);
    }
  }
}
