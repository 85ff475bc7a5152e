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
export type {
  CataloguePage,
  PublisherGovernment,
  WrittenCatalogue,
  WrittenDataset,
  WrittenDistribution,
} from './dcat/catalogue-input.ts';
export { placeName } from './dcat/describe-publisher.ts';
export { rdfFormats, writeCatalogue, writeDataset, type RdfFormat } from './dcat/write-dcat.ts';
export { toCkanPackage, toCkanResource } from './to-ckan.ts';
export { toDataJsonDataset, writeDataJson } from './to-data-json.ts';
