import { foldText } from '@rma/domain';
import { createAround, type Around } from './around-link.ts';
import { fileOfAddress, formatNamed, formatOfName, isSharedFile, nameAsTitle } from './file-formats.ts';
import { isIdle, isIdleWord, sizeIn, tidyTitle } from './link-words.ts';
import type { FileFacts, ListedDataset } from './listed-dataset.ts';
import type { PageLink } from './page-links.ts';

/** What a link's words, or those around it, say that is in its zip. */
function insideZip({ text, row, block }: PageLink): string | undefined {
  const words = `${text} ${row === null ? (block?.text ?? '') : row.text}`;
  if (/\bgtfs\b/i.test(words)) return 'GTFS';
  return /\b(?:shp|shapes?|shapefiles?)\b/i.test(words) ? 'SHP' : undefined;
}

/** The format of what a link leads to, and its file's name if it has one; null when it leads to no file. */
function fileOf(link: PageLink): { name: string | null; format: string | undefined } | null {
  const found = fileOfAddress(link.url);
  if (found?.format === 'ZIP') return { name: found.name, format: insideZip(link) ?? 'ZIP' };
  if (found !== null) return found;
  const downloaded = formatOfName(link.download);
  if (downloaded !== null) return { name: link.download, format: downloaded };
  const words = foldText(link.text).split(' ');
  const named = words.map(formatNamed).find((format) => format !== null);
  const isNamed = named !== undefined && words.every(isIdleWord);
  if (isNamed || isSharedFile(link.url)) return { name: null, format: named };
  return null;
}

/** Whether a link leads to a file that may be data. */
export const isFileLink = (link: PageLink): boolean => fileOf(link) !== null;

/**
 * An address without what varies between the formats of one dataset, its extension, and without what a site changes
 * from one day to the next: http for https.
 */
function stemOf(url: URL): string {
  const plain = new URL(url);
  plain.protocol = 'https:';
  const isNamed = formatOfName(plain.pathname) !== null;
  if (isNamed && plain.search === '')
    plain.pathname = plain.pathname.replace(/(?:\.[a-z0-9]{2,8}){1,2}$/i, '');
  return plain.href;
}

function titleOf(link: PageLink, around: Around, name: string | null): string {
  if (!isIdle(link.text)) return tidyTitle(link.text);
  const title = around.title ?? (link.heading === '' ? undefined : link.heading);
  return tidyTitle(title ?? (name === null ? '' : nameAsTitle(name)));
}

type Found = { dataset: ListedDataset; stem: string; keys: string[] };

/**
 * The datasets that a page's links to files make: links of one row, or with one title under one heading, or to files
 * of one name, are formats of the same dataset. Each is called by its row's identifier, else by the address of its
 * first file without extension, so that a further format does not rename it.
 */
export function datasetsOfPage(
  links: readonly PageLink[],
  seen: Set<string>,
): (ListedDataset & { key: string })[] {
  const found: Found[] = [];
  const byKey = new Map<string, Found>();
  const readAround = createAround();
  for (const link of links) {
    const file = fileOf(link);
    if (file === null || seen.has(link.url.href)) continue;
    seen.add(link.url.href);
    const around = readAround(link);
    const title = around.facts.title ?? titleOf(link, around, file.name);
    const facts: FileFacts = {
      url: link.url.href,
      title: isIdle(link.text) ? undefined : tidyTitle(link.text),
      format: file.format,
      bytes: sizeIn(link.text) ?? around.bytes,
      modified: around.modified,
    };
    const stem = stemOf(link.url);
    const keys = [`stem ${stem}`, `title ${foldText(title)}`];
    if (around.row !== null && isIdle(link.text)) keys.push(`row ${around.row}`);
    const known = keys.map((key) => byKey.get(key)).find((one) => one !== undefined);
    if (known === undefined) {
      const { id, ...rest } = around.facts;
      const dataset: ListedDataset = { ...rest, id, title, modified: facts.modified, files: [facts] };
      const one: Found = { dataset, stem, keys };
      found.push(one);
      for (const key of keys) byKey.set(key, one);
    } else {
      known.dataset.files.push(facts);
      known.dataset.modified ??= facts.modified;
      for (const key of keys) byKey.set(key, known);
    }
  }
  return found.map(({ dataset, stem }) => ({ ...dataset, key: dataset.id ?? stem }));
}
