import { foldText } from '@rma/domain';
import { fileOfAddress } from './file-formats.ts';
import type { PageLink } from './page-links.ts';

const pageParameters = new Set([
  'page',
  'pagina',
  'pag',
  'p',
  'paged',
  'offset',
  'start',
  'inicio',
  'limitstart',
  'pg',
]);
const pageExtensions = /(?:\/|\/[^./]+|\.(?:html?|php|aspx?|jsp))$/i;
const nextWords = new Set([
  'siguiente',
  'siguientes',
  'proxima',
  'next',
  'mas resultados',
  'pagina siguiente',
  'ver mas',
]);

/** The first page under another name. */
const isFirst = (value: string | null) => value === null || /^[01]?$/.test(value);

function isNextOf(link: PageLink, start: URL): boolean {
  const { url } = link;
  const parameter = [...url.searchParams.keys()].find((name) => pageParameters.has(name.toLowerCase()));
  const isHere = url.pathname === start.pathname;
  if (isHere && parameter !== undefined) return !isFirst(url.searchParams.get(parameter));
  const numbered = /^(.*?)\/(?:page|pagina)\/(\d+)\/?$/i.exec(url.pathname);
  if (numbered !== null && start.pathname.replace(/\/$/, '').startsWith(numbered[1] ?? '\0')) {
    return !isFirst(numbered[2] ?? null);
  }
  const isNext = /\bnext\b/i.test(link.rel) || nextWords.has(foldText(link.text));
  return isNext && url.pathname.startsWith(folderOf(start)) && url.href !== start.href;
}

/** The folder a page is in, with its last slash. */
export const folderOf = (url: URL): string => url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);

/** Pages below the one given, in its own folder; not of the root of a site, whose folder is the whole of it. */
function isBelow(link: PageLink, start: URL): boolean {
  const folder = folderOf(start);
  const { url } = link;
  if (folder === '/' || url.search !== '' || url.pathname === folder || url.pathname === start.pathname)
    return false;
  return url.pathname.startsWith(folder) && pageExtensions.test(url.pathname);
}

/**
 * The pages that a page leads to and that belong to the same list: further pages of it (`next`) and pages below it in
 * its folder (`below`), on the same host.
 */
export function otherPages(
  links: readonly PageLink[],
  start: URL,
): { url: string; kind: 'next' | 'below' }[] {
  return links.flatMap((link): { url: string; kind: 'next' | 'below' }[] => {
    if (link.url.host !== start.host || fileOfAddress(link.url) !== null) return [];
    if (isNextOf(link, start)) return [{ url: link.url.href, kind: 'next' }];
    return isBelow(link, start) ? [{ url: link.url.href, kind: 'below' }] : [];
  });
}
