import type { ReportBlock, TextBlock } from '@rma/domain';
import { gap, keepTogether, points, write, type Drawing, type Element } from './drawing.ts';

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
  const drawRow = (cells: readonly string[], tag: 'TH' | 'TD') => {
    document.font(tag === 'TH' ? 'strong' : 'text').fontSize(points.text - 1);
    const height =
      Math.max(
        ...cells.map((cell, index) =>
          document.heightOfString(cell, {
            width: (columns[index]?.width ?? 0) - 2 * padding,
            lineGap: 1.5,
          }),
        ),
      ) +
      2 * padding;
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

/** A table of a report: columns by their share of the width, numbers to the right. */
export function drawFigures(
  document: Drawing,
  parent: Element,
  { caption, isNamedByHeading, columns, rows }: FiguresBlock,
): void {
  const width = widthOf(document);
  drawRows(document, parent, {
    caption: isNamedByHeading === true ? null : caption,
    columns: columns.map(({ title, share, isNumber }) => ({
      title,
      width: share * width,
      align: isNumber === true ? 'right' : 'left',
    })),
    rows: rows.map((cells) => cells.map(({ text }) => text)),
  });
}
