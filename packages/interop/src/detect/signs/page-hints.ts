import type { SourceKind } from '../../connectors/connectors.ts';
import type { Sign } from '../detection.ts';
import type { Look } from '../look.ts';

/** What a web page says about the program behind it, and where its catalogue and files may be. */
export type PageHints = {
  title: string | null;
  /** Kinds the page hints at, with the sentence that says why. */
  kinds: Map<SourceKind, string>;
  /** The program's own words, e.g. "CKAN 2.9.5". */
  generator: string | null;
  /** Addresses of catalogues that the page links to. */
  catalogues: string[];
  /** How many files of data it links to, each once. */
  files: number;
  /** Other pages it links to as its open data; they are told, not followed. */
  suggestions: string[];
};

const marks: [kind: SourceKind, mark: RegExp, why: string][] = [
  [
    'ckan',
    /<meta[^>]{1,200}\bckan\b|data-module="|\/webassets\/|ckan\.module|\/base\/vendor\//i,
    'La página está hecha con CKAN.',
  ],
  ['dkan', /\bdkan\b/i, 'La página está hecha con DKAN.'],
  ['opendatasoft', /opendatasoft|ods-widgets|ods-front/i, 'La página usa piezas de OpenDataSoft.'],
  ['socrata', /socrata|tyler-tech|\/d\/[a-z0-9]{4}-[a-z0-9]{4}\b/i, 'La página usa piezas de Socrata.'],
  [
    'arcgis',
    /hub\.arcgis\.com|opendata-ui|ArcGIS REST Services Directory|arcgis-hub|esri\.com\/arcgis/i,
    'La página usa piezas de ArcGIS.',
  ],
  ['csw', /geonode|geonetwork|pycsw/i, 'La página es de un catálogo de mapas (GeoNode o GeoNetwork).'],
];

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s>"']{1,2000}))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

const catalogueType = /turtle|ld\+json|rdf\+xml|trig/i;
const catalogueName = /(?:^|\/)(?:data|catalogo?|catalog(?:ue)?|dcat)\.(?:json|jsonld|ttl|rdf|xml)$/i;
const fileName =
  /\.(?:csv|tsv|xlsx?|xlsm|ods|geojson|json|jsonl|kml|kmz|shp|gpkg|zip|parquet|xml|rdf|ttl|dbf)$/i;

function resolve(written: string | null, base: string): URL | null {
  const url = written === null ? null : URL.parse(written.replaceAll('&amp;', '&'), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const plain = (html: string) =>
  html
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();

export const isPage = ({ text, contentType }: Look): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)/i.test(text) ||
  (contentType === 'text/html' && /<(?:a|div|table|p)\b/i.test(text));

/** `datos.municipio.gob.mx`, `/datos-abiertos`, or a link that says so. */
const openDataHost = /^(?:www\.)?(?:datos|datosabiertos|opendata|data)\./i;
const openDataWords = /datos?[\s_-]*abiertos?|open[\s_-]*data/i;

/** The pages that a page calls its open data, other than itself. */
function suggestionsOf(text: string, page: URL): string[] {
  const found = new Set<string>();
  for (const [, tag = '', words = ''] of text.matchAll(/<a\b([^>]{1,1000})>([^<]{0,200})/gi)) {
    const target = resolve(attribute(tag, 'href'), page.href);
    if (target === null || fileName.test(target.pathname)) continue;
    const isOpenData =
      (target.host !== page.host && openDataHost.test(target.host)) ||
      openDataWords.test(`${target.pathname} ${words}`);
    target.hash = '';
    if (isOpenData && target.href !== page.href) found.add(target.href);
  }
  return [...found].slice(0, 3);
}

/** Reads a page by its tags alone; nothing of it is run, and each pattern is bounded. */
export function pageHints(look: Look): PageHints {
  const { text, url } = look;
  const kinds = new Map(
    marks.flatMap(([kind, mark, why]): [SourceKind, string][] => (mark.test(text) ? [[kind, why]] : [])),
  );
  const title = /<title[^>]{0,200}>([^<]{1,300})</i.exec(text)?.[1];
  const metas = text.match(/<meta\b[^>]{1,500}>/gi) ?? [];
  const generators = metas.filter((tag) => attribute(tag, 'name')?.toLowerCase() === 'generator');
  const generator = generators.map((tag) => attribute(tag, 'content')).find((content) => content !== null);

  const catalogues = new Set<string>();
  for (const tag of text.match(/<link\b[^>]{1,1000}>/gi) ?? []) {
    const target = resolve(attribute(tag, 'href'), url);
    const isAlternate = /\balternate\b/i.test(attribute(tag, 'rel') ?? '');
    if (target && isAlternate && catalogueType.test(attribute(tag, 'type') ?? ''))
      catalogues.add(target.href);
  }
  const files = new Set<string>();
  for (const tag of text.match(/<a\b[^>]{1,1000}>/gi) ?? []) {
    const target = resolve(attribute(tag, 'href'), url);
    if (target === null) continue;
    if (catalogueName.test(target.pathname)) catalogues.add(target.href);
    else if (fileName.test(target.pathname)) files.add(target.href.replace(/#.*$/, ''));
  }
  return {
    title: title === undefined ? null : plain(title),
    kinds,
    generator: generator === undefined ? null : plain(generator),
    catalogues: [...catalogues].slice(0, 4),
    files: files.size,
    suggestions: suggestionsOf(text, new URL(url)),
  };
}

/** A page with files on it is a catalogue of the humblest kind: one link may be a form, two are a list. */
export function fileListSign({ files, title }: PageHints): Sign | null {
  if (files < 2) return null;
  return {
    kind: 'file-list',
    software: null,
    version: null,
    title,
    count: null,
    confidence: files < 5 ? 0.5 : 0.65,
    evidence: [`La página tiene ligas a ${files} archivos de datos.`],
  };
}
