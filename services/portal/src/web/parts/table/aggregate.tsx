import { DataTable } from '../../design/data-table.tsx';
import { formatCell } from '../../format.ts';
import type { Cell } from '../map/place.ts';
import { BarTable } from '../rows/chart-figure.tsx';
import { cellText } from '../rows/row-table.tsx';
import type { TableGroups } from './table-data.ts';
import { type Grouping, type TableColumn, groupingTitle, measureName } from './grouping.ts';

const barsShown = 40;
const figure = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : Number(cell));
/** Whole numbers as they are; means with three digits that say something. */
const written = (value: number) =>
  Number.isInteger(value) ? formatCell(value) : formatCell(value, { decimals: Math.abs(value) < 10 ? 2 : 1 });

/** The groups from the largest: bars for one column, a table for two. */
export function Aggregate({
  groups,
  grouping,
  columns,
}: {
  groups: TableGroups;
  grouping: Grouping;
  columns: TableColumn[];
}) {
  const depth = grouping.by.length;
  const title = groupingTitle(grouping, columns);
  const sorted = groups.rows
    .map((row) => ({
      names: row.slice(0, depth).map((cell) => cellText(cell) ?? 'sin dato'),
      value: figure(row[depth]),
    }))
    .toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  if (sorted.length === 0) return <p>No hay renglones con que hacer esta cuenta.</p>;
  const unit = measureName(grouping.measure, columns);
  const shown = sorted.slice(0, barsShown);
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name;
  const rest = sorted.length > shown.length && (
    <p className="small soft">
      Se muestran los {barsShown} grupos mayores
      {groups.isCut ? '' : `, de ${formatCell(sorted.length)}`}.
    </p>
  );
  if (depth === 1 && shown.every(({ value }) => value === null || value >= 0)) {
    return (
      <>
        <BarTable
          title={title}
          heading={titleOf(grouping.by[0] ?? '')}
          unit={unit}
          bars={shown.map(({ names, value }) => ({ label: names[0] ?? '', count: value ?? 0 }))}
          format={written}
        />
        {rest}
      </>
    );
  }
  return (
    <>
      <DataTable
        caption={title}
        captionHidden
        keyOf={({ names }) => names.join('|')}
        rows={shown}
        columns={[
          ...grouping.by.map((name, place) => ({
            title: titleOf(name),
            cell: ({ names }: (typeof shown)[number]) => names[place] ?? '',
          })),
          {
            title: unit,
            isNumber: true,
            cell: ({ value }: (typeof shown)[number]) => (value === null ? 'sin dato' : written(value)),
          },
        ]}
      />
      {rest}
    </>
  );
}
