import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { standard } from '@rma/themes';
import type { PublisherContext, ValidationReport, ValidationRequest } from './report.ts';
import { validateTable } from './validate-table.ts';

/** A folder of the test's own, removed with the process. */
export const scratch = mkdtempSync(join(tmpdir(), 'rma-tabular-test-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

let written = 0;
export const file = (content: string | Buffer): string => {
  const path = join(scratch, `case-${written++}.csv`);
  writeFileSync(path, content);
  return path;
};

const municipalities = ['01001', '05035', '12001', '17007', '23002', '23010', '27008', '30087'];

export const publisher = (cvegeo: string | null): PublisherContext => ({
  cvegeo,
  level: cvegeo === null ? null : cvegeo.length === 2 ? 'state' : 'municipality',
  bounds: cvegeo === '05035' ? { west: -103.511, south: 24.793, east: -102.957, north: 25.691 } : null,
  municipalities,
});

/** The report of a file against a standard. */
export const validate = (
  path: string,
  id: string,
  cvegeo: string | null,
  options: Partial<ValidationRequest> = {},
) => {
  const found = standard(id);
  if (!found) throw new Error(`no standard ${id}`);
  return validateTable({
    path,
    fileName: basename(path),
    standard: found,
    context: publisher(cvegeo),
    workFolder: scratch,
    ...options,
  });
};

let folders = 0;

/** A fresh folder for outputs. */
export const outputFolder = (): string => {
  const folder = join(scratch, `outputs-${folders++}`);
  mkdirSync(folder);
  return folder;
};

/** The rows of the conforming CSV by column name. */
export const cleanRows = (report: ValidationReport): Record<string, string>[] => {
  const path = report.outputs.find((output) => output.role === 'csv')?.path;
  if (path === undefined) throw new Error(`no outputs: ${JSON.stringify(report.findings)}`);
  return parse(readFileSync(path), { columns: true });
};
