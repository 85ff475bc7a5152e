import type { Range } from '@e965/xlsx';
import { looksLikeHeader } from './dialect.ts';
import { filledCells, findHeaderRow, tidyHeader } from './header-row.ts';
import type { SheetGrid } from './workbook-sheet.ts';

const searchedRows = 60;

/** A merge over several columns, but not over all: a group of columns, not a title. */
const isGroup = ({ s, e }: Range, width: number): boolean => e.c > s.c && e.c - s.c + 1 < width;

const mergedAt = (grid: SheetGrid, row: number, column: number): { row: number; column: number } => {
  const merge = grid.merges.find(({ s, e }) => s.r <= row && row <= e.r && s.c <= column && column <= e.c);
  return merge ? { row: merge.s.r, column: merge.s.c } : { row, column };
};

/**
 * The row that names the columns (as the sheet numbers it; 0: none) and the names. Where columns are grouped by
 * merged cells above their names, each name is the group's and its own: `Delitos Robo`.
 */
export const findSheetHeader = (
  grid: SheetGrid,
  known: Set<string>,
  options: { chosen: number | undefined },
): { headerRow: number; firstRow: number; names: string[]; isGrouped: boolean } => {
  const head = Array.from({ length: Math.min(grid.rowCount, searchedRows) }, (_, at) => grid.row(at));
  /** A title alone in its row may be merged over some columns too: groups have company. */
  const isGroupRow = (at: number) =>
    filledCells(grid.row(at)) >= 2 &&
    grid.merges.some((range) => range.s.r <= at && at <= range.e.r && isGroup(range, grid.width));
  let headerRow = options.chosen ?? findHeaderRow(head, known);
  if (headerRow === 0) return { headerRow, firstRow: 0, names: [], isGrouped: false };
  const isNamed = (at: number) => looksLikeHeader((head[at] ?? []).filter((cell) => cell.trim() !== ''));
  if (options.chosen === undefined) {
    while (isGroupRow(headerRow - 1) && headerRow < head.length && isNamed(headerRow)) headerRow += 1;
  }
  let firstRow = headerRow;
  while (firstRow > 1 && isGroupRow(firstRow - 2)) firstRow -= 1;
  const names = Array.from({ length: grid.width }, (_, column) => {
    const levels = new Set<string>();
    for (let row = firstRow - 1; row < headerRow; row++) {
      const from = mergedAt(grid, row, column);
      levels.add(tidyHeader(grid.row(from.row)[from.column] ?? ''));
    }
    return [...levels].filter((level) => level !== '').join(' ');
  });
  return { headerRow, firstRow, names, isGrouped: firstRow < headerRow };
};
