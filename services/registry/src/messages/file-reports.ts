import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { fileLetter } from './letters.ts';
import { writeToOfficials } from './write-to-officials.ts';

/** What the catalog tells of a harvested file that its publisher can mend; only what a letter needs. */
const payloadSchema = z.object({
  cvegeo: z.string(),
  fileId: z.uuid(),
  sha256: z.string(),
  datasetTitle: z.string(),
  fileTitle: z.string(),
  url: z.string(),
  standardTitle: z.string(),
  state: z.enum(['invalid', 'personal-data']),
  findings: z.array(
    z.object({ field: z.string().nullable(), message: z.string(), fix: z.string(), count: z.number() }),
  ),
});

/** The job `registry.report-file`: what was found in a file reaches the government's officials in post, each once. */
export function createFileReports(deps: RegistryDeps, { notifications }: { notifications: Notifications }) {
  const { db } = deps;
  return {
    /** Running it again for the same contents of the file writes nothing more. */
    async send(payload: unknown): Promise<void> {
      const report = payloadSchema.parse(payload);
      await writeToOfficials({ db, notifications }, report.cvegeo, {
        what: 'report file',
        kind: 'file.report',
        path: '/panel',
        letter: (to) =>
          fileLetter({
            ...report,
            ...to,
            about: `file:${report.fileId}:${report.sha256}`,
          }),
      });
    },
  };
}
