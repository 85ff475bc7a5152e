import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import type { Cell } from '../map/place.ts';
import { type RowQuery, fromTheStart } from './row-query.ts';
import type { RowColumn, RowPage } from './rows-api.ts';

const isNumeric = ({ type }: RowColumn) => type === 'integer' || type === 'number';

/** A cell as it is in the file; the words of a yes or no are Spanish. */
export function cellText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'boolean') return cell ? 'sí' : 'no';
  return String(cell);
}

/** The rows of one page; each heading is a link that sorts by its column, and the other way when chosen again. */
export function RowTable({ id, page, query }: { id: string; page: RowPage; query: RowQuery }) {
  return (
    // A region that scrolls sideways must be reachable with the keyboard.
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Renglones del conjunto">
      <table className="data-table preview">
        <thead>
          <tr>
            {page.columns.map((column) => (
              <Heading key={column.name} id={id} column={column} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {page.items.map((row, place) => (
            <tr key={place}>
              {page.columns.map((column) => (
                <td key={column.name} className={isNumeric(column) ? 'number' : undefined}>
                  {cellText(row[column.name]) ?? <span className="soft">sin dato</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ id, column, query }: { id: string; column: RowColumn; query: RowQuery }) {
  const { name, title } = column;
  const isUp = query.sort === name;
  const isDown = query.sort === `-${name}`;
  const sort = isUp ? `-${name}` : name;
  return (
    <th
      scope="col"
      className={isNumeric(column) ? 'number' : undefined}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
    >
      <Link
        className="sort"
        to={paths.rows(id, { ...fromTheStart(query), sort })}
        preventScrollReset
        rel="nofollow"
      >
        {title}
        <span aria-hidden="true">{isUp ? ' ↑' : isDown ? ' ↓' : ''}</span>
        <span className="visually-hidden">
          {isUp ? ' (ordenar de mayor a menor)' : ' (ordenar de menor a mayor)'}
        </span>
      </Link>
    </th>
  );
}
