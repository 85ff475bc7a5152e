export { canonicalHash } from './canonical-hash.ts';
export {
  canonicalRecordSchema,
  recordLimits,
  type CanonicalDistribution,
  type CanonicalRecord,
  type Mapped,
} from './canonical-record.ts';
export { fromCkanPackage } from './from-ckan.ts';
export { fromDataJsonDataset } from './from-data-json.ts';
export { organizationName, readCkan, type CkanSource } from './read-ckan.ts';
export { readDataJson } from './read-data-json.ts';
export {
  ckanLimits,
  dataJsonLimits,
  readFailureCodes,
  type ReadFailure,
  type ReadFailureCode,
  type ReadLimits,
  type ReadOptions,
  type ReadStep,
  type RemoteRecord,
} from './reading.ts';
export { recordProblem, type RecordProblem, type RecordRule } from './record-problem.ts';
