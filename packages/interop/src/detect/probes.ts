import type { CatalogueKind } from './detection.ts';
import type { PageHints } from './signs/page-hints.ts';

/** An address worth asking, and the kind of catalogue that would answer there. */
export type Probe = { kind: CatalogueKind; url: string; accept: string };

const json = 'application/json';
const turtle = 'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8';
const xml = 'application/xml, text/xml';

type WellKnown = { kind: CatalogueKind; path: string; accept: string; isOfOrigin?: boolean };

/**
 * Where each kind answers, in the order in which they are met in Mexico; one cheap question each. Socrata answers for
 * all of its portals unless it is told for which `{host}`.
 */
const wellKnown: WellKnown[] = [
  { kind: 'ckan', path: 'api/3/action/package_search?rows=0', accept: json },
  { kind: 'data-json', path: 'data.json', accept: json },
  { kind: 'node', path: '.well-known/rma-node.json', accept: json, isOfOrigin: true },
  { kind: 'ckan', path: 'api/action/package_search?rows=0', accept: json },
  { kind: 'dkan', path: 'api/1/search?page-size=1', accept: json, isOfOrigin: true },
  { kind: 'arcgis', path: 'api/search/v1/collections/dataset/items?limit=1', accept: json, isOfOrigin: true },
  { kind: 'arcgis', path: 'arcgis/rest/services?f=json', accept: json },
  { kind: 'opendatasoft', path: 'api/explore/v2.1/catalog/datasets?limit=1', accept: json, isOfOrigin: true },
  { kind: 'dcat', path: 'catalog.ttl', accept: turtle },
  { kind: 'csw', path: 'catalogue/csw?service=CSW&version=2.0.2&request=GetCapabilities', accept: xml },
  { kind: 'csw', path: 'srv/spa/csw?service=CSW&version=2.0.2&request=GetCapabilities', accept: xml },
  {
    kind: 'csw',
    path: 'geonetwork/srv/eng/csw?service=CSW&version=2.0.2&request=GetCapabilities',
    accept: xml,
  },
  {
    kind: 'socrata',
    path: 'api/catalog/v1?domains={host}&search_context={host}&limit=1',
    accept: json,
    isOfOrigin: true,
  },
  { kind: 'dkan', path: 'api/1/metastore/schemas/dataset/items', accept: json, isOfOrigin: true },
  { kind: 'dcat', path: 'catalog.jsonld', accept: turtle },
  { kind: 'dcat', path: 'catalog.rdf', accept: turtle },
  { kind: 'data-json', path: 'catalogo.json', accept: json },
];

const MOST_PROBES = 24;

/** The folders of an address, from its origin down, at most three: portals live in any of them. */
function foldersOf(address: string): URL[] {
  const url = new URL(address);
  const parts = url.pathname.split('/').filter((part) => part !== '' && !/\.\w{2,5}$/.test(part));
  const folders = [0, 1, 2]
    .filter((depth) => depth <= parts.length)
    .map(
      (depth) =>
        new URL(
          `/${parts
            .slice(0, depth)
            .map((part) => `${part}/`)
            .join('')}`,
          url,
        ),
    );
  return [...new Map(folders.map((folder) => [folder.href, folder])).values()];
}

const kindOfName = (url: string): CatalogueKind =>
  /\.json$/i.test(URL.parse(url)?.pathname ?? '') ? 'data-json' : 'dcat';

/** What an address itself says when it is one of a known interface, such as a link copied from its documentation. */
const apiPaths: [kind: CatalogueKind, path: RegExp][] = [
  ['ckan', /\/api(?:\/3)?\/action(?:\/|$)|\/dataset(?:\/|$)/],
  ['dkan', /\/api\/1\//],
  ['opendatasoft', /\/api\/explore\/|\/explore(?:\/|$)/],
  ['arcgis', /\/rest(?:\/|$)/i],
  ['csw', /\/csw(?:$|\/)/],
  ['socrata', /\/browse$|\/resource\//],
];

/**
 * What to ask next, most likely first: what the page links to, what it and its address hint at, then every well-known
 * place, in the origin and in the folders of the address.
 */
export function probesFor(address: string, hints: PageHints | null): Probe[] {
  const linked = (hints?.catalogues ?? []).map((url): Probe => ({
    kind: kindOfName(url),
    url,
    accept: `${json}, ${turtle}`,
  }));
  const { pathname } = new URL(address);
  const hinted = new Set<CatalogueKind>([
    ...(hints?.kinds.keys() ?? []),
    ...apiPaths.flatMap(([kind, path]): CatalogueKind[] => (path.test(pathname) ? [kind] : [])),
  ]);
  const own = foldersOf(address).flatMap((folder, depth) =>
    wellKnown
      .filter(({ isOfOrigin }) => depth === 0 || isOfOrigin !== true)
      .map(({ kind, path, accept }) => ({
        kind,
        accept,
        depth,
        url: new URL(path.replaceAll('{host}', encodeURIComponent(folder.host)), folder).href,
      })),
  );
  const services = /^(.*\/rest)(?:\/|$)/i.exec(pathname)?.[1];
  const direct: Probe[] =
    services === undefined
      ? []
      : [{ kind: 'arcgis', url: new URL(`${services}/services?f=json`, address).href, accept: json }];
  if (/\/csw\/?$/.test(pathname)) {
    const capabilities = '?service=CSW&version=2.0.2&request=GetCapabilities';
    direct.push({ kind: 'csw', url: new URL(`${pathname}${capabilities}`, address).href, accept: xml });
  }
  const rank = (probe: Probe & { depth: number }) =>
    (hinted.has(probe.kind) ? 0 : 10) +
    (probe.kind === 'ckan' || probe.kind === 'data-json' ? 0 : probe.depth);
  const ordered = [...direct, ...linked, ...own.toSorted((a, b) => rank(a) - rank(b))];
  return [...new Map(ordered.map((probe) => [probe.url, probe])).values()]
    .map(({ kind, url, accept }) => ({ kind, url, accept }))
    .slice(0, MOST_PROBES);
}
