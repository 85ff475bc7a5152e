import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkReferences, checkStandard } from './consistency.ts';
import { readTable } from './read-table.ts';
import { correspondenceColumns, standardFileSchema, themeSchema } from './standard.ts';
import type { Standard, Theme } from './standard.ts';

/** A theme or a standard that cannot be used: which file, and what is wrong with it. */
export class StandardsError extends Error {
  readonly file: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.name = 'StandardsError';
    this.file = file;
  }
}

/** Runs one step of reading `file`; whatever it throws is told of that file. */
const reading = <T>(file: string, step: () => T): T => {
  try {
    return step();
  } catch (error) {
    if (error instanceof StandardsError) throw error;
    throw new StandardsError(file, error instanceof Error ? error.message : String(error), { cause: error });
  }
};

const parseJson = <T>(file: string, schema: z.ZodType<T>): T =>
  reading(file, () => {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
    return parsed.data;
  });

const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted()
    : [];

const exampleOf: Record<Standard['kind'], string> = {
  table: 'example.csv',
  gtfs: 'example.zip',
  cap: 'example.xml',
};

const loadStandard = (folder: string): Standard => {
  const file = join(folder, 'standard.json');
  const parsed = parseJson(file, standardFileSchema);
  const tableOf = (name: string, header: readonly string[]) => {
    const path = join(folder, name);
    return reading(path, () => readTable(path, header));
  };
  const sourceExample = exampleOf[parsed.kind];
  if (!existsSync(join(folder, sourceExample))) {
    throw new StandardsError(file, `its worked example ${sourceExample} is missing`);
  }
  const loaded: Standard = {
    ...parsed,
    vocabularies: parsed.vocabularies.map((vocabulary) => ({
      ...vocabulary,
      rows: tableOf(vocabulary.table, vocabulary.fields),
    })),
    correspondences: parsed.correspondences.map((correspondence) => ({
      ...correspondence,
      rows: tableOf(correspondence.table, correspondenceColumns).map(
        ([field = '', column = '', toStandard = '', fromStandard = '']) => ({
          field,
          column,
          toStandard,
          fromStandard,
        }),
      ),
    })),
    examplePath: join(folder, 'example.csv'),
    exampleRows: tableOf(
      'example.csv',
      parsed.schema.fields.map(({ name }) => name),
    ),
    sourceExamplePath: join(folder, sourceExample),
  };
  const problems = checkStandard(loaded, folder);
  if (problems.length > 0) throw new StandardsError(file, problems.join('; '));
  return loaded;
};

const compareVersions = (a: Standard, b: Standard) => {
  const [aMajor = 0, aMinor = 0] = a.version.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.version.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
};

export type LoadedStandards = {
  themes: Theme[];
  /** By id, each with its versions, oldest first. */
  versions: Map<string, Standard[]>;
};

const loadThemes = (roots: string[]): Theme[] => {
  const themes = new Map<string, Theme>();
  for (const root of roots) {
    const file = join(root, 'themes.json');
    if (!existsSync(file) && !existsSync(join(root, 'standards'))) {
      throw new StandardsError(root, 'it has neither themes.json nor a folder standards');
    }
    for (const theme of existsSync(file) ? parseJson(file, z.array(themeSchema)) : []) {
      if (themes.has(theme.id)) throw new StandardsError(file, `the theme ${theme.id} exists already`);
      themes.set(theme.id, theme);
    }
  }
  return [...themes.values()];
};

/**
 * Reads the themes and standards of folders, each with `themes.json` and `standards/{theme}/{name}/{version}/`.
 * A later folder may add themes, standards and versions, and never replaces what an earlier one has.
 * Throws StandardsError at the first file that is not sound.
 */
export const loadStandards = (roots: string[]): LoadedStandards => {
  const themes = loadThemes(roots);
  const versions = new Map<string, Standard[]>();
  const files = new Map<Standard, string>();
  for (const root of roots.map((each) => join(each, 'standards'))) {
    for (const theme of folders(root)) {
      if (!themes.some(({ id }) => id === theme)) {
        throw new StandardsError(join(root, theme), 'its name is no theme of themes.json');
      }
      for (const [name, version] of folders(join(root, theme)).flatMap((each) =>
        folders(join(root, theme, each)).map((of) => [each, of] as const),
      )) {
        const folder = join(root, theme, name, version);
        const loaded = loadStandard(folder);
        const others = versions.get(loaded.id) ?? [];
        if (others.some((other) => other.version === version)) {
          throw new StandardsError(folder, `${loaded.id}@${version} exists already`);
        }
        versions.set(loaded.id, [...others, loaded].toSorted(compareVersions));
        files.set(loaded, join(folder, 'standard.json'));
      }
    }
  }
  const newest = [...versions.values()].flatMap((each) => each.slice(-1));
  for (const [each, file] of files) {
    const problems = checkReferences(each, newest);
    if (problems.length > 0) throw new StandardsError(file, problems.join('; '));
  }
  return { themes, versions };
};
