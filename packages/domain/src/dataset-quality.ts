import { promisedDays, type Freshness } from './catalog-states.ts';
import {
  documentationOf,
  linkHealthOf,
  starsOf,
  type Conformance,
  type DatasetFacts,
} from './dataset-facts.ts';
import {
  mostQualityPoints,
  ratingOf,
  scoreMetadata,
  type AssessedDataset,
  type QualityIndicator,
  type QualityRating,
} from './metadata-quality.ts';

/**
 * How good a dataset is, in one figure from 0 to 100: the shares of six parts by their weight. A part that nobody can
 * judge yet (addresses not asked, no standard to follow) is left out, and the others weigh more.
 */
export const gradeWeights = {
  metadata: 35,
  freshness: 20,
  links: 15,
  openness: 10,
  conformance: 10,
  documentation: 10,
} as const;
export type GradePart = keyof typeof gradeWeights;

/** How open each number of Berners-Lee's stars is: a table can hardly have more than three. */
const opennessOfStars = [0, 0.2, 0.5, 0.9, 0.95, 1] as const;
/** Who promises nothing in particular (`irregular`) is never late, and never known to be up to date. */
const freshnessShares: Record<Freshness | 'irregular', number> = {
  fresh: 1,
  late: 0.5,
  irregular: 0.5,
  stale: 0,
  unknown: 0,
};

/** What was lost: an indicator of the method, or a part of the grade that the method does not count. */
export type FindingId =
  | QualityIndicator
  | 'links'
  | 'freshness'
  | 'periodicity'
  | 'age'
  | 'open-licence'
  | 'open-format'
  | 'linked-data'
  | 'conformance'
  | 'description'
  | 'columns';

/**
 * What was lost, and the points of the grade (0 to 100) that mending it gives. `lost` is of the 405; for what the
 * method does not count, of the grade. Null: nobody can tell yet, so nothing is lost and nothing won.
 */
export type Findings = Partial<Record<FindingId, [lost: number, gain: number] | null>>;

export type DatasetQuality = {
  /** Of 405, and those of them that nobody can tell yet. */
  score: number;
  unknown: number;
  rating: QualityRating;
  /** Berners-Lee's, from 0 to 5. */
  stars: number;
  /** From 0 to 100. */
  grade: number;
  freshness: Freshness;
  /** Until when its own periodicity and the next reading of its source allow; null without a promise. */
  allowedUntil: Date | null;
  conformance: Conformance;
  /** Share of the addresses asked that give their file; null while none was. */
  links: number | null;
  documentation: number;
  findings: Findings;
  /** When time alone changes the answer; null when it never does. */
  dueAt: Date | null;
};

/** What promises nothing and did not change for so long is up to date by no promise but `irregular`. */
const OLD_DAYS = 366;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * When a dataset becomes late and when stale by its own promise, allowing for the hours until its source is read
 * again; null without a promise or a date.
 */
export function freshnessLimits({
  modified,
  periodicity,
  everyHours,
}: Pick<DatasetFacts, 'modified' | 'periodicity' | 'everyHours'>): { late: Date; stale: Date } | null {
  const days = promisedDays(periodicity);
  if (modified === null || days === null) return null;
  const delayMs = everyHours * HOUR_MS;
  const after = (periods: number) => new Date(modified.getTime() + periods * days * DAY_MS + delayMs);
  return { late: after(1), stale: after(2) };
}

/**
 * A date that has not come yet tells nothing of what was delivered: by it a dataset would be fresh for as long as
 * somebody likes. Up to a day it is the same instant, written in another zone.
 */
function freshnessAt(facts: DatasetFacts, now: Date): ReturnType<typeof freshnessByDate> {
  const { modified } = facts;
  const believedAt = modified === null ? now : new Date(modified.getTime() - DAY_MS);
  if (believedAt <= now) return freshnessByDate(facts, now);
  return { ...freshnessByDate({ ...facts, modified: null }, now), dueAt: believedAt };
}

function freshnessByDate(facts: DatasetFacts, now: Date) {
  const limits = freshnessLimits(facts);
  if (limits === null) {
    const { modified, periodicity } = facts;
    const isIrregular = modified !== null && periodicity === 'irregular';
    const oldAt = modified === null ? null : new Date(modified.getTime() + OLD_DAYS * DAY_MS + 1);
    const isOld = oldAt !== null && oldAt <= now;
    return {
      state: 'unknown' as Freshness,
      share: freshnessShares[isIrregular ? 'irregular' : 'unknown'],
      attainable: isOld ? freshnessShares.irregular : 1,
      limits,
      dueAt: isOld ? null : oldAt,
    };
  }
  const state: Freshness = now <= limits.late ? 'fresh' : now <= limits.stale ? 'late' : 'stale';
  const until = state === 'fresh' ? limits.late : state === 'late' ? limits.stale : null;
  return {
    state,
    share: freshnessShares[state],
    attainable: 1,
    limits,
    dueAt: until === null ? null : new Date(until.getTime() + 1),
  };
}

