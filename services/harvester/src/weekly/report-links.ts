import { enqueue } from '@rma/persistence';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { linkStates } from '../links/link-view.ts';
import { failingByGovernment } from '../links/use-queries.ts';
import { weekOf } from './week.ts';

const DAY_MS = 86_400_000;
const shownOfEach = 20;

/** What `registry.report-links` is told: the addresses of one government that have not given their file for a day. */
export const linksReportSchema = z.object({
  cvegeo: z.string(),
  week: z.iso.date(),
  total: z.int().positive(),
  /** At most 20, those that fail the longest first. */
  links: z.array(
    z.object({
      url: z.string(),
      state: z.enum(linkStates),
      failure: z.string().nullable(),
      status: z.int().nullable(),
      failingSince: z.string(),
      datasetId: z.uuid(),
      datasetTitle: z.string(),
    }),
  ),
});

/** Hands each government's failing addresses to the registry, which writes to its officials, once a week. */
export async function reportLinks({ db, clock }: HarvesterDependencies): Promise<number> {
  const now = clock.now();
  const week = weekOf(now);
  const failing = await failingByGovernment(db, {
    failingBefore: new Date(now.getTime() - DAY_MS),
    perGovernment: shownOfEach,
  });
  for (const government of failing) {
    await enqueue(db, {
      task: 'registry.report-links',
      payload: linksReportSchema.parse({ ...government, week }),
      key: `registry.report-links:${government.cvegeo}:${week}`,
    });
  }
  return failing.length;
}
