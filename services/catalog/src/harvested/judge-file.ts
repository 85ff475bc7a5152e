import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createReadStream } from 'node:fs';
import type { ValidationReport } from '@rma/tabular';
import { validateInChild } from '@rma/tabular';
import { versionedId, type Standard } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { publisherContext } from '../uploads/validation-inputs.ts';

const maxFormBytes = 2 ** 31;
/** With fewer of the required columns than this, a file is of something else, and its publisher is not bothered. */
const requiredShare = 0.6;

export type Judgement =
  | { state: 'other' | 'invalid' | 'personal-data'; report: ValidationReport }
  | { state: 'conforming'; report: ValidationReport; parquet: { sha256: string; bytes: number } }
  | { state: 'failed'; failure: string };

/** Whether the columns of a file are those of a standard, however wrong its cells may be. */
export function isOfStandard(report: ValidationReport, followed: Standard): boolean {
  if (report.detected === null) return false;
  const required = followed.schema.fields.filter(
    ({ constraints, rma }) =>
      constraints.required === true && rma.key === undefined && rma.default === undefined,
  );
  const filled = new Set(report.matches.map(({ field }) => field));
  return required.filter(({ name }) => filled.has(name)).length >= required.length * requiredShare;
}

/**
 * Examines a fetched file as an upload of its government would be, in a process of its own: of another kind,
 * invalid, with personal data, or conforming and then kept as Parquet. `failed` when the engine could not tell.
 */
export async function judgeFile(
  deps: CatalogDependencies,
  file: { path: string; fileName: string; cvegeo: string; folder: string; signal?: AbortSignal | undefined },
  followed: Standard,
): Promise<Judgement> {
  const outputFolder = join(file.folder, 'outputs');
  await mkdir(outputFolder);
  const outcome = await validateInChild(
    {
      path: file.path,
      fileName: file.fileName,
      standard: followed,
      context: await publisherContext(deps.db, file.cvegeo),
      workFolder: file.folder,
      outputFolder,
    },
    { ...(file.signal && { signal: file.signal }) },
  );
  if (file.signal?.aborted) throw new Error('The worker is stopping; the examination will be repeated.');
  if (!outcome.ok) {
    deps.logger.warn(
      { standard: versionedId(followed), ...outcome },
      'a harvested file could not be examined',
    );
    return { state: 'failed', failure: outcome.reason };
  }
  const { report } = outcome;
  if (!isOfStandard(report, followed)) return { state: 'other', report };
  if (report.carriesPersonalData) return { state: 'personal-data', report };
  const parquet = report.outputs.find(({ role }) => role === 'parquet');
  if (!report.ok || !parquet) return { state: 'invalid', report };
  const kept = await deps.blobs.put(createReadStream(parquet.path), { maxBytes: maxFormBytes });
  if (!kept.ok) return { state: 'failed', failure: 'too-large' };
  return { state: 'conforming', report, parquet: { sha256: kept.sha256, bytes: kept.bytes } };
}
