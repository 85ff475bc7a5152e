import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkStandard } from './consistency.ts';
import { standardFileSchema, themeSchema } from './standard.ts';
import type { Standard, Theme } from './standard.ts';

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const standardsRoot = join(packageRoot, 'standards');

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();

/** A vocabulary's table has no commas, quotes or line breaks inside its cells beyond plain RFC 4180 quoting. */
const vocabularyRows = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );

const exampleOf: Record<Standard['kind'], string> = {
  table: 'example.csv',
  gtfs: 'example.zip',
  cap: 'example.xml',
};

const loadStandard = (folder: string): Standard => {
  const parsed = standardFileSchema.parse(JSON.parse(readFileSync(join(folder, 'standard.json'), 'utf8')));
  const vocabularies = parsed.vocabularies.map((vocabulary) => {
    const [header = [], ...rows] = vocabularyRows(join(folder, vocabulary.table));
    if (header.join() !== vocabulary.fields.join()) {
      throw new Error(`${vocabulary.table}: the header must be ${vocabulary.fields.join()}`);
    }
    return { ...vocabulary, rows };
  });
  const loaded = {
    ...parsed,
    vocabularies,
    examplePath: join(folder, 'example.csv'),
    sourceExamplePath: join(folder, exampleOf[parsed.kind]),
  };
  const problems = checkStandard(loaded, folder);
  for (const path of new Set([loaded.examplePath, loaded.sourceExamplePath])) {
    if (!existsSync(path)) problems.push(`${basename(path)} is missing`);
  }
  if (problems.length > 0) throw new Error(`${folder}: ${problems.join('; ')}`);
  return loaded;
};

const compareVersions = (a: Standard, b: Standard) => {
  const [aMajor = 0, aMinor = 0] = a.version.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.version.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
};

const loadAll = () => {
  const themeList = z
    .array(themeSchema)
    .parse(JSON.parse(readFileSync(join(packageRoot, 'themes.json'), 'utf8')));
  const known = new Set(themeList.map((theme) => theme.id));
  const versions = new Map<string, Standard[]>();
  for (const theme of folders(standardsRoot)) {
    if (!known.has(theme)) throw new Error(`standards/${theme}: not a theme of themes.json`);
    for (const name of folders(join(standardsRoot, theme))) {
      const of = folders(join(standardsRoot, theme, name)).map((version) =>
        loadStandard(join(standardsRoot, theme, name, version)),
      );
      versions.set(`${theme}/${name}`, of.toSorted(compareVersions));
    }
  }
  return { themeList, versions };
};

let loaded: ReturnType<typeof loadAll> | undefined;
const all = () => (loaded ??= loadAll());

/** The themes, in the order the portal shows them. */
export const themes = (): Theme[] => all().themeList;

/** The newest version of every standard, ordered by id. */
export const standards = (): Standard[] =>
  [...all().versions.values()].flatMap((versions) => versions.slice(-1));

/** Every version of one standard, oldest first; empty when there is no such standard. */
export const standardVersions = (id: string): Standard[] => all().versions.get(id) ?? [];

/** The newest version of `mobility/road-incidents`, or null. */
export const latest = (id: string): Standard | null => standardVersions(id).at(-1) ?? null;

/** By `mobility/road-incidents` (the newest version) or `mobility/road-incidents@1.0`; null when unknown. */
export const standard = (id: string): Standard | null => {
  const [name = '', version] = id.split('@');
  return version === undefined
    ? latest(name)
    : (standardVersions(name).find((candidate) => candidate.version === version) ?? null);
};

/** `mobility/road-incidents@1.0`: what a release records, so that a new version never changes it. */
export const versionedId = (of: Pick<Standard, 'id' | 'version'>): string => `${of.id}@${of.version}`;
