import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { linksLetter } from './links-letter.ts';
import { writeToOfficials } from './write-to-officials.ts';

/** What the harvester tells of the addresses of one government; only what a letter needs. */
const payloadSchema = z.object({
  cvegeo: z.string(),
  week: z.iso.date(),
  total: z.int().positive(),
  links: z
    .array(
      z.object({
        url: z.string(),
        state: z.enum(['broken', 'unreachable', 'not-found-page', 'wrong-content']),
        failure: z.string().nullable(),
        status: z.int().nullable(),
        failingSince: z.string(),
        datasetTitle: z.string(),
      }),
    )
    .min(1)
    .max(20),
});

/** The job `registry.report-links`: a government's failing addresses reach its officials, once a week at most. */
export function createLinksReports(
  { db, publicUrl }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  return {
    /** Running it again in the same week writes nothing more. */
    async send(payload: unknown): Promise<void> {
      const report = payloadSchema.parse(payload);
      await writeToOfficials({ db, notifications }, report.cvegeo, {
        what: 'report links',
        kind: 'links.report',
        path: '/panel/direcciones',
        letter: (to) =>
          linksLetter({
            ...report,
            ...to,
            panelLink: `${publicUrl}/panel/direcciones`,
            about: `links:${report.cvegeo}:${report.week}`,
          }),
      });
    },
  };
}
