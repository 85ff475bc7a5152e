/** Life of one uploaded file within a package's draft. */
export const uploadStates = ['received', 'validating', 'valid', 'invalid', 'failed'] as const;
export type UploadState = (typeof uploadStates)[number];

/** A package is a draft until its first release; withdrawing leaves a tombstone. */
export const packageStates = ['draft', 'published', 'withdrawn'] as const;
export type PackageState = (typeof packageStates)[number];

export const origins = ['hosted', 'harvested', 'node'] as const;
export type Origin = (typeof origins)[number];

/** Licences a hosted package may carry, with the URI that names each and where its full text is. */
export const licences = {
  'libre-uso-mx': {
    uri: 'https://datos.gob.mx/libreusomx',
    textUrl: 'https://datos.gob.mx/libreusomx',
    title: 'Libre Uso MX',
  },
  'cc-by-4.0': {
    uri: 'https://creativecommons.org/licenses/by/4.0/',
    textUrl: 'https://creativecommons.org/licenses/by/4.0/legalcode.es',
    title: 'Creative Commons Atribución 4.0 Internacional',
  },
} as const;
export type LicenceId = keyof typeof licences;

/**
 * ISO 8601 repeating intervals the network accepts as a dataset's periodicity, with the longest a reader
 * should wait for the next delivery, in days (null: no promise).
 */
export const periodicities = {
  'R/PT1S': { name: 'tiempo real', days: 1 },
  'R/P1D': { name: 'diaria', days: 1 },
  'R/P1W': { name: 'semanal', days: 7 },
  'R/P2W': { name: 'quincenal', days: 15 },
  'R/P1M': { name: 'mensual', days: 31 },
  'R/P2M': { name: 'bimestral', days: 62 },
  'R/P3M': { name: 'trimestral', days: 92 },
  'R/P4M': { name: 'cuatrimestral', days: 123 },
  'R/P6M': { name: 'semestral', days: 184 },
  'R/P1Y': { name: 'anual', days: 366 },
  'R/P2Y': { name: 'bianual', days: 731 },
  'R/P5Y': { name: 'quinquenal', days: 1827 },
  'R/P10Y': { name: 'decenal', days: 3653 },
  irregular: { name: 'irregular', days: null },
} as const;
export type Periodicity = keyof typeof periodicities;

/** The longest wait a periodicity promises, in days; null when it promises nothing or is not known. */
export function promisedDays(periodicity: string | null): number | null {
  if (!Object.hasOwn(periodicities, periodicity ?? '')) return null;
  return periodicities[periodicity as Periodicity].days;
}

/** When a dataset's next delivery is due by its own promise; null without a promise or a date. */
export function nextDueAt(dataset: { modified: Date | null; periodicity: string | null }): Date | null {
  const days = promisedDays(dataset.periodicity);
  if (dataset.modified === null || days === null) return null;
  return new Date(dataset.modified.getTime() + days * 86_400_000);
}

export type Freshness = 'fresh' | 'late' | 'stale' | 'unknown';

/**
 * How fresh a dataset is against its own promise: late past its period, stale past twice its period.
 * Without a promise or a date it is unknown, never good.
 */
export function freshnessOf(
  dataset: { modified: Date | null; periodicity: string | null },
  now: Date,
): Freshness {
  const days = promisedDays(dataset.periodicity);
  if (dataset.modified === null || days === null) return 'unknown';
  const ageDays = (now.getTime() - dataset.modified.getTime()) / 86_400_000;
  if (ageDays <= days) return 'fresh';
  return ageDays <= days * 2 ? 'late' : 'stale';
}
