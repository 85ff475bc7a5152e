import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refused, type Asked } from '../ask.ts';
import type { Question, ThreadAnswer } from './json-ld-thread.ts';
import type { Statement } from './statement.ts';

const MOST_MEGABYTES = 1024;

/**
 * The statements of a JSON-LD document, made in a thread of its own: a few bytes written with malice keep the algorithms
 * of JSON-LD busy for hours, and a thread can be ended. Failures: `timeout`, `too-large`, `wrong-shape` when it
 * needs a context that is not carried, `syntax`.
 */
export async function parseJsonLd(
  question: Question,
  { deadlineMs, mostStatements }: { deadlineMs: number; mostStatements: number },
): Promise<Asked<{ statements: Statement[] }>> {
  const thread = new Worker(new URL('./json-ld-thread.ts', import.meta.url), {
    workerData: question,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const deadline = AbortSignal.timeout(deadlineMs);
  const statements: Statement[] = [];
  try {
    for await (const [told] of on(thread, 'message', { signal: deadline, close: ['exit'] }) as AsyncIterable<
      [ThreadAnswer]
    >) {
      if (told.kind === 'end') return { ok: true, statements };
      if (told.kind === 'mistake') return refused('syntax', `the JSON-LD: ${told.message}`);
      if (told.kind === 'unknown-context') {
        return refused('wrong-shape', `the JSON-LD needs a context from the network: ${told.url}`);
      }
      statements.push(...told.statements);
      if (statements.length > mostStatements) {
        return refused('too-large', `more than ${mostStatements} statements in one page`);
      }
    }
    return refused('too-large', 'the JSON-LD needs more memory than it is given');
  } catch (error) {
    if (deadline.aborted)
      return refused('timeout', `the JSON-LD takes more than ${deadlineMs} ms to be understood`);
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return refused('too-large', 'the JSON-LD needs more memory than it is given');
    }
    throw error;
  } finally {
    await thread.terminate();
  }
}
