import { cleanText } from '../../record/field-text.ts';

/** A row of a table: its cells, all of them as one text, and the names of their columns when the table has them. */
export type PageRow = { cells: string[]; text: string; headers: string[] };

/** A paragraph, an item or another block: the text of it that is in no link. */
export type PageBlock = { text: string };

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'legend', 'summary']);
const blockElements = new Set(['p', 'li', 'dd', 'dt', 'div', 'article', 'section', 'figure']);

/** Far beyond any row or paragraph of a list; more of them is only somebody's trick. */
const bounds = { block: 4_000, cell: 1_000, cells: 60, row: 2_000, heading: 1_000, levels: 500 };

/** One line, without outer blanks. */
export const tidy = (text: string) => cleanText(text.replaceAll(/[\s\u00A0]+/g, ' '));

type Table = { headers: string[]; row: PageRow | null; cell: string | null; hasOnlyNames: boolean };

/**
 * What is around each place of a page while it is read: the heading above, the table row, the paragraph. `open`,
 * `text` and `close` are told the elements as they come; rows and blocks are filled until their element closes.
 */
export function createSurroundings() {
  const blocks: { name: string; block: PageBlock }[] = [];
  const tables: Table[] = [];
  let heading = '';
  let headingText: string | null = null;

  function closeRow(table: Table) {
    if (table.row === null) return;
    table.row.text = table.row.cells.join(' · ').slice(0, bounds.row);
    if (table.hasOnlyNames && table.row.cells.length > 0) table.headers = table.row.cells;
    table.row = null;
  }

  function closeCell(table: Table) {
    if (table.cell === null) return;
    if (table.row !== null && table.row.cells.length < bounds.cells) table.row.cells.push(tidy(table.cell));
    table.cell = null;
  }

  return {
    heading: () => heading,
    row: (): PageRow | null => tables.at(-1)?.row ?? null,
    block: (): PageBlock | null => blocks.at(-1)?.block ?? null,
    open(name: string) {
      if (headings.has(name)) headingText = '';
      if (blockElements.has(name) && blocks.length < bounds.levels)
        blocks.push({ name, block: { text: '' } });
      if (name === 'table' && tables.length < bounds.levels) {
        tables.push({ headers: [], row: null, cell: null, hasOnlyNames: false });
      }
      const table = tables.at(-1);
      if (table && name === 'tr') {
        table.row = { cells: [], text: '', headers: table.headers };
        table.hasOnlyNames = true;
      }
      if (table && (name === 'td' || name === 'th')) {
        table.cell = '';
        if (name === 'td') table.hasOnlyNames = false;
      }
    },
    text(piece: string, options: { isInLink: boolean }) {
      if (headingText !== null && headingText.length < bounds.heading) headingText += piece;
      const table = tables.at(-1);
      if (table && table.cell !== null && table.cell.length < bounds.cell) table.cell += piece;
      const block = blocks.at(-1)?.block;
      if (block && !options.isInLink && block.text.length < bounds.block) block.text += piece;
    },
    close(name: string) {
      if (headings.has(name) && headingText !== null) {
        heading = tidy(headingText);
        headingText = null;
      }
      const last = blocks.at(-1);
      if (last?.name === name) {
        last.block.text = tidy(last.block.text);
        blocks.pop();
      }
      const table = tables.at(-1);
      if (!table) return;
      if (name === 'td' || name === 'th') closeCell(table);
      if (name === 'tr') closeRow(table);
      if (name === 'table') tables.pop();
    },
  };
}
