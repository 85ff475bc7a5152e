export { openTable } from './intake/open-table.ts';
export type {
  Delimiter,
  DetectedTable,
  Encoding,
  IntakeRefusal,
  OpenedTable,
  RefusalCode,
} from './intake/intake.ts';
export type { Detected, FileFormat, Sheet } from './intake/opened-file.ts';
export { readPolygons } from './intake/read-polygons.ts';
export type { PolygonFeature, Position, ReadPolygons } from './intake/read-polygons.ts';
export { previewRows } from './output/preview.ts';
export { driftBetween } from './profile/drift.ts';
export type { Drift, DriftNotice } from './profile/drift.ts';
export { validateTable } from './validate-table.ts';
export { noPreparation, preparationSchema, privacyActions } from './preparation.ts';
export type { Preparation, PrivacyAction } from './preparation.ts';
export { openAsCsvInChild } from './child/open-as-csv-in-child.ts';
export type { OpenAsCsvRequest, OpenedAsCsv } from './child/open-as-csv-in-child.ts';
export { validateInChild } from './child/validate-in-child.ts';
export type { ChildFailure, ChildOptions } from './child/run-child.ts';
export type {
  ChildOutcome,
  ColumnProfile,
  Finding,
  GovernmentName,
  Level,
  Match,
  Output,
  PersonalData,
  Profile,
  Proposal,
  PublisherContext,
  Repair,
  ValidationLimits,
  ValidationReport,
  ValidationRequest,
} from './report.ts';
export { createTableQueries } from './query/table-queries.ts';
export type { TableQueries, TableQueriesOptions } from './query/table-queries.ts';
export { bounds as queryBounds, measureOperations, operators } from './query/table-source.ts';
export type {
  AggregateRequest,
  AggregateTable,
  Cell,
  Column,
  ColumnStatistics,
  ColumnType,
  Filter,
  FilterExpectation,
  Measure,
  MeasureOperation,
  Operator,
  QueryAnswer,
  QueryFailure,
  RowsPage,
  RowsRequest,
  Scalar,
  Selection,
  Sort,
  TablePart,
  TableSource,
  TableStatistics,
} from './query/table-source.ts';
export { nationalColumnTitle, nationalTable, provenanceColumns } from './query/national-table.ts';
export type { NationalPart } from './query/national-table.ts';
export { validationSteps } from './progress.ts';
export type { OnProgress, Progress } from './progress.ts';
