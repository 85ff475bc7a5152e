export type {
  Bilingual,
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
export { latest, standard, standardVersions, standards, themes, versionedId } from './catalogue.ts';
export { tableSchema } from './table-schema.ts';
