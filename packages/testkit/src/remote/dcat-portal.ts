import { startOf } from './misbehaviour.ts';
import { startPortal, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticDataJson, type RemoteDatasets } from './synthetic-datasets.ts';

const ROWS = 100;

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);
const literal = (text: string) => JSON.stringify(text);

/** The same catalogue as DCAT tells it: `@id` is the dataset's IRI, a blank node without one. */
export function syntheticDcat(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const datasets = syntheticDataJson(count, options);
  return {
    count,
    at(index) {
      const { identifier, ...record } = datasets.at(index);
      return { '@id': `https://datos.example/dataset/${String(identifier)}`, ...record };
    },
  };
}

function turtleOf(record: Record<string, unknown>): string {
  const { '@id': iri, title, description, modified, keyword, distribution } = record;
  const facts = [
    'a dcat:Dataset',
    ...(isText(title) ? [`dct:title ${literal(title)}@es`] : []),
    ...(isText(description) ? [`dct:description ${literal(description)}@es`] : []),
    ...(isText(modified) ? [`dct:modified ${literal(modified)}^^xsd:date`] : []),
    ...texts(keyword).map((word) => `dcat:keyword ${literal(word)}@es`),
    'dct:license <https://creativecommons.org/licenses/by/4.0/>',
    'dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/MONTHLY>',
    'dct:publisher [ a foaf:Agent ; foaf:name "Municipio de ejemplo"@es ]',
    'dcat:contactPoint [ a vcard:Kind ; vcard:fn "Unidad de datos" ; vcard:hasEmail <mailto:datos@municipio.example> ]',
    ...(Array.isArray(distribution) ? distribution : []).map(
      (file: { title?: string; downloadURL?: string }) =>
        `dcat:distribution [ a dcat:Distribution ; dct:title ${literal(file.title ?? '')}@es ; dcat:accessURL <${file.downloadURL}> ; dcat:downloadURL <${file.downloadURL}> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ]`,
    ),
  ];
  return `${isText(iri) ? `<${iri}>` : '[]'} ${facts.join(' ;\n  ')} .\n`;
}

/** A portal that serves `/catalog.ttl` by Hydra's pages on 127.0.0.1 and misbehaves as its script says. */
export function startDcatPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, { datasets, script }) => {
    if (url.pathname !== '/catalog.ttl') return null;
    const rows = script.maxRows ?? ROWS;
    const page = Number(url.searchParams.get('page') ?? 1);
    const start = startOf(script, { start: (page - 1) * rows, page, rows });
    const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
    const hasNext = script.endless === true || page * rows < datasets.count;
    const total = script.announces ?? (script.endless === true ? end + rows : datasets.count);
    const at = (number: number) => `${url.origin}/catalog.ttl${number === 1 ? '' : `?page=${number}`}`;
    function* body() {
      yield `${prefixes}<${url.origin}/#catalogo> a dcat:Catalog, hydra:Collection ; dct:title "Catálogo"@es ; hydra:view <${at(page)}> .\n`;
      yield `<${at(page)}> a hydra:PartialCollectionView ; hydra:totalItems ${total}${hasNext ? ` ; hydra:next <${at(page + 1)}>` : ''} .\n`;
      for (let index = start; index < end; index += 1) yield turtleOf(datasets.at(index));
    }
    return { page, body, contentType: 'text/turtle' };
  });
}
