import { DataTable } from '../../design/data-table.tsx';
import { countOf } from '../../format.ts';
import { type ChartTable, writtenCell } from './chart-table.ts';

/** More rows than these make a page slow and are read in a spreadsheet. */
const rowsShown = 300;

/** The figures of a chart as a table, closed until somebody wants them. */
export function ChartTwin<Row>({ title, table }: { title: string; table: ChartTable<Row> }) {
  const columns = table.columns.filter(({ isOnlyInFile }) => isOnlyInFile !== true);
  const rows = table.rows.slice(0, rowsShown);
  const cut = table.rows.length - rows.length;
  return (
    <details className="small">
      <summary>Ver la gráfica como tabla</summary>
      <DataTable
        caption={cut > 0 ? `${title}. El CSV tiene ${countOf(cut, 'renglón más', 'renglones más')}` : title}
        captionHidden={cut === 0}
        keyOf={(row) => table.rows.indexOf(row)}
        rows={rows}
        columns={columns.map(({ title: heading, value, cell, isNumber }) => ({
          title: heading,
          cell: cell ?? ((row: Row) => writtenCell(value(row))),
          ...(isNumber === true && { isNumber }),
        }))}
      />
    </details>
  );
}
