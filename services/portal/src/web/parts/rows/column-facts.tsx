import { Link } from 'react-router';
import { countOf, formatCell, formatDate, formatShare } from '../../format.ts';
import { paths } from '../../paths.ts';
import { fieldTypeWords } from '../../words.ts';
import type { Cell } from '../map/place.ts';
import type { RowQuery } from './row-query.ts';
import { cellText } from './row-table.tsx';
import type { ColumnStatistics, Statistics } from './rows-api.ts';

const barsShown = 5;

/** What each column says and holds: its description, how much of it is filled, its range and its commonest values. */
export function ColumnFacts({
  id,
  statistics,
  required,
}: {
  id: string;
  statistics: Statistics;
  /** Columns that the standard asks for. */
  required: readonly string[];
}) {
  return (
    <ul className="column-facts">
      {statistics.columns.map((column) => (
        <li key={column.name}>
          <div>
            <h3>{column.title}</h3>
            <p className="small soft">
              <code>{column.name}</code>, {fieldTypeWords[column.type] ?? column.type}
              {required.includes(column.name) ? ', obligatoria' : ''}
            </p>
            {column.description !== null && <p className="small">{column.description}</p>}
          </div>
          <div className="small">
            <p>{rangeOf(column, statistics.total)}</p>
            <Bars id={id} column={column} total={statistics.total} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function rangeOf(
  { type, filled, distinct, minimum, maximum, average }: ColumnStatistics,
  total: number,
): string {
  if (filled === 0) return 'Todas las celdas están vacías.';
  const full =
    filled === total ? 'Sin celdas vacías' : `${formatShare(filled / total)} de las celdas con dato`;
  const isRanged = type !== 'string' && type !== 'boolean' && minimum !== null && maximum !== null;
  if (distinct === 1) return `${full}; siempre ${cellText(minimum) ?? 'el mismo valor'}.`;
  if (!isRanged) return `${full}; ${formatCell(distinct)} valores distintos.`;
  const said = (value: Cell) => {
    if (type === 'date') return formatDate(String(value).slice(0, 10));
    return type === 'number' ? String(Number(Number(value).toFixed(6))) : String(value);
  };
  const mean = type === 'number' && average !== null ? `; en promedio ${Number(average.toPrecision(5))}` : '';
  return `${full}; de ${said(minimum)} a ${said(maximum)}${mean}.`;
}

/** The commonest values as small bars, each a link that filters; nothing where every row says something else. */
function Bars({ id, column, total }: { id: string; column: ColumnStatistics; total: number }) {
  const { name, type, top, distinct, filled } = column;
  const isGraded = type === 'number' || type === 'date' || type === 'datetime';
  if (isGraded || top.length < 2 || distinct === filled) return null;
  const shown = top.slice(0, barsShown);
  const filter = (value: Cell): RowQuery => ({
    words: '',
    filters: [{ column: name, operator: 'eq', value: String(value) }],
    sort: null,
    after: null,
  });
  return (
    <ul className="value-bars">
      {shown.map(({ value, count }) => (
        <li key={String(value)}>
          <Link to={paths.rows(id, filter(value))} rel="nofollow">
            {cellText(value) ?? 'sin dato'}
          </Link>
          <span className="number">{formatCell(count)}</span>
          <i aria-hidden="true" style={{ width: `${(count / Math.max(1, total)) * 100}%` }} />
        </li>
      ))}
      {distinct > shown.length && (
        <li className="soft">y {countOf(distinct - shown.length, 'valor más', 'valores más')}</li>
      )}
    </ul>
  );
}
