import { type CsvCell, csvText } from '@rma/domain';
import type { ReactNode } from 'react';
import { formatCell } from '../../format.ts';

/** What is behind a chart, as rows: the table twin and the CSV are made of it. */
export type ChartTable<Row = unknown> = {
  rows: readonly Row[];
  columns: readonly ChartColumn<Row>[];
};
export type ChartColumn<Row> = {
  title: string;
  /** As it goes to the CSV; null where nothing is known. */
  value: (row: Row) => CsvCell;
  isNumber?: boolean;
  /** As the page writes it, when it is not the value itself. */
  cell?: (row: Row) => ReactNode;
  /** Only in the CSV: keys, for those who join tables. */
  isOnlyInFile?: boolean;
};

/** The CSV of a chart's table: a heading and the rows, so that programs read it without care. */
export function chartCsv<Row>({ rows, columns }: ChartTable<Row>): string {
  return csvText(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ value }) => value(row))),
  );
}

/** How the page writes a cell that says nothing else: numbers as es-MX does, and that there is none. */
export function writtenCell(value: CsvCell): string {
  if (value === null) return 'sin dato';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (typeof value === 'string') return value;
  return formatCell(value, { decimals: Number.isInteger(value) ? 0 : 2 });
}
