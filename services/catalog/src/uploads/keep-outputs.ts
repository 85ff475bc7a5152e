import { createReadStream } from 'node:fs';
import type { Preview } from '@rma/persistence';
import { previewRows, type Output } from '@rma/tabular';
import type { Standard } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { forgetFile } from './forget-file.ts';
import type { NewForm } from './form-queries.ts';

const previewLimit = 20;
const maxFormBytes = 8 * 2 ** 30;

/** What was made of a valid file, in the blob store: the conforming CSV and the further forms. */
export type KeptOutputs = { csv: { sha256: string; bytes: number }; forms: NewForm[] };

async function keepOne({ blobs }: CatalogDependencies, { path }: Output) {
  const kept = await blobs.put(createReadStream(path), { maxBytes: maxFormBytes });
  return kept.ok ? { sha256: kept.sha256, bytes: kept.bytes } : null;
}

/** Deletes files that were stored for a verdict and that nothing refers to after all. */
export async function forgetFiles(deps: CatalogDependencies, files: Iterable<string>): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- each takes a lock; one at a time cannot block others
  for (const sha256 of files) await forgetFile(deps, sha256);
}

export const filesOf = ({ csv, forms }: KeptOutputs): string[] => [
  csv.sha256,
  ...forms.map(({ sha256 }) => sha256),
];

/**
 * Stores what the engine wrote. Refused when a form is too large or there is no CSV among them; then nothing is kept.
 */
export async function keepOutputs(
  deps: CatalogDependencies,
  outputs: readonly Output[],
): Promise<{ ok: true; kept: KeptOutputs } | { ok: false; reason: 'unreadable' | 'too-large' }> {
  const stored: { role: Output['role']; sha256: string; bytes: number }[] = [];
  for (const output of outputs) {
    // oxlint-disable-next-line no-await-in-loop -- one by one leaves the disk to the others
    const kept = await keepOne(deps, output);
    if (kept === null) {
      // oxlint-disable-next-line no-await-in-loop -- ends the loop
      await forgetFiles(
        deps,
        stored.map(({ sha256 }) => sha256),
      );
      return { ok: false, reason: 'too-large' };
    }
    stored.push({ role: output.role, ...kept });
  }
  const csv = stored.find(({ role }) => role === 'csv');
  if (!csv) return { ok: false, reason: 'unreadable' };
  const forms = stored.flatMap(({ role, ...file }): NewForm[] => (role === 'csv' ? [] : [{ role, ...file }]));
  return { ok: true, kept: { csv: { sha256: csv.sha256, bytes: csv.bytes }, forms } };
}

/** The first rows of a conforming CSV with the titles of the standard; null when it cannot be read back. */
export async function previewOf(path: string, followed: Standard): Promise<Preview | null> {
  const shown = await previewRows(path, { limit: previewLimit });
  if (!shown.ok) return null;
  const columns = shown.headers.map((header) => {
    const field = followed.schema.fields.find((candidate) => candidate.name === header);
    return { name: header, title: field?.title ?? header, type: field?.type ?? 'string' };
  });
  return { columns, rows: shown.rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) };
}
