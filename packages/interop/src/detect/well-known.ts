import type { SourceKind } from '../connectors/connectors.ts';

/** What is asked for, as `Accept` says it. */
export const json = 'application/json';
export const turtle = 'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8';
export const xml = 'application/xml, text/xml';

/** How many records a CSW has, which only one that can be read tells. */
export const cswHits =
  '?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&resultType=hits&elementSetName=brief';

type WellKnown = { kind: SourceKind; path: string; accept: string; isOfOrigin?: boolean };

/**
 * Where each kind answers, in the order in which they are met in Mexico; one cheap question each. Socrata answers for
 * all of its portals unless it is told for which `{host}`.
 */
export const wellKnown: WellKnown[] = [
  { kind: 'ckan', path: 'api/3/action/package_search?rows=0', accept: json },
  { kind: 'data-json', path: 'data.json', accept: json },
  { kind: 'node', path: '.well-known/rma-node.json', accept: json, isOfOrigin: true },
  { kind: 'ckan', path: 'api/action/package_search?rows=0', accept: json },
  { kind: 'dkan', path: 'api/1/search?page-size=1', accept: json, isOfOrigin: true },
  { kind: 'arcgis', path: 'api/search/v1/collections/dataset/items?limit=1', accept: json, isOfOrigin: true },
  { kind: 'arcgis', path: 'arcgis/rest/services?f=json', accept: json },
  { kind: 'opendatasoft', path: 'api/explore/v2.1/catalog/datasets?limit=1', accept: json, isOfOrigin: true },
  { kind: 'dcat', path: 'catalog.ttl', accept: turtle },
  { kind: 'csw', path: `catalogue/csw${cswHits}`, accept: xml },
  { kind: 'csw', path: `geonetwork/srv/eng/csw${cswHits}`, accept: xml },
  { kind: 'csw', path: `srv/eng/csw${cswHits}`, accept: xml },
  { kind: 'csw', path: `csw${cswHits}`, accept: xml },
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
