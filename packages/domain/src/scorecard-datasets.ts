import type { Freshness } from './catalog-states.ts';

/** What a scorecard looks at of one dataset; many datasets are alike in all of it. */
export type DatasetTraits = {
  /** Some distribution gives the address of a file, or an address with the format of one. */
  hasFile: boolean;
  /** Share of its addresses that answer, 0 to 1; null while nobody asked. */
  links: number | null;
  /** Berners-Lee, 0 to 5. */
  stars: number;
  freshness: Freshness;
  /** Its last change is of a later day than its first publication. */
  wasUpdated: boolean;
  /** Issued date, title, description and keywords are all there. */
  isDescribed: boolean;
  hasPublisherAndMail: boolean;
  /** Null without a standard, or while nobody checked. */
  conforms: boolean | null;
  /** Share of its documentation that is there, 0 to 1; null when there is nothing to document. */
  documentation: number | null;
};

/** Whether anybody can take the file away: it has an address, and not all of them are known to be dead. */
export const isDownloadable = ({ hasFile, links }: DatasetTraits): boolean => hasFile && links !== 0;

/** Whole, in an open format that programs read: three stars or more. */
export const isBulk = (dataset: DatasetTraits): boolean => isDownloadable(dataset) && dataset.stars >= 3;

export const isCurrent = ({ freshness }: DatasetTraits): boolean => freshness === 'fresh';

/** It was delivered again after the first time, and has not been left behind. */
export const isSustained = ({ wasUpdated, freshness }: DatasetTraits): boolean =>
  wasUpdated && freshness !== 'stale';

export const isLinked = ({ stars }: DatasetTraits): boolean => stars === 5;

/** The points of the Data Squads' grade: published, then bulk, current and sustained, then linked. */
export const implementationPoints = {
  downloadable: 65,
  bulk: 10,
  current: 10,
  sustained: 10,
  linked: 5,
} as const;

/** What one dataset wins of the 100 points of the Data Squads' grade. */
export function implementationOf(dataset: DatasetTraits): number {
  const points = implementationPoints;
  return (
    (isDownloadable(dataset) ? points.downloadable : 0) +
    (isBulk(dataset) ? points.bulk : 0) +
    (isCurrent(dataset) ? points.current : 0) +
    (isSustained(dataset) ? points.sustained : 0) +
    (isLinked(dataset) ? points.linked : 0)
  );
}

export const adelaGrades = ['gold', 'silver', 'bronze', 'none'] as const;
export type AdelaGrade = (typeof adelaGrades)[number];
export const adelaWords: Record<AdelaGrade, string> = {
  gold: 'oro',
  silver: 'plata',
  bronze: 'bronce',
  none: 'sin grado',
};
export const adelaValues: Record<AdelaGrade, number> = {
  gold: 100,
  silver: 200 / 3,
  bronze: 100 / 3,
  none: 0,
};

/**
 * The grade that ADELA's quality robot (MX Abierto, 2016) gave to a resource, of a dataset: none with an essential
 * fact missing or a broken link; bronze without a publisher and an address to write to; silver while a
 * recommendation remains (format, standard, documentation); else gold.
 */
export function adelaGradeOf(dataset: DatasetTraits): AdelaGrade {
  const hasBrokenLink = dataset.links !== null && dataset.links < 1;
  if (!dataset.isDescribed || !dataset.hasFile || hasBrokenLink) return 'none';
  if (!dataset.hasPublisherAndMail) return 'bronze';
  const hasRecommendation =
    dataset.stars < 3 || dataset.conforms === false || (dataset.documentation ?? 1) < 1;
  return hasRecommendation ? 'silver' : 'gold';
}

/** The grade of a whole catalogue, of the mean of its datasets' values: the nearest. */
export function adelaGradeOfMean(value: number): AdelaGrade {
  if (value >= 250 / 3) return 'gold';
  if (value >= 50) return 'silver';
  return value >= 50 / 3 ? 'bronze' : 'none';
}
