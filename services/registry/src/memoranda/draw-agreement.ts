import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TextBlock } from '@rma/domain';
import { default as PDFDocument } from 'pdfkit';
import { drawBlock, points, type Drawing } from './draw-block.ts';
import { openWoff } from './open-woff.ts';

const { resolve } = createRequire(import.meta.url);
const fontOf = (file: string) =>
  openWoff(readFileSync(resolve(`@fontsource/archivo/files/archivo-latin-${file}.woff`)));
// The types of pdfkit know fonts by path only; it takes their bytes as well.
const fonts = { text: fontOf('400-normal'), strong: fontOf('600-normal') };

export type DocumentFacts = { folio: string; title: string; createdAt: Date };

/**
 * Draws an agreement as PDF/A-2a (ISO 19005-2, tagged, level A): fonts embedded as subsets, an sRGB output
 * intent, XMP metadata, no encryption. The bytes depend on the text and on the facts alone. What people
 * write was checked for signs that the fonts do not have (memorandum-fields.ts).
 */
export function drawAgreement(blocks: readonly TextBlock[], facts: DocumentFacts): Promise<Buffer> {
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
      Title: `${facts.title} (${facts.folio})`,
      Author: 'Red México Abierto',
      Subject: `Convenio ${facts.folio}`,
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
    for (const block of blocks) drawBlock(document, root, block);
    root.end();
    numberPages(document, facts.folio);
    document.end();
  });
}

/** The foot of every page is not part of the text: readers that speak skip it. */
function numberPages(document: Drawing, folio: string): void {
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
      .text(`Convenio ${folio} · página ${index - start + 1} de ${count}`, 72, page.height - 48, {
        width: page.width - 144,
        align: 'right',
        lineBreak: false,
      });
    document.endMarkedContent();
  }
}
