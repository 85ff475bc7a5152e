import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawDocument } from './draw-document.ts';
import type { PdfBlock } from './draw-block.ts';

const facts = {
  title: 'Informe',
  subject: 'Informe mensual',
  foot: 'Red México Abierto',
  createdAt: new Date('2026-11-01T06:05:00Z'),
};
const table = (id: string, rows: number): PdfBlock[] => [
  { kind: 'heading', text: `Parte ${id}`, id },
  {
    kind: 'figures',
    caption: `Parte ${id}`,
    isNamedByHeading: true,
    columns: [
      { title: 'Cifra', share: 0.7 },
      { title: 'Valor', isNumber: true, share: 0.3 },
    ],
    rows: Array.from({ length: rows }, (_, row) => [{ text: `Cifra ${row}` }, { text: '1,204' }]),
  },
];

/** The pages of a PDF, as the streams that draw them. */
function pagesOf(pdf: Buffer): string[] {
  const latin = pdf.toString('latin1');
  const streamOf = (id: string) => {
    const at = latin.indexOf(`\n${id} 0 obj`);
    const start = latin.indexOf('stream\n', at) + 7;
    const bytes = pdf.subarray(start, latin.indexOf('\nendstream', start));
    return inflateSync(bytes).toString('latin1');
  };
  return [...latin.matchAll(/\/Type \/Page\b[\s\S]*?\/Contents (\d+) 0 R/g)].map((match) =>
    streamOf(match[1] ?? ''),
  );
}
const rulesOn = (page: string) => page.match(/\bl\n/g)?.length ?? 0;

test('a table that a page can hold is not broken, and its heading goes with it', async () => {
  const blocks = table('a', 20).concat(table('b', 20));
  const pages = pagesOf(await drawDocument([{ kind: 'title', text: 'Informe' }, ...blocks], facts));
  // A rule under the heading row and under each of the rows.
  expect(pages.map(rulesOn)).toEqual([21, 21]);
});

test('a table longer than a page goes on in the next one', async () => {
  const pages = pagesOf(await drawDocument(table('a', 90), facts));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.reduce((sum, page) => sum + rulesOn(page), 0)).toBe(91);
});

test('the same blocks give the same bytes', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => drawDocument(table('a', 5), facts)));
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
});
