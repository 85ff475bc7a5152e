import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables/index.ts';

/**
 * A job to run once this transaction commits. Tasks are at-least-once: each must be idempotent.
 * `key`: a later job with the same key replaces one still waiting. `queue`: jobs of one queue run one by one.
 */
export type Job = {
  task: string;
  payload: Record<string, unknown>;
  key?: string;
  queue?: string;
  runAt?: Date;
  maxAttempts?: number;
};

/** Enqueues `job` in the caller's transaction, so that the job exists if and only if the change does. */
export async function enqueue(db: Kysely<Tables>, job: Job): Promise<void> {
  await sql`select jobs.enqueue(
    ${job.task}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null}, ${job.queue ?? null},
    ${job.runAt ?? null}, ${job.maxAttempts ?? null})`.execute(db);
}
