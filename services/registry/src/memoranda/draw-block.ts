import type { TextBlock, TextItem } from '@rma/domain';
import type PDFDocument from 'pdfkit';

export type Drawing = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Drawing['struct']>;

/** Sizes of type, in points. */
export const points = { title: 15, heading: 12, text: 10, small: 8 };
const lineGap = 2.5;
const gap = { paragraph: 6, block: 10, heading: 14 };

/** A piece of text as one element of the document's structure, which may run over several pages. */
function write(
  document: Drawing,
  parent: Element,
  text: string,
  style: {
    tag: string;
    font?: 'text' | 'strong';
    size?: number;
    indent?: number;
    align?: 'left' | 'center' | 'justify';
    after?: number;
  },
): void {
  const { tag, font = 'text', size = points.text, indent = 0, align = 'left', after = gap.paragraph } = style;
  const { left, right } = document.page.margins;
  const element = document.struct(tag);
  parent.add(element);
  element.add(() => {
    document
      .font(font)
      .fontSize(size)
      .text(text, left + indent, document.y, {
        width: document.page.width - left - right - indent,
        align,
        lineGap,
      });
  });
  element.end();
  document.y += after;
}

/** Starts another page when fewer than these points are left, so that a heading is not left alone. */
function keepTogether(document: Drawing, height: number): void {
  const { page } = document;
  if (document.y + height > page.height - page.margins.bottom) document.addPage();
}

function drawItems(document: Drawing, parent: Element, items: readonly TextItem[]): void {
  if (items.length === 0) return;
  const list = document.struct('L');
  parent.add(list);
  for (const { label, text } of items) {
    const item = document.struct('LI');
    list.add(item);
    write(document, item, `${label} ${text}`, { tag: 'LBody', indent: 16, after: 4 });
    item.end();
  }
  list.end();
  document.y += gap.paragraph;
}

function drawTable(document: Drawing, parent: Element, block: Extract<TextBlock, { kind: 'table' }>): void {
  const { left, right } = document.page.margins;
  const width = document.page.width - left - right;
  const widths = block.columns.map((_, index) =>
    index === 0 ? 32 : index === block.columns.length - 1 ? 110 : (width - 142) / (block.columns.length - 2),
  );
  keepTogether(document, 60);
  write(document, parent, block.caption, { tag: 'P', font: 'strong', after: 4 });
  const table = document.struct('Table');
  parent.add(table);
  const drawRow = (cells: readonly string[], tag: 'TH' | 'TD') => {
    document.font(tag === 'TH' ? 'strong' : 'text').fontSize(points.text - 1);
    const padding = 4;
    const height =
      Math.max(
        ...cells.map((cell, index) =>
          document.heightOfString(cell, { width: (widths[index] ?? 0) - 2 * padding, lineGap: 1.5 }),
        ),
      ) +
      2 * padding;
    keepTogether(document, height);
    const top = document.y;
    const row = document.struct('TR');
    table.add(row);
    let x = left;
    cells.forEach((cell, index) => {
      const cellWidth = widths[index] ?? 0;
      const at = x;
      const element = document.struct(tag);
      row.add(element);
      element.add(() => {
        document
          .font(tag === 'TH' ? 'strong' : 'text')
          .text(cell, at + padding, top + padding, { width: cellWidth - 2 * padding, lineGap: 1.5 });
      });
      element.end();
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
  drawRow(block.columns, 'TH');
  for (const row of block.rows) drawRow(row, 'TD');
  table.end();
  document.y += gap.block;
}

function drawSignatories(
  document: Drawing,
  parent: Element,
  { parties }: Extract<TextBlock, { kind: 'signatories' }>,
): void {
  keepTogether(document, 140);
  document.y += 56;
  const { left, right } = document.page.margins;
  const between = 36;
  const width = (document.page.width - left - right - between) / parties.length;
  const top = document.y;
  let bottom = top;
  parties.forEach(({ organization, signatory, position }, index) => {
    const x = left + index * (width + between / (parties.length - 1 || 1));
    document.markContent('Artifact', { type: 'Layout' });
    document
      .moveTo(x, top)
      .lineTo(x + width - 12, top)
      .lineWidth(0.6)
      .stroke('#000000');
    document.endMarkedContent();
    const element = document.struct('P');
    parent.add(element);
    element.add(() => {
      document
        .font('strong')
        .fontSize(points.text)
        .text(signatory, x, top + 6, { width: width - 12, lineGap });
      document.font('text').text(`${position}\n${organization}`, { width: width - 12, lineGap });
    });
    element.end();
    bottom = Math.max(bottom, document.y);
  });
  document.y = bottom;
}

/** Draws one block at the place where the last one ended, under `parent` in the document's structure. */
export function drawBlock(document: Drawing, parent: Element, block: TextBlock): void {
  switch (block.kind) {
    case 'title':
      return write(document, parent, block.text, {
        tag: 'H1',
        font: 'strong',
        size: points.title,
        after: gap.heading,
      });
    case 'heading':
      keepTogether(document, 64);
      document.y += gap.paragraph;
      return write(document, parent, block.text, { tag: 'H2', font: 'strong', size: points.heading });
    case 'paragraph':
      // Room for what it announces, when it ends in a colon.
      keepTogether(document, block.text.endsWith(':') && block.text.length < 200 ? 64 : 20);
      return write(document, parent, block.text, { tag: 'P', after: gap.block });
    case 'list':
      return drawItems(document, parent, block.items);
    case 'clause':
      keepTogether(document, 48);
      write(document, parent, `${block.label}. ${block.title}.`, { tag: 'H3', font: 'strong', after: 2 });
      for (const paragraph of block.paragraphs) write(document, parent, paragraph, { tag: 'P' });
      drawItems(document, parent, block.items);
      document.y += 4;
      return undefined;
    case 'table':
      return drawTable(document, parent, block);
    case 'signatories':
      return drawSignatories(document, parent, block);
  }
}
