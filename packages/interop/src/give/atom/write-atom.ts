import { xmlText as xml } from '../xml/xml-text.ts';

/** A piece of news. `id` is an IRI that is its own for life; `author` and `published` may be left to the feed. */
export type AtomEntry = {
  id: string;
  title: string;
  link: string;
  updatedAt: Date;
  publishedAt?: Date | undefined;
  content: string;
  author?: string | undefined;
  categories?: readonly { term: string; label: string }[] | undefined;
};

export type AtomFeed = {
  id: string;
  title: string;
  subtitle?: string | undefined;
  author: string;
  rights?: string | undefined;
  /** Where the feed is, and the page that says the same to people. */
  selfUrl: string;
  pageUrl: string;
  /** When there is no entry. */
  updatedAt: Date;
  /** Newest first. */
  entries: readonly AtomEntry[];
};

const optional = (text: string | undefined, write: (text: string) => string) =>
  text === undefined ? [] : [write(xml(text))];

const entryLines = (entry: AtomEntry): string[] => [
  '  <entry>',
  `    <id>${xml(entry.id)}</id>`,
  `    <title>${xml(entry.title)}</title>`,
  ...optional(entry.publishedAt?.toISOString(), (date) => `    <published>${date}</published>`),
  `    <updated>${entry.updatedAt.toISOString()}</updated>`,
  ...optional(entry.author, (name) => `    <author><name>${name}</name></author>`),
  ...(entry.categories ?? []).map(
    ({ term, label }) => `    <category term="${xml(term)}" label="${xml(label)}"/>`,
  ),
  `    <link rel="alternate" href="${xml(entry.link)}"/>`,
  `    <content type="text">${xml(entry.content)}</content>`,
  '  </entry>',
];

/** When a feed last had news. */
export const atomUpdatedAt = ({ entries, updatedAt }: AtomFeed): Date => entries[0]?.updatedAt ?? updatedAt;

/** News as an Atom feed (RFC 4287), in Spanish. */
export const writeAtom = (feed: AtomFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es-MX">',
    `  <id>${xml(feed.id)}</id>`,
    `  <title>${xml(feed.title)}</title>`,
    ...optional(feed.subtitle, (text) => `  <subtitle>${text}</subtitle>`),
    `  <updated>${atomUpdatedAt(feed).toISOString()}</updated>`,
    `  <author><name>${xml(feed.author)}</name></author>`,
    ...optional(feed.rights, (text) => `  <rights>${text}</rights>`),
    `  <link rel="self" type="application/atom+xml" href="${xml(feed.selfUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(feed.pageUrl)}"/>`,
    ...feed.entries.flatMap(entryLines),
    '</feed>',
    '',
  ].join('\n');
