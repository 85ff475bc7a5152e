import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Cleanup = { defer: (close: () => Promise<unknown>) => void; run: () => Promise<void> };

/** Things to undo, last one first. One that fails does not keep the others from running; the first failure is thrown. */
export function createCleanup(): Cleanup {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    defer: (close) => void steps.push(close),
    async run() {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** A fresh folder that the cleanup removes. As root, Postgres runs as another user, who has to pass through. */
export async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rma-bench-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  await chmod(folder, 0o711);
  return folder;
}
