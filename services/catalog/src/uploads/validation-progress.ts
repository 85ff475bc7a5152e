import type { Progress } from '@rma/tabular';
import type { CatalogDependencies } from '../dependencies.ts';
import { noteProgress } from './upload-queries.ts';

const leastMs = 500;

/**
 * Where a validation writes how far it got, for pages of other processes: at most twice a second, in the order it
 * came. A note that cannot be written is no reason to give a validation up.
 */
export function progressNotes(
  { db, logger }: CatalogDependencies,
  { uploadId, attempt }: { uploadId: string; attempt: number },
) {
  let writing: Promise<unknown> = Promise.resolve();
  let lastMs = -Infinity;
  let lastStep = '';
  return {
    note(progress: Progress): void {
      const nowMs = performance.now();
      if (progress.step === lastStep && nowMs - lastMs < leastMs) return;
      lastMs = nowMs;
      lastStep = progress.step;
      writing = writing
        .then(() => noteProgress(db, uploadId, { attempt, progress }))
        .catch((error: unknown) => logger.warn({ err: error, uploadId }, 'progress could not be noted'));
    },
    /** Resolves when what was noted so far is written. */
    settled: async (): Promise<void> => {
      await writing;
    },
  };
}
