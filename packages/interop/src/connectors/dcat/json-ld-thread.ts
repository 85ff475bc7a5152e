import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { jsonLdStatements, unknownContextOf } from './json-ld.ts';
import type { Statement } from './statement.ts';

/** What the thread is asked, and what it answers: statements in batches, and how it ended. */
export type Question = { text: string; base: string };
export type ThreadAnswer =
  | { kind: 'statements'; statements: Statement[] }
  | { kind: 'end' }
  | { kind: 'unknown-context'; url: string }
  | { kind: 'mistake'; message: string };

const BATCH = 5000;
const question = z.object({ text: z.string(), base: z.string() });

const holdsAddress = /(^|[#/:])(@?id|accessURL|downloadURL|landingPage|contentUrl|url|page)$/;

/** An address with a space in it would be no address, and its statement silently lost. */
const withoutSpaces = (key: string, value: unknown): unknown =>
  typeof value === 'string' && holdsAddress.test(key) && /^https?:\/\/\S+ /.test(value)
    ? value.replaceAll(' ', '%20')
    : value;

async function answer(): Promise<void> {
  const { text, base } = question.parse(workerData);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  const tell = (told: ThreadAnswer) => parentPort?.postMessage(told);
  let batch: Statement[] = [];
  try {
    for await (const statement of jsonLdStatements(JSON.parse(text, withoutSpaces), { text, base })) {
      batch.push(statement);
      if (batch.length < BATCH) continue;
      tell({ kind: 'statements', statements: batch });
      batch = [];
    }
    tell({ kind: 'statements', statements: batch });
    tell({ kind: 'end' });
  } catch (error) {
    const url = unknownContextOf(error);
    const message = error instanceof Error ? error.message.slice(0, 300) : 'no reason';
    tell(url === null ? { kind: 'mistake', message } : { kind: 'unknown-context', url });
  }
}

await answer();
