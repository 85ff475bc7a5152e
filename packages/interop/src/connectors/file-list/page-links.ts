import { Parser } from 'htmlparser2';
import { createSurroundings, tidy, type PageBlock, type PageRow } from './page-surroundings.ts';

/** A link of a page, with what is around it. */
export type PageLink = {
  url: URL;
  /** What the link says, or its picture. */
  text: string;
  rel: string;
  /** The name of its `download` attribute. */
  download: string;
  /** The heading above it; without any, the link's own title. */
  heading: string;
  row: PageRow | null;
  block: PageBlock | null;
  /** In a listing of a folder, what follows the link: its date and size. */
  after: string;
};

export type PageContent = {
  title: string;
  /** The text shown, clipped. */
  text: string;
  links: PageLink[];
  /** Whether the document ends where its elements do. */
  isWhole: boolean;
};

const words = (text: string) => new Set(text.split(' '));

/** Elements that HTML lets go without an end tag, or that nobody misses: left open they prove nothing. */
const mayStayOpen = words('html body p dd dt main font center b i strong em');
/** Menus and feet of pages link to what is no data. */
const aside = words('nav footer');
/** Elements within a word or a sentence; any other one parts what is before it from what is after it. */
const inline = words('a abbr b em font i small span strong sub sup u');
const unread = words('script style template noscript svg');

const bounds = { text: 200_000, link: 2_000, after: 200, address: 4_000, links: 50_000 };

type FoundLink = Omit<PageLink, 'url'> & { href: string };

function toLink({ href, ...link }: FoundLink, base: string): PageLink[] {
  const url = href.length > bounds.address ? null : URL.parse(href.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return [];
  url.hash = '';
  return [{ ...link, url, text: tidy(link.text), after: tidy(link.after) }];
}

/**
 * Reads the links of a page in one pass, without keeping a tree: each with its text, its table row, its paragraph and
 * the heading above it. Addresses are taken against `<base href>` or the page's own; those that are not of the
 * web are left out. Never throws, whatever the page has.
 */
export function readPage(html: string, address: string): PageContent {
  const around = createSurroundings();
  const found: FoundLink[] = [];
  /** How many of the elements of each sort are open. */
  const within = { unread: 0, aside: 0, pre: 0, title: 0 };
  let base = address;
  let title = '';
  let text = '';
  let open: FoundLink | null = null;
  let listed: FoundLink | null = null;
  let isEnding = false;
  let isClosed = false;
  let leftOpen = false;

  function count(name: string, step: 1 | -1) {
    const counted = unread.has(name)
      ? 'unread'
      : aside.has(name)
        ? 'aside'
        : name === 'pre' || name === 'title'
          ? name
          : null;
    if (counted !== null) within[counted] = Math.max(0, within[counted] + step);
  }

  function addText(piece: string) {
    if (within.unread > 0) return;
    if (within.title > 0) {
      if (title.length < bounds.link) title += piece;
      return;
    }
    if (text.length < bounds.text) text += piece;
    around.text(piece, { isInLink: open !== null });
    if (open !== null) {
      if (open.text.length < bounds.link) open.text += piece;
    } else if (listed !== null && listed.after.length < bounds.after) listed.after += piece;
  }

  function closeLink() {
    if (open === null) return;
    if (within.aside === 0 && found.length < bounds.links) found.push(open);
    listed = within.pre > 0 ? open : null;
    open = null;
  }

  function openLink(href: string, attributes: Record<string, string>) {
    closeLink();
    const own = tidy((attributes['title'] ?? attributes['aria-label'] ?? '').slice(0, bounds.link));
    open = {
      href,
      text: '',
      rel: attributes['rel'] ?? '',
      download: (attributes['download'] ?? '').slice(0, bounds.link),
      heading: around.heading() === '' ? own : around.heading(),
      row: around.row(),
      block: around.block(),
      after: '',
    };
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (!inline.has(name)) addText(' ');
      count(name, 1);
      around.open(name);
      const { href } = attributes;
      if (name === 'base' && href !== undefined) base = URL.parse(href, address)?.href ?? base;
      if (name === 'img' && open !== null) addText(` ${attributes['alt'] ?? ''}`);
      if (name === 'a' && href !== undefined) openLink(href, attributes);
    },
    ontext: addText,
    onclosetag(name) {
      if (isEnding && !mayStayOpen.has(name)) leftOpen = true;
      if (!isEnding && (name === 'html' || name === 'body')) isClosed = true;
      count(name, -1);
      if (name === 'a') closeLink();
      around.close(name);
    },
  });
  parser.write(html);
  isEnding = true;
  parser.end();
  closeLink();

  const endsInTag = /<[^<>]*$/.test(html.slice(-2000));
  return {
    title: tidy(title),
    text: tidy(text),
    links: found.flatMap((link) => toLink(link, base)),
    isWhole: (isClosed || !leftOpen) && !endsInTag,
  };
}
