export { canonicalHash } from './record/canonical-hash.ts';
export {
  canonicalRecordSchema,
  recordLimits,
  type CanonicalDistribution,
  type CanonicalRecord,
  type Mapped,
} from './record/canonical-record.ts';
export {
  connectors,
  sourceKinds,
  type CatalogueAddress,
  type Connector,
  type SourceKind,
} from './connectors/connectors.ts';
export { fromCkanPackage } from './connectors/ckan/from-ckan.ts';
export { fromDataJsonDataset } from './connectors/data-json/from-data-json.ts';
export { organizationName, readCkan, type CkanSource } from './connectors/ckan/read-ckan.ts';
export { readDataJson } from './connectors/data-json/read-data-json.ts';
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
} from './connectors/reading.ts';
export { recordProblem, type RecordProblem, type RecordRule } from './record/record-problem.ts';
export type {
  CataloguePage,
  PublisherGovernment,
  WrittenCatalogue,
  WrittenDataset,
  WrittenDistribution,
} from './give/dcat/catalogue-input.ts';
export { placeName } from './give/dcat/describe-publisher.ts';
export { rdfFormats, writeCatalogue, writeDataset, type RdfFormat } from './give/dcat/write-dcat.ts';
export { toCkanPackage, toCkanResource } from './give/to-ckan.ts';
export { toDataJsonDataset, writeDataJson } from './give/to-data-json.ts';
