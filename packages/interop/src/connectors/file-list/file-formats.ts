import { foldText } from '@rma/domain';

/** Extensions of the files that a list may offer as data, and the format each one is. */
const extensions: Record<string, string> = {
  csv: 'CSV',
  tsv: 'TSV',
  tab: 'TSV',
  xlsx: 'XLSX',
  xlsm: 'XLSX',
  xls: 'XLS',
  ods: 'ODS',
  json: 'JSON',
  jsonl: 'JSONL',
  ndjson: 'JSONL',
  geojson: 'GEOJSON',
  kml: 'KML',
  kmz: 'KMZ',
  shp: 'SHP',
  gpkg: 'GPKG',
  parquet: 'PARQUET',
  xml: 'XML',
  rdf: 'RDF',
  ttl: 'TTL',
  dbf: 'DBF',
  pdf: 'PDF',
  txt: 'TXT',
  doc: 'DOC',
  docx: 'DOCX',
  zip: 'ZIP',
  rar: 'RAR',
  '7z': '7Z',
};

/** What people call a format in the text of a link. */
const names: Record<string, string> = {
  ...Object.fromEntries(Object.keys(extensions).map((extension) => [extension, extensions[extension] ?? ''])),
  excel: 'XLSX',
  'hoja de calculo': 'XLSX',
  shapefile: 'SHP',
  shape: 'SHP',
  gtfs: 'GTFS',
  texto: 'TXT',
  'geo json': 'GEOJSON',
  geopackage: 'GPKG',
};

/** The format that a short text names and nothing else; null when it names none. */
export function formatNamed(text: string): string | null {
  const folded = foldText(text);
  return Object.hasOwn(names, folded) ? (names[folded] ?? null) : null;
}

const extensionOf = (name: string): string | undefined =>
  /\.([a-z0-9]{2,8})$/i.exec(name.trim())?.[1]?.toLowerCase();

/** The format of a file by its name; a zip says by its name what is inside it, if anything does. */
export function formatOfName(name: string): string | null {
  const extension = extensionOf(name);
  if (extension === undefined || !Object.hasOwn(extensions, extension)) return null;
  if (extension !== 'zip') return extensions[extension] ?? null;
  const inner = formatOfName(name.slice(0, -4));
  if (inner !== null && inner !== 'ZIP') return inner;
  if (/gtfs/i.test(name)) return 'GTFS';
  return /(^|[^a-z])(shp|shape|shapefile)([^a-z]|$)/i.test(name) ? 'SHP' : 'ZIP';
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Feeds and maps of a site are files too, and no data. */
const isSiteFile = (name: string) =>
  /(^|\/)(rss|feed|atom|sitemap[\w-]*|manifest|opensearch|wlwmanifest|robots)\.(xml|json|txt)$/i.test(name);

/** The file that an address leads to, by its path or by a parameter that names it: its name and format, or null. */
export function fileOfAddress(url: URL): { name: string; format: string } | null {
  const candidates = [
    decoded(url.pathname),
    ...[...url.searchParams.values()].filter((value) => value.length < 500),
  ];
  for (const candidate of candidates) {
    const format = formatOfName(candidate);
    if (format !== null && !isSiteFile(candidate)) {
      return { name: candidate.split(/[/\\]/).at(-1) ?? candidate, format };
    }
  }
  return null;
}

/** Hosts where governments leave files under addresses without a name. */
export function isSharedFile(url: URL): boolean {
  if (url.host === 'docs.google.com') return /^\/(uc$|spreadsheets\/d\/)/.test(url.pathname);
  if (url.host === 'drive.google.com') return /^\/(uc$|file\/d\/|open$)/.test(url.pathname);
  return url.host === '1drv.ms';
}

/** A file's name as words: without folder and extension, separators as blanks. */
export function nameAsTitle(name: string): string {
  const stem = (name.split(/[/\\]/).at(-1) ?? name).replace(/(\.[a-z0-9]{2,8}){1,2}$/i, '');
  return decoded(stem)
    .replaceAll(/[_+]+|(?<=\p{L})-+(?=\p{L})/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
