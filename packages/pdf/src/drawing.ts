import type PDFDocument from 'pdfkit';

export type Drawing = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Drawing['struct']>;

/** Sizes of type, in points. */
export const points = { title: 15, heading: 12, text: 10, small: 8 };
export const lineGap = 2.5;
export const gap = { paragraph: 6, block: 10, heading: 14 };

/** A piece of text as one element of the document's structure, which may run over several pages. */
export function write(
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
export function keepTogether(document: Drawing, height: number): void {
  const { page } = document;
  if (document.y + height > page.height - page.margins.bottom) document.addPage();
}

/** Starts another page for what does not fit on this one, unless no page could hold it. */
export function keepWhole(document: Drawing, height: number): void {
  const { page } = document;
  if (height <= page.height - page.margins.top - page.margins.bottom) keepTogether(document, height);
}
