import type { SourceKind } from '../connectors/connectors.ts';
import type { PageHints } from './signs/page-hints.ts';
import { cswHits, json, turtle, wellKnown, xml } from './well-known.ts';

/** An address worth asking, and the kind of catalogue that would answer there. */
export type Probe = { kind: SourceKind; url: string; accept: string };

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

const kindOfName = (url: string): SourceKind =>
  /\.json$/i.test(URL.parse(url)?.pathname ?? '') ? 'data-json' : 'dcat';

/** What an address itself says when it is one of a known interface, such as a link copied from its documentation. */
const apiPaths: [kind: SourceKind, path: RegExp][] = [
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
  const hinted = new Set<SourceKind>([
    ...(hints?.kinds.keys() ?? []),
    ...apiPaths.flatMap(([kind, path]): SourceKind[] => (path.test(pathname) ? [kind] : [])),
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
    direct.push({ kind: 'csw', url: new URL(`${pathname}${cswHits}`, address).href, accept: xml });
  }
  const rank = (probe: Probe & { depth: number }) =>
    (hinted.has(probe.kind) ? 0 : 10) +
    (probe.kind === 'ckan' || probe.kind === 'data-json' ? 0 : probe.depth);
  const ordered = [...direct, ...linked, ...own.toSorted((a, b) => rank(a) - rank(b))];
  return [...new Map(ordered.map((probe) => [probe.url, probe])).values()]
    .map(({ kind, url, accept }) => ({ kind, url, accept }))
    .slice(0, MOST_PROBES);
}
