/** The same thing as a page in a form for programs. `href` is from the root. */
export type Alternate = { type: string; href: string; title: string };

const rdf = (stem: string, what: string): Alternate[] => [
  { type: 'text/turtle', href: `${stem}.ttl`, title: `${what} en DCAT-AP (Turtle)` },
  { type: 'application/ld+json', href: `${stem}.jsonld`, title: `${what} en DCAT-AP (JSON-LD)` },
  { type: 'application/rdf+xml', href: `${stem}.rdf`, title: `${what} en DCAT-AP (RDF/XML)` },
];
const atom = (href: string, title: string): Alternate => ({ type: 'application/atom+xml', href, title });

/** News have an order of their own, and no pages. */
function newsQuery(query: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of ['orden', 'pagina-despues']) parameters.delete(name);
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

/** What a page is as RDF, as a channel of news or as a descriptor, by its address (path and query). */
export function alternatesOf(address: string): Alternate[] {
  const [path = '', query = ''] = address.split('?');
  const [, section, id, ...more] = path.split('/');
  if (more.length > 0) return [];
  if (path === '/')
    return [...rdf('/catalog', 'El catálogo'), atom('/catalog.atom', 'Lo que cambió por último')];
  if (path === '/buscar') return [atom(`/buscar.atom${newsQuery(query)}`, 'Lo nuevo de esta búsqueda')];
  if (id === undefined || id === '') return [];
  if (section === 'datasets') return rdf(path, 'El conjunto');
  if (section === 'governments')
    return [
      ...rdf(`${path}/catalog`, 'Su catálogo'),
      atom(`${path}/catalog.atom`, 'Lo que cambió por último de este gobierno'),
    ];
  if (section === 'temas') return [atom(`${path}.atom`, 'Lo que cambió por último de este tema')];
  if (section === 'packages')
    return [
      atom(`${path}/releases.atom`, 'Sus ediciones'),
      { type: 'application/json', href: `${path}/datapackage.json`, title: 'Su descriptor Frictionless' },
    ];
  return [];
}

/** The alternates of a page as its `Link` header (RFC 8288); null when it has none. */
export function alternatesHeader(address: string): string | null {
  const links = alternatesOf(address).map(({ type, href }) => `<${href}>; rel="alternate"; type="${type}"`);
  return links.length === 0 ? null : links.join(', ');
}
