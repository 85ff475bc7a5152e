import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standard } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import { openFile } from './open-file.ts';

type Options = { of?: string; fileName?: string };

const scratch = mkdtempSync(join(tmpdir(), 'rma-intake-test-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

let written = 0;
/** A file of the test's own under the name given. */
export const named = (name: string, content: string | Buffer): string => {
  const path = join(scratch, `${written++}-${name}`);
  writeFileSync(path, content);
  return path;
};

const outcomeOf = (path: string, reading: Preparation['reading'], options: Options) =>
  openFile(path, {
    fileName: options.fileName ?? path,
    reading,
    standard: standard(options.of ?? 'mobility/road-incidents')!,
    workFolder: mkdtempSync(join(scratch, 'open-')),
  });

/** The opened file with its CSV's text; a refusal is an error. */
export const open = async (path: string, reading: Preparation['reading'] = {}, options: Options = {}) => {
  const outcome = await outcomeOf(path, reading, options);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { ...outcome.opened, csv: readFileSync(outcome.opened.csvPath, 'utf8') };
};

/** The code of the refusal; null when the file opens. */
export const refusalOf = async (
  path: string,
  reading: Preparation['reading'] = {},
  options: Options = {},
) => {
  const outcome = await outcomeOf(path, reading, options);
  return outcome.ok ? null : outcome.refusal.code;
};

/** A delimited text of the test's own. */
export const file = (content: string | Buffer): string => named('tabla.csv', content);

export const codes = (list: { code: string }[]): string[] => list.map((each) => each.code);
