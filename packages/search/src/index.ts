export { createPostgresIndex } from './postgres-index.ts';
export { createQueryReader, type QueryReader } from './reader.ts';
export { rankedHits } from './ranking-queries.ts';
export { clauseText, isPhrase, type Clause, type ResolvedQuery } from './resolved-query.ts';
export { isAmong } from './search-conditions.ts';
export { foldAccents } from './spanish.ts';
export {
  chosenValues,
  facetFields,
  rankedCandidates,
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
