/**
 * How the rows of a national table are added up, as the page's address carries it:
 * `?por=_government&por=clasificacion&medida=sum:heridos`.
 */
import { countColumn } from '../count-column.ts';

export type TableColumn = { name: string; title: string; type: string };
type Operation = 'COUNT' | 'SUM' | 'AVG' | 'MIN' | 'MAX';
export type Measure = { operation: Operation; column: string | null };
export type Grouping = { by: string[]; measure: Measure };

const mostGroupColumns = 2;
const operations: readonly Operation[] = ['COUNT', 'SUM', 'AVG', 'MIN', 'MAX'];

/** The government is where every reader starts: what its rows gather, or how many they are. */
export function byGovernment(columns: readonly TableColumn[]): Grouping {
  const counted = countColumn(columns);
  return { by: ['_government'], measure: counted ? { operation: 'SUM', column: counted.name } : rowCount };
}
export const rowCount: Measure = { operation: 'COUNT', column: null };

/** The grouping an address asks for, of columns the table has; by government when it asks for none. */
export function readGrouping(search: URLSearchParams, columns: readonly TableColumn[]): Grouping {
  const known = (name: string) => columns.some((column) => column.name === name);
  const by = [...new Set(search.getAll('por').filter(known))].slice(0, mostGroupColumns);
  const [word = '', column = ''] = (search.get('medida') ?? '').split(':');
  const operation = operations.find((each) => each === word.toUpperCase());
  const initial = byGovernment(columns);
  const asked = (): Measure | null => {
    if (operation === 'COUNT') return rowCount;
    return operation !== undefined && known(column) ? { operation, column } : null;
  };
  return { by: by.length > 0 ? by : initial.by, measure: asked() ?? initial.measure };
}

/** A measure as the address carries it. */
export const measureText = ({ operation, column }: Measure): string =>
  column === null ? operation.toLowerCase() : `${operation.toLowerCase()}:${column}`;

const measureWords: Record<Exclude<Operation, 'COUNT'>, string> = {
  SUM: 'Suma de',
  AVG: 'Promedio de',
  MIN: 'Mínimo de',
  MAX: 'Máximo de',
};

const titleOf = (columns: readonly TableColumn[], name: string) =>
  columns.find((column) => column.name === name)?.title ?? name;

/** "Suma de personas heridas"; "Renglones" when they are counted. */
export function measureName({ operation, column }: Measure, columns: readonly TableColumn[]): string {
  if (column === null || operation === 'COUNT') return 'Renglones';
  return `${measureWords[operation]} «${titleOf(columns, column)}»`;
}

/** "Renglones por gobierno y clasificación". */
export function groupingTitle({ by, measure }: Grouping, columns: readonly TableColumn[]): string {
  const names = by.map((name) => (name === '_government' ? 'gobierno' : `«${titleOf(columns, name)}»`));
  return `${measureName(measure, columns)} por ${names.join(' y ')}`;
}

/** Keys, folios and free text group into nothing; columns of few values do. */
export function groupableColumns(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(
    ({ name, type }) =>
      name === '_government' ||
      (!name.startsWith('_') && ['string', 'integer', 'boolean', 'date'].includes(type) && !isFolio(name)),
  );
}
const isFolio = (name: string) => /^(id|folio|clave_catastral)|latitud|longitud|geometr|wkt/.test(name);

/** Numbers that can be added up. */
export const measurableColumns = (columns: readonly TableColumn[]): TableColumn[] =>
  columns.filter(
    ({ name, type }) =>
      ['integer', 'number'].includes(type) &&
      !name.startsWith('_') &&
      !/^(anio|mes|hora)$/.test(name) &&
      !isFolio(name),
  );

/** What the answer calls a measure: `count`, `sum_heridos`. */
export const measureColumn = ({ operation, column }: Measure): string =>
  column === null ? 'count' : `${operation.toLowerCase()}_${column}`;

/** The GraphQL question of a grouping, to copy; the largest groups come first. */
export function groupingQuery(standard: string, { by, measure }: Grouping): string {
  const column = measure.column === null ? '' : `, column: ${JSON.stringify(measure.column)}`;
  return `{ table(standard: ${JSON.stringify(standard)}) { aggregate(groupBy: ${JSON.stringify(by)}, measures: [{ operation: ${measure.operation}${column} }], sort: [{ column: ${JSON.stringify(measureColumn(measure))}, descending: true }], first: 100) { columns { name } rows } } }`;
}
