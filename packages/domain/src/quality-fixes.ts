import type { FindingId } from './dataset-quality.ts';

/** What somebody does to mend what was lost, of many datasets at once. */
export const fixIds = [
  'links',
  'download-url',
  'deliver',
  'periodicity',
  'keywords',
  'theme',
  'spatial',
  'temporal',
  'contact',
  'licence',
  'licence-vocabulary',
  'dates',
  'format',
  'byte-size',
  'open-format',
  'linked-data',
  'conformance',
  'description',
  'columns',
] as const;
export type FixId = (typeof fixIds)[number];

/** Which fix mends each finding; null for what the network itself sees to. */
export const fixOf: Record<FindingId, FixId | null> = {
  keywords: 'keywords',
  theme: 'theme',
  spatial: 'spatial',
  temporal: 'temporal',
  'access-url-answers': 'links',
  'download-url': 'download-url',
  'download-url-answers': 'links',
  links: 'links',
  format: 'format',
  'media-type': 'format',
  'format-vocabulary': 'format',
  'non-proprietary': 'open-format',
  'machine-readable': 'open-format',
  'open-format': 'open-format',
  'open-licence': 'licence',
  licence: 'licence',
  rights: 'licence',
  'licence-vocabulary': 'licence-vocabulary',
  contact: 'contact',
  'byte-size': 'byte-size',
  issued: 'dates',
  modified: 'dates',
  freshness: 'deliver',
  periodicity: 'periodicity',
  age: 'deliver',
  'linked-data': 'linked-data',
  conformance: 'conformance',
  description: 'description',
  columns: 'columns',
  'dcat-ap': null,
  'access-rights': null,
  'access-rights-vocabulary': null,
  publisher: null,
};

/**
 * Minutes of work: `once` to begin (to decide, to ask whoever must, to learn how), `each` per dataset. Estimates of our
 * own, to put fixes in order and for nothing else; a metadata patch makes the fields it fills a matter of reviewing.
 */
export type Effort = { once: number; each: number; isPatchable: boolean };

const byHand = (once: number, each: number): Effort => ({ once, each, isPatchable: false });
const byPatch = (once: number, each: number): Effort => ({ once, each, isPatchable: true });

export const fixEfforts: Record<FixId, Effort> = {
  links: byHand(15, 10),
  'download-url': byHand(15, 10),
  deliver: byHand(15, 60),
  periodicity: byPatch(20, 1),
  keywords: byPatch(10, 1),
  theme: byHand(10, 0.5),
  spatial: byPatch(10, 0.25),
  temporal: byPatch(10, 1),
  contact: byPatch(10, 0.25),
  licence: byHand(120, 0.25),
  'licence-vocabulary': byHand(480, 0.5),
  dates: byPatch(10, 0.5),
  format: byPatch(10, 0.5),
  'byte-size': byPatch(10, 0.25),
  'open-format': byHand(30, 15),
  'linked-data': byHand(960, 120),
  conformance: byHand(60, 45),
  description: byHand(10, 6),
  columns: byHand(20, 20),
};

/** A package of the hub has one form for all of its resources: what is filled once there, is filled for all of them. */
const filledOncePerPackage = new Set<FixId>(['contact', 'licence', 'licence-vocabulary', 'spatial', 'theme']);

/** How long a fix of so many datasets takes, in minutes. Of a portal, somebody else has to be asked first. */
export function effortOf(
  fix: FixId,
  { datasets, isHosted }: { datasets: number; isHosted: boolean },
): number {
  const { once, each } = fixEfforts[fix];
  if (!isHosted) return once + 15 + each * datasets;
  return once + (filledOncePerPackage.has(fix) ? 0 : each * datasets);
}

/** Whether the network can propose the values, so that reviewing them is all that is left. */
export const isPatchable = (fix: FixId): boolean => fixEfforts[fix].isPatchable;

/** Less than this of a catalogue's grade, or less than a point of it for a day of work, is not worth asking for. */
const leastGain = 0.05;
const leastGainPerMinute = 1 / (8 * 60);

/** The most gained for the least work first; what gains next to nothing is left out. */
export function inOrderOfWorth<Fix extends { grade: number; minutes: number }>(fixes: readonly Fix[]): Fix[] {
  return fixes
    .filter(({ grade, minutes }) => grade >= leastGain && grade / minutes >= leastGainPerMinute)
    .toSorted((a, b) => b.grade / b.minutes - a.grade / a.minutes || b.grade - a.grade);
}
