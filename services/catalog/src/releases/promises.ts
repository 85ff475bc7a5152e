import { nextDueAt } from '@rma/domain';
import { latest } from '@rma/themes';
import { z } from 'zod';
import type { DraftResource } from '../packages/draft-queries.ts';

const temporalSchema = z.object({ from: z.string(), to: z.string() }).nullable().catch(null);

/** How often a resource is delivered: as its government says, else as its standard asks; null when nobody says. */
export const periodicityOf = (resource: Pick<DraftResource, 'periodicity' | 'standard_id'>): string | null =>
  resource.periodicity ?? latest(resource.standard_id)?.periodicity ?? null;

/** When a published resource's next delivery is due; null without a promise, and for what is not published. */
export const dueAt = (resource: DraftResource): Date | null =>
  nextDueAt({ modified: resource.published?.publishedAt ?? null, periodicity: periodicityOf(resource) });

/** First and last day of the rows of an upload, ISO; null when its standard has no such field. */
export const daysOf = (upload: { temporal: unknown }): { from: string; to: string } | null =>
  temporalSchema.parse(upload.temporal ?? null);

/** The period a resource speaks of: as its government says, else as its rows do (ISO 8601, from/to). */
export function temporalOf(
  resource: Pick<DraftResource, 'temporal'> & { upload: { temporal: unknown } },
): string | null {
  const days = daysOf(resource.upload);
  return resource.temporal ?? (days === null ? null : `${days.from}/${days.to}`);
}
