import type { HarvesterDependencies } from '../dependencies.ts';
import { deletePreviewsBefore } from './preview-queries.ts';

const KEPT_MS = 7 * 86_400_000;

/** Deletes previews older than seven days; answers how many. */
export async function sweepPreviews({ db, clock }: HarvesterDependencies): Promise<number> {
  return deletePreviewsBefore(db, new Date(clock.now().getTime() - KEPT_MS));
}
