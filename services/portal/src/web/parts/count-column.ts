/**
 * The column that says how many events a row gathers, in tables of sums (`conteo`, `total_incidentes`): such tables are
 * added up, since counting their rows tells nothing. Undefined in tables of one event or thing per row.
 */
export function countColumn<Column extends { name: string; type: string }>(
  columns: readonly Column[],
): Column | undefined {
  return columns.find(({ name, type }) => type === 'integer' && /^(conteo|total_)/.test(name));
}
