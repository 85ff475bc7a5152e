import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { default as PDFDocument } from 'pdfkit';
import { drawBlock, type PdfBlock } from './draw-block.ts';
import { points, type Drawing } from './drawing.ts';
import { openWoff } from './open-woff.ts';

const { resolve } = createRequire(import.meta.url);
const fontOf = (file: string) =>
  openWoff(readFileSync(resolve(`@fontsource/archivo/files/archivo-latin-${file}.woff`)));
// The types of pdfkit know fonts by path only; it takes their bytes as well.
const fonts = { text: fontOf('400-normal'), strong: fontOf('600-normal') };

/** `foot` stands before the number of each page. */
export type DocumentFacts = {
  title: string;
  subject: string;
  foot: string;
  createdAt: Date;
};

/**
 * Draws a document as PDF/A-2a (ISO 19005-2, tagged, level A): fonts embedded as subsets, an sRGB output intent, XMP
 * metadata, no encryption. The bytes depend on the blocks and on the facts alone. The caller has seen to it that the
 * text has no signs that the fonts lack.
 */
export function drawDocument(blocks: readonly PdfBlock[], facts: DocumentFacts): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    margins: { top: 72, bottom: 80, left: 72, right: 72 },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'es-MX',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: facts.title,
      Author: 'Red México Abierto',
      Subject: facts.subject,
      Creator: 'Red México Abierto',
      Producer: 'Red México Abierto',
      CreationDate: facts.createdAt,
      ModDate: facts.createdAt,
    },
  });
  document.registerFont('text', fonts.text);
  document.registerFont('strong', fonts.strong);
  return new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('error', fail);
    document.on('end', () => settle(Buffer.concat(chunks)));
    const root = document.struct('Document');
    document.addStructure(root);
    for (const [place, block] of blocks.entries())
      drawBlock(document, root, { block, next: blocks[place + 1] });
    root.end();
    numberPages(document, facts.foot);
    document.end();
  });
}

/** The foot of every page is not part of the text: readers that speak skip it. */
function numberPages(document: Drawing, foot: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const { page } = document;
    // Below the margin, where text would otherwise open another page.
    page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document
      .font('text')
      .fontSize(points.small)
      .text(`${foot} · página ${index - start + 1} de ${count}`, 72, page.height - 48, {
        width: page.width - 144,
        align: 'right',
        lineBreak: false,
      });
    document.endMarkedContent();
  }
}
