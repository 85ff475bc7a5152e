/**
 * The one-to-one pairing of rows and columns with the greatest total (Kuhn–Munkres with potentials, in
 * O(rows² × columns)). `weights[row][column]` from 0 up; 0: never paired. Returns each row's column, or -1.
 */
export const bestPairing = (weights: number[][]): number[] => {
  const rows = weights.length;
  const width = weights[0]?.length ?? 0;
  const columns = Math.max(rows, width);
  const cost = (row: number, column: number): number => -(weights[row - 1]?.[column - 1] ?? 0);
  const rowPotential = Array.from({ length: rows + 1 }, () => 0);
  const columnPotential = Array.from({ length: columns + 1 }, () => 0);
  const rowOf = Array.from({ length: columns + 1 }, () => 0);
  for (let row = 1; row <= rows; row += 1) {
    const least = Array.from({ length: columns + 1 }, () => Infinity);
    const previous = Array.from({ length: columns + 1 }, () => 0);
    const visited = new Set<number>();
    let column = 0;
    rowOf[0] = row;
    do {
      visited.add(column);
      const from = rowOf[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let to = 1; to <= columns; to += 1) {
        if (visited.has(to)) continue;
        const reduced = cost(from, to) - (rowPotential[from] ?? 0) - (columnPotential[to] ?? 0);
        if (reduced < (least[to] ?? Infinity)) {
          least[to] = reduced;
          previous[to] = column;
        }
        if ((least[to] ?? Infinity) < delta) {
          delta = least[to] ?? Infinity;
          next = to;
        }
      }
      for (let to = 0; to <= columns; to += 1) {
        if (visited.has(to)) {
          rowPotential[rowOf[to] ?? 0] = (rowPotential[rowOf[to] ?? 0] ?? 0) + delta;
          columnPotential[to] = (columnPotential[to] ?? 0) - delta;
        } else least[to] = (least[to] ?? Infinity) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    while (column !== 0) {
      const before = previous[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const paired = Array.from({ length: rows }, () => -1);
  for (let column = 1; column <= width; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0 && (weights[row - 1]?.[column - 1] ?? 0) > 0) paired[row - 1] = column - 1;
  }
  return paired;
};
