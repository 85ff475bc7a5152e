import type { Key, ReactNode } from 'react';

export type Column<Row> = {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers align right. */
  isNumber?: boolean;
};

/**
 * A table with a caption and a heading for every row, which becomes a list of facts on a narrow screen. The first
 * column names the row.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  captionHidden = false,
  needsAttention,
  isDense = false,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => Key;
  captionHidden?: boolean;
  /** Rows that ask for a person stand out; a cell must say why in words. */
  needsAttention?: (row: Row) => boolean;
  /** On a narrow screen a row's facts run on without their names, for cells that say what they are. */
  isDense?: boolean;
}) {
  return (
    <div className="table-wrap">
      <table className={`data-table facts${isDense ? ' dense' : ''}`}>
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={needsAttention?.(row) ? 'attention' : undefined}>
              {columns.map(({ title, cell, isNumber }, place) =>
                place === 0 ? (
                  <th key={title} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} data-label={title} className={isNumber ? 'number' : undefined}>
                    <span>{cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
