import type { ReportBlock, TextBlock, TextItem } from '@rma/domain';
import { drawFigures, drawTable, figuresHeight } from './draw-table.ts';
import {
  gap,
  keepTogether,
  keepWhole,
  lineGap,
  points,
  write,
  type Drawing,
  type Element,
} from './drawing.ts';

/** What can be drawn: the parts of an agreement and those of a report. */
export type PdfBlock = TextBlock | ReportBlock;

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

const HEADING_HEIGHT = 36;

/**
 * Draws one block at the place where the last one ended, under `parent` in the document's structure. A heading goes
 * with the table of a report that is `next`.
 */
export function drawBlock(
  document: Drawing,
  parent: Element,
  { block, next }: { block: PdfBlock; next: PdfBlock | undefined },
): void {
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
      if (next?.kind === 'figures') keepWhole(document, HEADING_HEIGHT + figuresHeight(document, next));
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
    case 'figures':
      return drawFigures(document, parent, block);
    case 'signatories':
      return drawSignatories(document, parent, block);
  }
}
