import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { harvestLetter } from './harvest-letter.ts';
import { writeToOfficials } from './write-to-officials.ts';

const mostProblems = 20;
const count = z.int().nonnegative();

/** What the harvester tells of a run that the officials want to hear of; only what a letter needs. */
const payloadSchema = z.object({
  cvegeo: z.string(),
  runId: z.uuid(),
  sourceTitle: z.string(),
  state: z.enum(['applied', 'failed', 'held']),
  counts: z.object({
    read: count,
    added: count,
    updated: count,
    archived: count,
    returned: count,
    rejected: count,
  }),
  failure: z.object({ message: z.string() }).nullable(),
  heldBecause: z.string().nullable(),
  problems: z.array(
    z.object({
      remoteId: z.string().nullable(),
      datasetId: z.uuid().nullable(),
      title: z.string().nullable(),
      field: z.string(),
      value: z.string(),
      rule: z.string(),
      message: z.string(),
      fix: z.string(),
    }),
  ),
});

/** The job `registry.report-harvest`: a report reaches the government's officials in post, each once, and nobody else. */
export function createHarvestReports(
  deps: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const { db, publicUrl } = deps;
  return {
    /** Running it again for the same run and state writes nothing more. */
    async send(payload: unknown): Promise<void> {
      const report = payloadSchema.parse(payload);
      const runLink = `${publicUrl}/panel/cosechas/${report.runId}`;
      await writeToOfficials({ db, notifications }, report.cvegeo, {
        what: 'report harvest',
        kind: 'harvest.report',
        path: `/panel/cosechas/${report.runId}`,
        letter: (to) =>
          harvestLetter({
            ...report,
            ...to,
            problems: report.problems.slice(0, mostProblems).map(({ datasetId, ...problem }) => ({
              ...problem,
              datasetLink: datasetId === null ? null : `${publicUrl}/datasets/${datasetId}`,
            })),
            failure: report.failure?.message ?? null,
            runLink,
            checkLink: `${runLink}#volver`,
            about: `run:${report.runId}:${report.state}`,
          }),
      });
    },
  };
}
