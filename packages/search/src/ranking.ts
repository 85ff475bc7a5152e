/**
 * How results are ordered: text × title × quality × freshness, all of them whole numbers, so that memory and the
 * database give the same rank to the last digit. All weights are here.
 */

/** Parts of a dataset from the most telling, and the weights of its vector that count as being in it. */
export const matchFields = ['title', 'keyword', 'structure', 'text'] as const;
export type MatchField = (typeof matchFields)[number];

export const vectorWeights: Readonly<Record<MatchField, string>> = {
  title: ':A',
  keyword: ':AB',
  structure: ':ABD',
  text: '',
};

/** Points of what was typed by where its words stand; less when only a synonym stands there. */
const typedPoints: Readonly<Record<MatchField, number>> = {
  title: 100,
  keyword: 60,
  structure: 40,
  text: 25,
};
const synonymPoints: Readonly<Record<MatchField, number>> = {
  title: 70,
  keyword: 45,
  structure: 30,
  text: 18,
};

export type Match = { field: MatchField; isSynonym: boolean; points: number };

/** Every way in which a group can be found, the best first: the first that holds counts. */
export const matches: readonly Match[] = matchFields
  .flatMap((field) => [
    { field, isSynonym: false, points: typedPoints[field] },
    { field, isSynonym: true, points: synonymPoints[field] },
  ])
  .toSorted((a, b) => b.points - a.points);

/** Per cent that a title gains which says nothing but what was typed; less the more else it says. */
export const TITLE_PERCENT = 30;
/** Per cent between the worst and the best quality grade; who was not assessed counts as in the middle. */
export const QUALITY_PERCENT = 30;
export const GRADE_WHEN_UNKNOWN = 50;
/** Per cent that a dataset of today gains; the advantage fades evenly until it is this old. */
export const FRESHNESS_PERCENT = 20;
export const FRESHNESS_FADES_DAYS = 730;

export const US_PER_DAY = 86_400_000_000;

/** What the rank of one hit is made of. */
export type RankFacts = {
  /** Points of each group together. */
  textPoints: number;
  /** How many groups are in the title and how many different words it has; 0 groups unless all of them are. */
  groupsInTitle: number;
  titleWords: number;
  /** 0 to 100; null when nobody assessed it. */
  grade: number | null;
  /** Microseconds since 1970. */
  modifiedUs: number | null;
};

export type RankParts = {
  textPoints: number;
  titlePercent: number;
  qualityPercent: number;
  freshnessPercent: number;
};

/** What each part adds, in whole per cent. `asOfMs`: the instant that age is measured from. */
export function rankParts(facts: RankFacts, asOfMs: number): RankParts {
  const { textPoints, groupsInTitle, titleWords, grade, modifiedUs } = facts;
  const ageDays =
    modifiedUs === null ? FRESHNESS_FADES_DAYS : Math.floor((asOfMs * 1000 - modifiedUs) / US_PER_DAY);
  return {
    textPoints,
    titlePercent: Math.floor((TITLE_PERCENT * groupsInTitle) / Math.max(titleWords, groupsInTitle, 1)),
    qualityPercent: Math.floor(((grade ?? GRADE_WHEN_UNKNOWN) * QUALITY_PERCENT) / 100),
    freshnessPercent:
      FRESHNESS_PERCENT -
      Math.floor(
        (Math.min(Math.max(ageDays, 0), FRESHNESS_FADES_DAYS) * FRESHNESS_PERCENT) / FRESHNESS_FADES_DAYS,
      ),
  };
}

/** The rank itself: the higher, the sooner. */
export function rankOf({ textPoints, titlePercent, qualityPercent, freshnessPercent }: RankParts): number {
  return textPoints * (100 + titlePercent) * (100 + qualityPercent) * (100 + freshnessPercent);
}
