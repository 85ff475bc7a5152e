/** What a column holds, whatever the engine's own type of it is. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
export type Column = { name: string; type: ColumnType };

export type Scalar = string | number | boolean;
/** A value as it goes out: integers beyond 2^53 and dates (ISO 8601) are text. */
export type Cell = Scalar | null;

/** One Parquet file of a table. */
export type TablePart = {
  /** Says which part it is for as long as the table lives; parts are read in the order of their keys. */
  key: string;
  path: string;
  rows: number;
  /** Values of the source's `constants`, the same for every row of the part; in their order. */
  constants: readonly Cell[];
};

/** A table made of one or many Parquet files, whose columns are united by name. */
export type TableSource = {
  /** Changes with the content: answers are remembered under it. */
  id: string;
  parts: readonly TablePart[];
  /** Columns that come before those of the files and have one value per part, such as who published it. */
  constants: readonly Column[];
  /** Columns the table has also when no file has them; they are empty then. */
  declared: readonly Column[];
  /** Name of a first column that numbers the rows of each file from 1; none by default. */
  rowNumbers?: string | undefined;
};

export const operators = [
  'eq',
  'ne',
  'in',
  'lt',
  'lte',
  'gt',
  'gte',
  'contains',
  'startsWith',
  'isNull',
] as const;
export type Operator = (typeof operators)[number];

/**
 * One condition on a row; several must all hold. `ne` keeps empty cells; `contains` and `startsWith` are for text and
 * see neither case nor accents; `isNull` takes true or false; `in` takes a list, the others one value. Values may come
 * as text and are read as the column's type.
 */
export type Filter = { column: string; operator: Operator; value: Scalar | readonly Scalar[] };

/** Empty cells go last in both directions. */
export type Sort = { column: string; isDescending: boolean };

export type Selection = {
  filters?: readonly Filter[];
  /** Words that must all appear in some text of the row, without case or accents. */
  q?: string | undefined;
};

export type RowsRequest = Selection & {
  /** In the order wanted; every column by default. */
  columns?: readonly string[] | undefined;
  sort?: readonly Sort[];
  /** 0 to 32,000. */
  limit: number;
  /** Where the page before ended. */
  after?: string | undefined;
  offset?: number | undefined;
  /** One row of each different combination of the columns asked for; paged with `offset` only. */
  isDistinct?: boolean;
};

export type RowsPage = {
  columns: Column[];
  rows: Cell[][];
  /** Rows of the whole selection. */
  total: number;
  /** Goes into `after` for the next page; null on the last one. */
  next: string | null;
};

export const measureOperations = ['count', 'sum', 'avg', 'min', 'max', 'countDistinct'] as const;
export type MeasureOperation = (typeof measureOperations)[number];
/** `count` without a column counts rows, with one its filled cells; the others need one. */
export type Measure = { operation: MeasureOperation; column?: string | undefined };

export type AggregateRequest = Selection & {
  groupBy?: readonly string[];
  measures: readonly Measure[];
  /** By columns of the answer; the groups' own order by default. */
  sort?: readonly Sort[];
  /** 1 to 10,000. */
  limit: number;
};

/** Measures come after the groups and are named `count`, `sum_conteo`, `countDistinct_cve_mun` … */
export type AggregateTable = {
  columns: Column[];
  rows: Cell[][];
  /** There were more groups than `limit`. */
  isCut: boolean;
};

export type ColumnStatistics = Column & {
  filled: number;
  /** Different values: exact up to 10,000, estimated (±3 %) beyond. */
  distinct: number;
  minimum: Cell;
  maximum: Cell;
  /** Of numbers. */
  average: number | null;
  /** The ten commonest values, commonest first; empty when there are more than 10,000 different ones. */
  top: { value: Cell; count: number }[];
};

export type TableStatistics = { total: number; columns: ColumnStatistics[] };

/** Why a question has no answer; what the caller can mend comes with what was expected. */
export type QueryFailure =
  | { reason: 'unknown-column'; column: string }
  | { reason: 'bad-filter'; column: string; operator: string; expected: FilterExpectation }
  | { reason: 'bad-measure'; operation: string; column: string | null }
  | { reason: 'bad-cursor' }
  | {
      reason: 'too-many';
      what: 'filters' | 'values' | 'columns' | 'words' | 'groups' | 'measures' | 'rows';
      limit: number;
    }
  /** Too many questions at once, or this one needed too long or too much memory: the same one may do later. */
  | { reason: 'busy' }
  | { reason: 'deadline'; limitMs: number }
  | { reason: 'memory' };

/** What a filter's value should have been. */
export type FilterExpectation =
  | ColumnType
  | 'one-value'
  | 'text-column'
  | 'comparable-column'
  | 'known-operator';

export type QueryAnswer<Value> = { ok: true; value: Value } | { ok: false; failure: QueryFailure };

export const failed = (failure: QueryFailure): { ok: false; failure: QueryFailure } => ({
  ok: false,
  failure,
});

export const bounds = {
  rows: 32_000,
  groups: 10_000,
  filters: 50,
  values: 1_000,
  columns: 500,
  sorts: 5,
  words: 10,
  groupBy: 6,
  measures: 12,
  topValues: 10,
  countedExactly: 10_000,
} as const;
