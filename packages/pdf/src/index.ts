export { drawDocument, type DocumentFacts } from './draw-document.ts';
export { printable, unprintable } from './printable.ts';
export type { PdfBlock } from './draw-block.ts';
