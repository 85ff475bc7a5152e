import { xmlText } from './xml-text.ts';

/** A page for search engines; `modifiedAt` null when nobody knows. */
export type SitemapEntry = { url: string; modifiedAt: Date | null };

/** How many pages one sitemap may list (https://www.sitemaps.org/protocol.html). */
export const sitemapLimit = 50_000;

async function* write(
  list: 'urlset' | 'sitemapindex',
  entries: Iterable<SitemapEntry> | AsyncIterable<SitemapEntry>,
): AsyncGenerator<string, void> {
  const item = list === 'urlset' ? 'url' : 'sitemap';
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for await (const { url, modifiedAt } of entries) {
    const modified = modifiedAt === null ? '' : `<lastmod>${modifiedAt.toISOString()}</lastmod>`;
    yield `<${item}><loc>${xmlText(url)}</loc>${modified}</${item}>\n`;
  }
  yield `</${list}>\n`;
}

/** A sitemap, in chunks of text as its pages come: at most `sitemapLimit` of them. */
export const writeSitemap = (
  entries: Iterable<SitemapEntry> | AsyncIterable<SitemapEntry>,
): AsyncGenerator<string, void> => write('urlset', entries);

/** The list of all sitemaps of a site. */
export const writeSitemapIndex = (sitemaps: Iterable<SitemapEntry>): AsyncGenerator<string, void> =>
  write('sitemapindex', sitemaps);
