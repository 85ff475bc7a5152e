import type { ReportBlock, TextBlock } from '@rma/domain';
import { gap, keepTogether, keepWhole, points, write, type Drawing, type Element } from './drawing.ts';

type TableBlock = Extract<TextBlock, { kind: 'table' }>;
type FiguresBlock = Extract<ReportBlock, { kind: 'figures' }>;
type Column = { title: string; width: number; align: 'left' | 'right' };

const padding = 4;

/** A number, what it says, and a date, as in the list of an agreement's commitments. */
function columnsOf({ columns }: TableBlock, width: number): Column[] {
  const last = columns.length - 1;
  return columns.map((title, index) => ({
    title,
    width: index === 0 ? 32 : index === last ? 110 : (width - 142) / (last - 1),
    align: 'left',
  }));
}

type Tag = 'TH' | 'TD';

/** How high a row is; leaves the document with the row's font. */
function rowHeight(
  document: Drawing,
  { columns, cells, tag }: { columns: Column[]; cells: readonly string[]; tag: Tag },
): number {
  document.font(tag === 'TH' ? 'strong' : 'text').fontSize(points.text - 1);
  const heights = cells.map((cell, index) =>
    document.heightOfString(cell, { width: (columns[index]?.width ?? 0) - 2 * padding, lineGap: 1.5 }),
  );
  return Math.max(...heights) + 2 * padding;
}

function drawRows(
  document: Drawing,
  parent: Element,
  table: { caption: string | null; columns: Column[]; rows: readonly (readonly string[])[] },
): void {
  const { caption, columns, rows } = table;
  const { left } = document.page.margins;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  keepTogether(document, 60);
  if (caption !== null) write(document, parent, caption, { tag: 'P', font: 'strong', after: 4 });
  const element = document.struct('Table');
  parent.add(element);
  const drawRow = (cells: readonly string[], tag: Tag) => {
    const height = rowHeight(document, { columns, cells, tag });
    keepTogether(document, height);
    const top = document.y;
    const row = document.struct('TR');
    element.add(row);
    let x = left;
    cells.forEach((cell, index) => {
      const { width: cellWidth = 0, align = 'left' } = columns[index] ?? {};
      const at = x;
      const drawn = document.struct(tag);
      row.add(drawn);
      drawn.add(() => {
        document.font(tag === 'TH' ? 'strong' : 'text').text(cell, at + padding, top + padding, {
          width: cellWidth - 2 * padding,
          align,
          lineGap: 1.5,
        });
      });
      drawn.end();
      x += cellWidth;
    });
    row.end();
    document.markContent('Artifact', { type: 'Layout' });
    document
      .moveTo(left, top + height)
      .lineTo(left + width, top + height)
      .lineWidth(tag === 'TH' ? 1 : 0.4)
      .stroke('#000000');
    document.endMarkedContent();
    document.y = top + height;
  };
  drawRow(
    columns.map(({ title }) => title),
    'TH',
  );
  for (const row of rows) drawRow(row, 'TD');
  element.end();
  document.y += gap.block;
}

const widthOf = ({ page }: Drawing) => page.width - page.margins.left - page.margins.right;

/** The table of an agreement. */
export function drawTable(document: Drawing, parent: Element, block: TableBlock): void {
  drawRows(document, parent, { ...block, columns: columnsOf(block, widthOf(document)) });
}

function reportColumns(document: Drawing, { columns }: FiguresBlock): Column[] {
  const width = widthOf(document);
  return columns.map(({ title, share, isNumber }) => ({
    title,
    width: share * width,
    align: isNumber === true ? 'right' : 'left',
  }));
}

const CAPTION_HEIGHT = 24;

/** How high a table of a report is, its caption included. */
export function figuresHeight(document: Drawing, block: FiguresBlock): number {
  const columns = reportColumns(document, block);
  const titles = rowHeight(document, { columns, cells: columns.map(({ title }) => title), tag: 'TH' });
  const rows = block.rows.map((row) =>
    rowHeight(document, { columns, cells: row.map(({ text }) => text), tag: 'TD' }),
  );
  return rows.reduce((sum, height) => sum + height, titles + CAPTION_HEIGHT);
}

/** A table of a report: columns by their share of the width, numbers to the right; whole when a page can hold it. */
export function drawFigures(document: Drawing, parent: Element, block: FiguresBlock): void {
  const { caption, isNamedByHeading, rows } = block;
  keepWhole(document, figuresHeight(document, block));
  drawRows(document, parent, {
    caption: isNamedByHeading === true ? null : caption,
    columns: reportColumns(document, block),
    rows: rows.map((cells) => cells.map(({ text }) => text)),
  });
}
