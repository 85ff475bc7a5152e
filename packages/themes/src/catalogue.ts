import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Indicator } from './indicator.ts';
import { loadIndicators } from './load-indicators.ts';
import { loadStandards } from './load-standards.ts';
import type { LoadedStandards } from './load-standards.ts';
import type { Standard, Theme } from './standard.ts';

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

let folders: string[] = [];
let loaded: LoadedStandards | undefined;
let loadedIndicators: Indicator[] | undefined;
const all = () => (loaded ??= loadStandards([packageRoot]));

const newestOf = ({ versions }: LoadedStandards): Standard[] =>
  [...versions.values()].flatMap((each) => each.slice(-1));

/**
 * Adds a federation's own themes and standards to those of this package, for the whole process: folders of
 * data, each with `themes.json` (the themes it adds; may be missing) and `standards/{theme}/{name}/{version}/`
 * shaped like this package's. Called once, at start-up; called again, the last folders count. Throws
 * StandardsError, which names the file and what is wrong with it; what was in use then stays.
 */
export const useStandards = (added: string[]): void => {
  const newlyLoaded = loadStandards([packageRoot, ...added]);
  loadedIndicators = loadIndicators([packageRoot, ...added], newestOf(newlyLoaded));
  loaded = newlyLoaded;
  folders = added;
};

/** The folders in use besides this package's, for a process of its own that must know the same standards. */
export const standardsFolders = (): string[] => folders;

/** The themes, in the order the portal shows them. */
export const themes = (): Theme[] => all().themes;

/** The newest version of every standard, ordered by id; a federation’s own come last. */
export const standards = (): Standard[] => newestOf(all());

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

/** What can be worked out of the national tables, in the order of the files that define it. */
export const indicators = (): Indicator[] =>
  (loadedIndicators ??= loadIndicators([packageRoot, ...folders], standards()));

/** By its id; null when there is no such indicator. */
export const indicator = (id: string): Indicator | null =>
  indicators().find((candidate) => candidate.id === id) ?? null;
