export { canonicalHash } from './record/canonical-hash.ts';
export { type CanonicalDistribution, type CanonicalRecord, type Mapped } from './record/canonical-record.ts';
export type { CatalogueAddress, Connector } from './connectors/connector.ts';
export { connectors, sourceKinds, type SourceKind } from './connectors/connectors.ts';
export { mapRecord } from './connectors/map-record.ts';
export { fromCkanPackage } from './connectors/ckan/from-ckan.ts';
export { datasetsOf, type DcatRecord } from './connectors/dcat/dataset-statements.ts';
export type { Statement } from './connectors/dcat/statement.ts';
export { organizationName } from './connectors/ckan/ckan-action.ts';
export { readCkan } from './connectors/ckan/read-ckan.ts';
export {
  whole,
  type ReadFailure,
  type ReadFailureCode,
  type ReadLimits,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
  type RemoteRecord,
} from './connectors/reading.ts';
export { recordProblem, type RecordProblem, type RecordRule } from './record/record-problem.ts';
export { atomUpdatedAt, writeAtom, type AtomEntry, type AtomFeed } from './give/atom/write-atom.ts';
export type {
  CataloguePage,
  PublisherGovernment,
  WrittenCatalogue,
  WrittenDataset,
  WrittenDistribution,
} from './give/dcat/catalogue-input.ts';
export { placeName } from './give/dcat/describe-publisher.ts';
export { rdfFormats, writeCatalogue, writeDataset, type RdfFormat } from './give/dcat/write-dcat.ts';
export type { NeighbourPage, WrittenEvent, WrittenFeedPage } from './give/feed/feed-input.ts';
export { feedShape } from './give/feed/feed-shape.ts';
export { feedFormats, writeFeedPage, type FeedFormat } from './give/feed/write-feed.ts';
export {
  sitemapLimit,
  writeSitemap,
  writeSitemapIndex,
  type SitemapEntry,
} from './give/xml/write-sitemap.ts';
export { toCkanPackage } from './give/to-ckan.ts';
export { toCroissant, type CroissantTable } from './give/to-croissant.ts';
export { writeDataJson } from './give/to-data-json.ts';
export { detectCatalogue } from './detect/detect-catalogue.ts';
export type { Detection, DetectionFailure, DetectionResult, Tried } from './detect/detection.ts';
export { badge } from './conform/badge.ts';
export { checkGroups, conformChecks, type CheckId } from './conform/checks.ts';
export { conform } from './conform/conform.ts';
export type { CheckResult, ConformReport, Judgement, Verdict } from './conform/report.ts';
