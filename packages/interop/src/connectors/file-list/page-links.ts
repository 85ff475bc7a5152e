import { Parser } from 'htmlparser2';
import { cleanText } from '../../record/field-text.ts';

/** A row of a table: its cells, and the names of their columns when the table has them. */
export type PageRow = { cells: string[]; headers: string[] };

/** A link of a page, with what is around it. */
export type PageLink = {
  url: URL;
  /** What the link says; else the words of its picture, or its title. */
  text: string;
  rel: string;
  /** The name of its `download` attribute. */
  download: string;
  /** The title above it: its nearest heading. */
  heading: string;
  /** The table row it stands in. */
  row: PageRow | null;
  /** The paragraph or item it stands in, without the text of its links, and which one it is. */
  block: { number: number; text: string } | null;
  /** In a listing of a folder, what follows the link: its date and size. */
  after: string;
};

export type PageContent = {
  title: string;
  /** All the text shown, clipped. */
  text: string;
  links: PageLink[];
  /** Whether the document ends where its elements do. */
  isWhole: boolean;
};

/** Elements that HTML lets go without an end tag: open at the end of a document, they prove nothing. */
const mayStayOpen = new Set([
  'html',
  'body',
  'p',
  'dd',
  'dt',
  'main',
  'font',
  'center',
  'b',
  'i',
  'strong',
  'em',
]);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'legend', 'summary']);
const blockElements = new Set(['p', 'li', 'dd', 'dt', 'div', 'article', 'section', 'figure']);
/** Menus and feet of pages link to what is no data. */
const aside = new Set(['nav', 'footer']);
/** Elements within a word or a sentence; any other one parts what is before it from what is after it. */
const inline = new Set(['a', 'abbr', 'b', 'em', 'font', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u']);
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg']);

const LONGEST_TEXT = 200_000;
const LONGEST_BLOCK = 4_000;
const MOST_LINKS = 50_000;

const tidy = (text: string) => cleanText(text.replaceAll(/[\s\u00A0]+/g, ' '));

type Block = { name: string; number: number; text: string };
type Table = {
  headers: string[];
  row: { cells: string[]; headers: string[] } | null;
  cell: string | null;
  isHeaderRow: boolean;
};
type OpenLink = { href: string; link: Omit<PageLink, 'url' | 'block'>; block: Block | null };

/**
 * Reads the links of a page in one pass, without keeping a tree: each with its text, its table row, its paragraph and
 * the heading above it. Addresses are taken against `<base href>` or the page's own; those that are not of the
 * web are left out. Never throws, whatever the page has.
 */
export function readPage(html: string, address: string): PageContent {
  let base = address;
  let title = '';
  let text = '';
  let heading = '';
  let headingText: string | null = null;
  let inTitle = false;
  let hidden = 0;
  let asides = 0;
  let pre = 0;
  let isEnding = false;
  let isWhole = true;
  let sawEnd = false;
  let blocksSeen = 0;
  const blocks: Block[] = [];
  const tables: Table[] = [];
  let open: OpenLink | null = null;
  const found: (OpenLink & { href: string })[] = [];
  let afterLast: OpenLink | null = null;

  function closeLink() {
    if (open === null) return;
    open.link.text = tidy(open.link.text);
    if (asides === 0 && found.length < MOST_LINKS) found.push(open);
    afterLast = pre > 0 ? open : null;
    open = null;
  }

  function openElement(name: string, attributes: Record<string, string>) {
    if (!inline.has(name)) addText(' ');
    if (unread.has(name)) hidden += 1;
    if (aside.has(name)) asides += 1;
    if (name === 'pre') pre += 1;
    if (name === 'base' && attributes['href'] !== undefined) {
      base = URL.parse(attributes['href'], address)?.href ?? base;
    }
    if (name === 'title') inTitle = true;
    if (headings.has(name)) headingText = '';
    if (blockElements.has(name)) {
      blocksSeen += 1;
      blocks.push({ name, number: blocksSeen, text: '' });
    }
    if (name === 'table') tables.push({ headers: [], row: null, cell: null, isHeaderRow: false });
    const table = tables.at(-1);
    if (table && name === 'tr') {
      table.row = { cells: [], headers: table.headers };
      table.isHeaderRow = true;
    }
    if (table && (name === 'td' || name === 'th')) {
      table.cell = '';
      if (name === 'td') table.isHeaderRow = false;
    }
    if (name === 'img' && open !== null) open.link.text += ` ${attributes['alt'] ?? ''}`;
    if (name === 'a' && attributes['href'] !== undefined) {
      closeLink();
      open = {
        href: attributes['href'],
        block: blocks.at(-1) ?? null,
        link: {
          text: '',
          rel: attributes['rel'] ?? '',
          download: attributes['download'] ?? '',
          heading,
          row: table?.row ?? null,
          after: '',
        },
      };
      const name_ = attributes['title'] ?? attributes['aria-label'] ?? '';
      if (name_ !== '') open.link.heading = heading === '' ? tidy(name_) : heading;
    }
  }

  function addText(piece: string) {
    if (hidden > 0) return;
    if (inTitle) {
      title += piece;
      return;
    }
    if (text.length < LONGEST_TEXT) text += piece;
    if (headingText !== null) headingText += piece;
    const table = tables.at(-1);
    if (table?.cell !== null && table?.cell !== undefined && table.cell.length < LONGEST_BLOCK)
      table.cell += piece;
    if (open !== null) {
      open.link.text += piece;
      return;
    }
    if (afterLast !== null && pre > 0) afterLast.link.after += piece;
    const block = blocks.at(-1);
    if (block && block.text.length < LONGEST_BLOCK) block.text += piece;
  }

  function closeElement(name: string) {
    if (isEnding && !mayStayOpen.has(name)) isWhole = false;
    if (unread.has(name)) hidden = Math.max(0, hidden - 1);
    if (aside.has(name)) asides = Math.max(0, asides - 1);
    if (name === 'pre') pre = Math.max(0, pre - 1);
    if (name === 'title') inTitle = false;
    if (name === 'a') closeLink();
    if (headings.has(name) && headingText !== null) {
      heading = tidy(headingText);
      headingText = null;
    }
    if (blockElements.has(name) && blocks.at(-1)?.name === name) blocks.pop();
    const table = tables.at(-1);
    if (table && (name === 'td' || name === 'th') && table.cell !== null) {
      table.row?.cells.push(tidy(table.cell));
      table.cell = null;
    }
    if (table && name === 'tr' && table.row !== null) {
      if (table.isHeaderRow && table.row.cells.length > 0) table.headers = table.row.cells;
      table.row = null;
    }
    if (name === 'table') tables.pop();
    if (name === 'html' || name === 'body') sawEnd ||= !isEnding;
  }

  const parser = new Parser({
    onopentag: openElement,
    ontext: addText,
    onclosetag: closeElement,
  });
  parser.write(html);
  isEnding = true;
  parser.end();
  closeLink();

  const links = found.flatMap(({ href, link, block }): PageLink[] => {
    const url = URL.parse(href.trim(), base);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || href.length > 4000)
      return [];
    url.hash = '';
    return [
      {
        ...link,
        url,
        after: tidy(link.after),
        block: block === null ? null : { number: block.number, text: tidy(block.text) },
      },
    ];
  });
  const endsInTag = /<[^<>]*$/.test(html.slice(-2000));
  return { title: tidy(title), text: tidy(text), links, isWhole: (sawEnd || isWhole) && !endsInTag };
}
