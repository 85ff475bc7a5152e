import type { SourceKind } from '../connectors/connectors.ts';

/** What of an interface's address is not the portal's own: the rest is where its connector begins. */
const interfacePaths: Partial<Record<SourceKind, RegExp>> = {
  ckan: /\/api(\/3)?\/action(\/.*)?$/,
  dkan: /\/api\/1(\/.*)?$/,
  opendatasoft: /\/api\/(explore|v2|datasets|records)(\/.*)?$/,
  socrata: /\/api\/catalog(\/.*)?$/,
};

/** http and https, or with and without www, of one path are one address: then where it was led to is the better one. */
function lasting(asked: string, answered: string): URL {
  const [before, after] = [new URL(asked), new URL(answered)];
  return before.pathname === after.pathname ? after : before;
}

/**
 * The address a source of this kind is proposed with, from the one that answered: the portal's root for interfaces,
 * the directory of services for ArcGIS Server, the end point without its question for CSW, the document itself else.
 */
export function readingAddress(kind: SourceKind, look: { asked: string; url: string }): string {
  const url = lasting(look.asked, look.url);
  url.hash = '';
  const path = interfacePaths[kind];
  if (path !== undefined) {
    url.search = '';
    url.pathname = url.pathname.replace(path, '') || '/';
  } else if (kind === 'arcgis') {
    const isServer = /\/rest\//i.test(url.pathname);
    url.search = '';
    url.pathname = isServer ? url.pathname.replace(/\/rest\/.*$/i, '/rest/services') : '/';
  } else if (kind === 'csw') url.search = '';
  return url.pathname === '/' && url.search === '' ? url.origin : url.href;
}
