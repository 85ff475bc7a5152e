export { searchOfAddress } from './address-search.ts';
export { isHit } from './hit-condition.ts';
export { createPostgresIndex } from './postgres-index.ts';
export { reasonsOf, type Reason } from './reasons.ts';
export { createQueryReader, type QueryReader } from './reader.ts';
export {
  matches,
  matchFields,
  rankOf,
  rankParts,
  type Match,
  type MatchField,
  type RankParts,
} from './ranking.ts';
export { clauseText, isPhrase, type Clause, type Group, type ResolvedQuery } from './resolved-query.ts';
export { isAmong } from './search-conditions.ts';
export { foldAccents } from './spanish.ts';
export {
  chosenValues,
  dayNumber,
  facetFields,
  placesOf,
  rankedCandidates,
  unversioned,
  type Bounds,
  type DatasetCriteria,
  type DatasetSort,
  type DatePlace,
  type FacetCounts,
  type FacetField,
  type Hit,
  type Position,
  type RankFrame,
  type SearchAnswer,
  type SearchIndex,
  type SearchRequest,
} from './search-index.ts';
