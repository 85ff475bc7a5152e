import type { CellObject, Range, WorkSheet } from '@e965/xlsx';
import { shown } from '../checks/findings.ts';
import type { Repair } from '../report.ts';
import { maxColumns } from './refusals.ts';
import { cellText } from './workbook-cells.ts';

/** Cells that a sheet may have, blanks among them: what a table of it would take on disk and in time. */
const maxCells = 60_000_000;
const maxMergedCells = 2_000_000;

/** [MS-XLS] 2.5.10 BErr. */
const errorWords: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

type Cells = (CellObject | undefined)[][];

/** One sheet read row by row; positions count from 0. */
export type SheetGrid = {
  rowCount: number;
  width: number;
  /** Cells as text, as they are stored: of merged cells only the first is filled. */
  row: (at: number) => string[];
  merges: Range[];
  /** Copies the value of the merged cells that begin at `firstRow` or below into all of their cells. */
  fillMerges: (firstRow: number) => Repair[];
  /** Formulas taken by their saved value and errors taken as empty, from `firstRow` on. */
  oddCells: (firstRow: number) => Repair[];
};

const trimmedWidth = (cells: Cells): number => {
  let width = 0;
  for (const row of cells) {
    if (!row) continue;
    for (let column = row.length - 1; column >= width; column--) {
      const cell = row[column];
      if (cell?.v !== undefined && cell.v !== '') {
        width = column + 1;
        break;
      }
    }
  }
  return width;
};

const trimmedHeight = (cells: Cells): number => {
  let height = cells.length;
  while (height > 0 && !cells[height - 1]?.some((cell) => cell?.v !== undefined && cell.v !== ''))
    height -= 1;
  return height;
};

const isInside = (range: Range, rowCount: number, width: number): boolean =>
  range.s.r < rowCount && range.s.c < width;

/** The used part of a sheet, whatever range it declares. */
export const sheetGrid = (
  sheet: WorkSheet,
  options: { isFrom1904: boolean },
): { ok: true; grid: SheetGrid } | { ok: false; code: 'too-many-columns' | 'file-too-large' } => {
  const cells = (sheet['!data'] ?? []) as Cells;
  const rowCount = trimmedHeight(cells);
  const width = trimmedWidth(cells);
  if (width > maxColumns) return { ok: false, code: 'too-many-columns' };
  if (rowCount * width > maxCells) return { ok: false, code: 'file-too-large' };
  const merges = (sheet['!merges'] ?? []).filter((range) => isInside(range, rowCount, width));
  const textAt = (row: number, column: number) => cellText(cells[row]?.[column], options.isFrom1904);

  const fillMerges = (firstRow: number): Repair[] => {
    let count = 0;
    let example = '';
    for (const { s, e } of merges) {
      const first = cells[s.r]?.[s.c];
      if (s.r < firstRow || !first || textAt(s.r, s.c) === '') continue;
      for (let row = s.r; row <= Math.min(e.r, rowCount - 1); row++) {
        for (let column = s.c; column <= Math.min(e.c, width - 1); column++) {
          if ((row === s.r && column === s.c) || count >= maxMergedCells) continue;
          (cells[row] ??= [])[column] = first;
          count += 1;
        }
      }
      example ||= shown(textAt(s.r, s.c));
    }
    return count > 0 ? [{ code: 'merged-cells', field: '', count, before: '', after: example }] : [];
  };

  const oddCells = (firstRow: number): Repair[] => {
    const formulas = { code: 'formula-value', field: '', count: 0, before: '', after: '' };
    const errors = { code: 'error-cell', field: '', count: 0, before: '', after: '' };
    for (let row = firstRow; row < rowCount; row++) {
      for (const cell of cells[row] ?? []) {
        if (cell?.f !== undefined && cell.t !== 'e') {
          if (formulas.count === 0) {
            formulas.before = shown(`=${cell.f}`);
            formulas.after = shown(cellText(cell, options.isFrom1904));
          }
          formulas.count += 1;
        }
        if (cell?.t === 'e') {
          if (errors.count === 0) errors.before = errorWords[Number(cell.v)] ?? '#ERROR';
          errors.count += 1;
        }
      }
    }
    return [formulas, errors].filter((repair) => repair.count > 0);
  };

  return {
    ok: true,
    grid: {
      rowCount,
      width,
      merges,
      row: (at) => Array.from({ length: width }, (_, column) => textAt(at, column)),
      fillMerges,
      oddCells,
    },
  };
};
