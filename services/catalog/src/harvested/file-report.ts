import { standard } from '@rma/themes';
import { z } from 'zod';
import type { HarvestedFile } from './harvested-queries.ts';
import type { Judgement } from './judge-file.ts';

const findingsShown = 20;

/** What `registry.report-file` is told: a harvested file that its publisher can mend. */
export const fileReportSchema = z.object({
  cvegeo: z.string(),
  fileId: z.uuid(),
  sha256: z.string(),
  datasetTitle: z.string(),
  fileTitle: z.string(),
  url: z.string(),
  standardTitle: z.string(),
  state: z.enum(['invalid', 'personal-data']),
  /** At most 20; personal data comes masked. */
  findings: z.array(
    z.object({ field: z.string().nullable(), message: z.string(), fix: z.string(), count: z.number() }),
  ),
});
export type FileReport = z.infer<typeof fileReportSchema>;

/** The report of a file for the officials of its government, or null when there is nothing for them to do. */
export function reportOfFile(
  file: HarvestedFile,
  { judgement, sha256 }: { judgement: Judgement; sha256: string },
): FileReport | null {
  if (judgement.state !== 'invalid' && judgement.state !== 'personal-data') return null;
  const isPrivacy = judgement.state === 'personal-data';
  return {
    cvegeo: file.cvegeo,
    fileId: file.id,
    sha256,
    datasetTitle: file.dataset_title,
    fileTitle: file.file_title,
    url: file.url,
    standardTitle: standard(file.standard_id)?.title.es ?? file.standard_id,
    state: judgement.state,
    findings: judgement.report.findings
      .filter(({ code, severity }) => severity === 'error' && (!isPrivacy || code === 'personal-data'))
      .slice(0, findingsShown)
      .map(({ field, message, fix, count }) => ({ field, message, fix, count })),
  };
}
