/**
 * Prefixes of the vocabularies of DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/), of Hydra, and of
 * DCAT-AP Feeds (https://semiceu.github.io/LDES-DCAT-AP-feeds/).
 */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  ldes: 'https://w3id.org/ldes#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export type Curie = `${keyof typeof prefixes}:${string}`;

/** What the values of a property are: other things, text in Spanish, text in no language, or of a datatype. */
type Range = 'thing' | 'spanish' | 'plain' | 'typed';
type Property = { curie: Curie; range: Range };

const property = (curie: Curie, range: Range): Property => ({ curie, range });

/** Every property we write, by the name it has in our JSON-LD. */
export const properties = {
  title: property('dct:title', 'spanish'),
  description: property('dct:description', 'spanish'),
  identifier: property('dct:identifier', 'plain'),
  otherIdentifier: property('adms:identifier', 'thing'),
  notation: property('skos:notation', 'typed'),
  keyword: property('dcat:keyword', 'spanish'),
  theme: property('dcat:theme', 'thing'),
  publisher: property('dct:publisher', 'thing'),
  contactPoint: property('dcat:contactPoint', 'thing'),
  language: property('dct:language', 'thing'),
  issued: property('dct:issued', 'typed'),
  modified: property('dct:modified', 'typed'),
  accrualPeriodicity: property('dct:accrualPeriodicity', 'thing'),
  temporal: property('dct:temporal', 'thing'),
  startDate: property('dcat:startDate', 'typed'),
  endDate: property('dcat:endDate', 'typed'),
  spatial: property('dct:spatial', 'thing'),
  bbox: property('dcat:bbox', 'typed'),
  centroid: property('dcat:centroid', 'typed'),
  landingPage: property('dcat:landingPage', 'thing'),
  conformsTo: property('dct:conformsTo', 'thing'),
  accessRights: property('dct:accessRights', 'thing'),
  license: property('dct:license', 'thing'),
  seeAlso: property('rdfs:seeAlso', 'thing'),
  status: property('adms:status', 'thing'),
  distribution: property('dcat:distribution', 'thing'),
  accessURL: property('dcat:accessURL', 'thing'),
  downloadURL: property('dcat:downloadURL', 'thing'),
  format: property('dct:format', 'thing'),
  mediaType: property('dcat:mediaType', 'thing'),
  availability: property('dcatap:availability', 'thing'),
  byteSize: property('dcat:byteSize', 'typed'),
  checksum: property('spdx:checksum', 'thing'),
  algorithm: property('spdx:algorithm', 'thing'),
  checksumValue: property('spdx:checksumValue', 'typed'),
  dataset: property('dcat:dataset', 'thing'),
  themeTaxonomy: property('dcat:themeTaxonomy', 'thing'),
  homepage: property('foaf:homepage', 'thing'),
  name: property('foaf:name', 'spanish'),
  type: property('dct:type', 'thing'),
  label: property('rdfs:label', 'spanish'),
  prefLabel: property('skos:prefLabel', 'spanish'),
  inScheme: property('skos:inScheme', 'thing'),
  fn: property('vcard:fn', 'plain'),
  hasEmail: property('vcard:hasEmail', 'thing'),
  view: property('hydra:view', 'thing'),
  first: property('hydra:first', 'thing'),
  firstPage: property('hydra:firstPage', 'thing'),
  previous: property('hydra:previous', 'thing'),
  previousPage: property('hydra:previousPage', 'thing'),
  next: property('hydra:next', 'thing'),
  nextPage: property('hydra:nextPage', 'thing'),
  last: property('hydra:last', 'thing'),
  lastPage: property('hydra:lastPage', 'thing'),
  totalItems: property('hydra:totalItems', 'typed'),
  itemsPerPage: property('hydra:itemsPerPage', 'typed'),
  shape: property('tree:shape', 'thing'),
  timestampPath: property('ldes:timestampPath', 'thing'),
  versionOfPath: property('ldes:versionOfPath', 'thing'),
  retentionPolicy: property('ldes:retentionPolicy', 'thing'),
  pointInTime: property('ldes:pointInTime', 'typed'),
  page: property('tree:view', 'thing'),
  relation: property('tree:relation', 'thing'),
  node: property('tree:node', 'thing'),
  path: property('tree:path', 'thing'),
  value: property('tree:value', 'typed'),
  member: property('tree:member', 'thing'),
  object: property('as:object', 'thing'),
  published: property('as:published', 'typed'),
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof properties;

/** The whole IRI of a prefixed name. */
export function expand(curie: Curie): string {
  const [prefix = '', local = ''] = curie.split(/:(.*)/s);
  return `${Object.entries(prefixes).find(([name]) => name === prefix)?.[1] ?? ''}${local}`;
}
