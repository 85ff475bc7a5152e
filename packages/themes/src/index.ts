export type {
  Bilingual,
  Correspondence,
  FieldType,
  ForeignKey,
  FormatRule,
  RowRule,
  SkippedRows,
  Standard,
  StandardField,
  Theme,
  Vocabulary,
  WideToLong,
} from './standard.ts';
export type { Indicator } from './indicator.ts';
export {
  indicator,
  indicators,
  latest,
  standard,
  standardVersions,
  standards,
  themes,
  standardsFolders,
  useStandards,
  versionedId,
} from './catalogue.ts';
export { StandardsError } from './load-standards.ts';
export { tableSchema } from './table-schema.ts';
