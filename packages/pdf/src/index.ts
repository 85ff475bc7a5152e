export { drawDocument, type DocumentFacts } from './draw-document.ts';
export type { PdfBlock } from './draw-block.ts';