/** A dataset as the method looks at it once the network gives it: public, in DCAT-AP, of a known publisher. */
function toAssessed(facts: DatasetFacts): AssessedDataset {
  const { files, licence } = facts;
  return {
    keywords: facts.keywords,
    hasTheme: facts.themeId !== null,
    hasSpatial: facts.spatial !== null,
    hasTemporal: facts.temporal !== null,
    hasContact: facts.hasContact,
    hasPublisher: true,
    accessRights: 'public',
    issued: facts.issued?.toISOString() ?? null,
    modified: facts.modified?.toISOString() ?? null,
    conforms: true,
    distributions: files.map((file) => ({
      accessUrl: file.accessUrl ?? file.url,
      downloadUrl: file.url,
      isFileUnknown: file.url === null && file.answers !== true,
      accessAnswers: file.answers,
      downloadAnswers: file.answers,
      format: file.format,
      mediaType: file.mediaType,
      licence,
      // The network states the terms of every file by its licence.
      rights: licence,
      bytes: file.bytes,
      issued: null,
      modified: file.modified,
    })),
  };
}

const opennessFinding = (facts: DatasetFacts, stars: number): FindingId =>
  stars >= 3 ? 'linked-data' : facts.licence === null ? 'open-licence' : 'open-format';

const rounded = (points: number) => Math.round(points * 100) / 100;

/** Everything that is known of how good a dataset is, at one instant. */
export function assessDataset(facts: DatasetFacts, now: Date): DatasetQuality {
  const metadata = scoreMetadata([toAssessed(facts)]);
  const judgeable = mostQualityPoints - metadata.unknown;
  const won = metadata.indicators.reduce((sum, indicator) => sum + indicator.won, 0);
  const fresh = freshnessAt(facts, now);
  const links = linkHealthOf(facts.files);
  const stars = starsOf(facts);
  const { description, columns, share: documentation } = documentationOf(facts);
  const { conformance } = facts;

  const shares: Record<GradePart, number | null> = {
    metadata: won / judgeable,
    freshness: fresh.share,
    links: links.share,
    openness: opennessOfStars[stars] ?? 0,
    conformance: conformance === 'conforms' ? 1 : conformance === 'fails' ? 0 : null,
    documentation,
  };
  const judged = (Object.keys(gradeWeights) as GradePart[]).filter((part) => shares[part] !== null);
  const whole = judged.reduce((sum, part) => sum + gradeWeights[part], 0);
  /** Points of the grade that a share of a part is worth, of what could be judged. */
  const worth = (part: GradePart, share: number) => (100 * gradeWeights[part] * share) / whole;

  const findings: Findings = {};
  for (const { id, points, share } of metadata.indicators) {
    if (share === null) findings[id] = null;
    else if (share < 1) {
      const lost = points * (1 - share);
      findings[id] = [rounded(lost), rounded(worth('metadata', lost / judgeable))];
    }
  }
  const ofPart = (id: FindingId, part: GradePart, share: number | null) => {
    if (share === null || share >= 1) return;
    const gain = rounded(worth(part, 1 - share));
    findings[id] = [gain, gain];
  };
  if (fresh.state === 'unknown') {
    // What saying each when gives, and what only a new delivery does.
    ofPart('periodicity', 'freshness', 1 - (fresh.attainable - fresh.share));
    ofPart('age', 'freshness', fresh.attainable);
  } else ofPart('freshness', 'freshness', fresh.share);
  ofPart('links', 'links', links.share);
  ofPart(opennessFinding(facts, stars), 'openness', shares.openness);
  ofPart('conformance', 'conformance', shares.conformance);
  const parts = columns === null ? 1 : 2;
  ofPart('description', 'documentation', 1 - (1 - description) / parts);
  if (columns !== null) ofPart('columns', 'documentation', 1 - (1 - columns) / parts);

  return {
    score: metadata.score,
    unknown: metadata.unknown,
    rating: ratingOf(metadata.score),
    stars,
    grade: Math.round(judged.reduce((sum, part) => sum + worth(part, shares[part] ?? 0), 0)),
    freshness: fresh.state,
    allowedUntil: fresh.limits?.late ?? null,
    conformance,
    links: links.share,
    documentation,
    findings,
    dueAt: fresh.dueAt,
  };
}
