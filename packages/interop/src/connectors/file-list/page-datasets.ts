import { foldText } from '@rma/domain';
import { readDate } from '../../record/dates.ts';
import { fileOfAddress, formatNamed, formatOfName, isSharedFile, nameAsTitle } from './file-formats.ts';
import { matchColumns } from './inventory-columns.ts';
import type { FileFacts, ListedDataset } from './listed-dataset.ts';
import type { PageLink } from './page-links.ts';

/** Words that say what a link does, not what it leads to. */
const idle = new Set(
  (
    'descargar descarga descargue download bajar ver abrir aqui click clic haga da de del en el la los las un una ' +
    'archivo archivos formato datos dato liga enlace consultar consulta consulte mas informacion recurso tamaño peso ' +
    'bytes b kb k mb m gb g y o comprimido tabla mapa documento hoja calculo'
  ).split(' '),
);

const isIdleWord = (word: string) => idle.has(word) || formatNamed(word) !== null || /^\d+$/.test(word);

/** Whether a text only says "download", names formats or tells a size. */
function isIdle(text: string): boolean {
  const folded = foldText(text);
  if (folded === '' || folded.length > 300) return true;
  return folded.split(' ').every(isIdleWord);
}

const sizePattern = /(\d+(?:[.,]\d+)?)\s*(bytes|kib|mib|gib|kb|mb|gb|b|k|m|g)\b/i;
const factors: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** "1.2 MB" in bytes, about; undefined when the text tells no size. */
function sizeIn(text: string): string | undefined {
  const [, number = '', unit = ''] = sizePattern.exec(text) ?? [];
  const factor = factors[unit.charAt(0).toLowerCase()];
  return factor === undefined ? undefined : String(Math.round(Number(number.replace(',', '.')) * factor));
}

const datePattern =
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}-[a-z]{3}-\d{4}(?: \d{2}:\d{2})?/i;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The first date of a text, as its page writes it; Apache's "01-May-2024" in ISO. */
function dateIn(text: string): string | undefined {
  const written = datePattern.exec(text)?.[0];
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-([a-z]{3})-(\d{4})/i.exec(written ?? '') ?? [];
  const number = monthNames.indexOf(month.toLowerCase()) + 1;
  if (number > 0) return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return written !== undefined && readDate(written) !== null ? written : undefined;
}

/** A link's words without what they say of the file: "Luminarias (CSV, 1.2 MB)" is "Luminarias". */
function tidyTitle(text: string): string {
  let title = text.replace(/^[\s:;,.·•–-]+|[\s:;,·•–-]+$/g, '');
  for (let again = true; again;) {
    const inner = /^(.*\S)\s*[([|–-]\s*([^()[\]]{1,60}?)\s*[)\]]?$/.exec(title);
    again = inner !== null && inner[1] !== undefined && isIdle(inner[2] ?? '') && /\p{L}/u.test(inner[1]);
    if (again) title = (inner?.[1] ?? title).replace(/[\s:;,·•–([-]+$/g, '');
  }
  return formatOfName(title) === null ? title : nameAsTitle(title);
}

const isFact = (cell: string) =>
  isIdle(cell) ||
  (dateIn(cell) !== undefined && cell.length < 40) ||
  /^[\d.,\s]+(?:[kmg]?b|bytes)?$/i.test(cell);

/** What the row's columns say, by the words of its header. */
function factsOfRow(link: PageLink): Omit<ListedDataset, 'files'> & { modifiedFile?: string | undefined } {
  if (link.row === null) return {};
  const { cells, headers } = link.row;
  const columns = headers.length > 0 ? matchColumns([...headers, 'url']) : null;
  const cell = (at: number | undefined) =>
    at === undefined || at >= cells.length ? undefined : cells[at] || undefined;
  const title = cell(columns?.facts.title);
  return {
    title: title === undefined || isFact(title) ? undefined : title,
    description: cell(columns?.facts.description),
    publisher: cell(columns?.facts.publisher),
    periodicity: cell(columns?.facts.periodicity),
    theme: cell(columns?.facts.theme),
    licence: cell(columns?.facts.licence),
    id: cell(columns?.facts.id),
  };
}

function titleOf(link: PageLink, name: string | null): string {
  if (!isIdle(link.text)) return tidyTitle(link.text);
  const { row, block } = link;
  const told = row?.cells.find((cell) => !isFact(cell));
  const around = block !== null && block.text.length <= 300 && !isIdle(block.text) ? block.text : undefined;
  const title = told ?? around ?? (link.heading === '' ? undefined : link.heading);
  return tidyTitle(title ?? (name === null ? '' : nameAsTitle(name)));
}

/** What a link's words, or those around it, say that is in its zip. */
function insideZip({ text, row, block }: PageLink): string | undefined {
  const words = `${text} ${row === null ? (block?.text ?? '') : row.cells.join(' ')}`;
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

/** An address without what varies between the formats of one dataset: its extension. */
function stemOf(url: URL): string {
  const plain = new URL(url);
  const isNamed = formatOfName(plain.pathname) !== null;
  if (isNamed && plain.search === '')
    plain.pathname = plain.pathname.replace(/(?:\.[a-z0-9]{2,8}){1,2}$/i, '');
  return plain.href;
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
  for (const link of links) {
    const file = fileOf(link);
    if (file === null || seen.has(link.url.href)) continue;
    seen.add(link.url.href);
    const told = factsOfRow(link);
    const title = told.title ?? titleOf(link, file.name);
    const around = link.row === null ? `${link.after} ${link.block?.text ?? ''}` : link.row.cells.join(' · ');
    const facts: FileFacts = {
      url: link.url.href,
      title: isIdle(link.text) ? undefined : tidyTitle(link.text),
      format: file.format,
      bytes: sizeIn(link.text) ?? sizeIn(around),
      modified: dateIn(around),
    };
    const stem = stemOf(link.url);
    const keys = [`stem ${stem}`, `title ${foldText(title)}`];
    if (link.row !== null && isIdle(link.text)) keys.push(`row ${foldText(link.row.cells.join(' '))}`);
    const known = keys.map((key) => byKey.get(key)).find((one) => one !== undefined);
    if (known === undefined) {
      const { id, ...rest } = told;
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
