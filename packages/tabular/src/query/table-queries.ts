import { aggregateRows } from './aggregate.ts';
import { deriveRows } from './derive.ts';
import {
  exportCsv,
  exportGeoJson,
  exportJson,
  exportParquet,
  type ExportRequest,
  type Pieces,
} from './export.ts';
import type { Geometry } from './export-forms.ts';
import { useInstance } from './query-instance.ts';
import { createRemembered } from './remembered.ts';
import { countRows, readRows } from './rows.ts';
import { select, visibleColumns, type OpenedSource } from './selection.ts';
import { shapeOf, type SourceShape } from './source-columns.ts';
import { createStatements, type Ask } from './statements.ts';
import { readStatistics } from './statistics.ts';
import type {
  AggregateRequest,
  AggregateTable,
  Cell,
  Column,
  QueryAnswer,
  RowsPage,
  RowsRequest,
  Selection,
  TableSource,
  TableStatistics,
} from './table-source.ts';

export type TableQueriesOptions = {
  /** The only folders the engine reaches: where the parts are, and where Parquet exports go. */
  folders: readonly string[];
  /** The engine's own limit, 384 by default and half of it more for exports; beyond it, it writes to a temporary folder. */
  memoryLimitMb?: number;
  threads?: number;
  /** Longest a question may work; 15 s by default. */
  deadlineMs?: number;
  /** Longest a Parquet export may work; 10 minutes by default. */
  exportDeadlineMs?: number;
  /** Questions worked on at once, those that wait, and exports read at once. */
  running?: number;
  waiting?: number;
  streaming?: number;
  /** A reader of an export that takes nothing for this long loses it; 60 s by default. */
  stallMs?: number;
};

const MOST_REMEMBERED_CHARACTERS = 24_000_000;

/**
 * Questions about tables of Parquet files, answered by DuckDB: one engine per process for the same options, with
 * bounded memory, threads, time and concurrency. Names and values of a question come from strangers: names are looked
 * up among the table's columns, values are bound, and every bound that is passed is a failure told as a value. A file
 * that is missing or damaged is thrown. Answers are remembered under the source's id until others push them out.
 */
export function createTableQueries(options: TableQueriesOptions) {
  const { folders, memoryLimitMb = 384, threads = 2, exportDeadlineMs = 600_000 } = options;
  const statements = createStatements({
    instance: useInstance({ folders, memoryLimitMb, threads }),
    // With several threads the rows of an export come in any order, now and then; its ETag promises the same bytes.
    streamInstance: useInstance({ folders, memoryLimitMb: memoryLimitMb / 2, threads: 1 }),
    running: options.running ?? 2,
    waiting: options.waiting ?? 32,
    streaming: options.streaming ?? 4,
    deadlineMs: options.deadlineMs ?? 15_000,
    stallMs: options.stallMs ?? 60_000,
  });
  const remember = createRemembered({ mostCharacters: MOST_REMEMBERED_CHARACTERS });

  async function opened(ask: Ask, source: TableSource): Promise<OpenedSource> {
    const shape = await remember<SourceShape>(`shape ${source.rowNumbers ?? ''} ${source.id}`, async () => ({
      ok: true,
      value: await shapeOf(ask, source),
    }));
    if (!shape.ok) throw new Error('the columns of a source cannot be a failure');
    return { ...source, shape: shape.value };
  }

  const answered = <Request, Value>(
    kind: string,
    { source, request }: { source: TableSource; request: Request },
    work: (ask: Ask, of: OpenedSource, request: Request) => Promise<QueryAnswer<Value>>,
  ): Promise<QueryAnswer<Value>> =>
    remember(`${kind} ${source.rowNumbers ?? ''} ${source.id} ${JSON.stringify(request)}`, () =>
      statements.within(async (ask) => work(ask, await opened(ask, source), request)),
    );

  const streamed = (
    source: TableSource,
    request: ExportRequest,
    write: typeof exportCsv,
  ): Promise<QueryAnswer<Pieces>> =>
    statements.within(async (ask) => write({ ask, source: await opened(ask, source), statements }, request));

  return {
    /** The columns a reader sees, constants first. */
    columns: (source: TableSource): Promise<QueryAnswer<Column[]>> =>
      answered('columns', { source, request: null }, async (_, of) => ({
        ok: true,
        value: visibleColumns(of),
      })),
    rows: (source: TableSource, request: RowsRequest): Promise<QueryAnswer<RowsPage>> =>
      answered('rows', { source, request }, readRows),
    count: (source: TableSource, request: Selection): Promise<QueryAnswer<number>> =>
      answered('count', { source, request }, async (ask, of) => {
        const selected = await select(ask, of, request);
        return selected.ok ? { ok: true, value: await countRows(ask, of, selected.value) } : selected;
      }),
    statistics: (source: TableSource): Promise<QueryAnswer<TableStatistics>> =>
      answered('statistics', { source, request: null }, readStatistics),
    aggregate: (source: TableSource, request: AggregateRequest): Promise<QueryAnswer<AggregateTable>> =>
      answered('aggregate', { source, request }, aggregateRows),
    /**
     * The rows of a statement of the caller's own over the whole table, whose relation it is given. For SQL that is part of
     * the product, never of a question: names and values in it are not checked. Not remembered.
     */
    derive: (
      source: TableSource,
      statementOver: (relation: string) => string,
    ): Promise<QueryAnswer<Cell[][]>> =>
      statements.within(async (ask) => deriveRows(ask, await opened(ask, source), statementOver)),
    exportCsv: (source: TableSource, request: ExportRequest = {}) => streamed(source, request, exportCsv),
    exportJson: (source: TableSource, request: ExportRequest = {}) => streamed(source, request, exportJson),
    /** The columns of `geometry` must be among those asked for. */
    exportGeoJson: (source: TableSource, geometry: Geometry, request: ExportRequest = {}) =>
      streamed(source, request, exportGeoJson(geometry)),
    /** Writes one file at `path`, within a folder of `folders`; slow for a large table. */
    exportParquet: (
      source: TableSource,
      path: string,
      request: Omit<ExportRequest, 'limit' | 'sort'> = {},
    ): Promise<QueryAnswer<{ rows: number }>> =>
      statements.within(
        async (ask) => exportParquet({ ask, source: await opened(ask, source) }, request, path),
        { limitMs: exportDeadlineMs },
      ),
    close: (): Promise<void> => statements.close(),
  };
}

export type TableQueries = ReturnType<typeof createTableQueries>;
