import type { ContextDefinition } from 'jsonld';
import { context as ownContext } from '../../give/dcat/write-json-ld.ts';

// Version 1.1 is what it is read as anyway.
const { '@version': _, ...ownWords } = ownContext;

const inLanguages = { '@container': '@language' } as const;
const id = { '@type': '@id' } as const;

/**
 * The words of DCAT-AP's own JSON-LD context as far as catalogues use them, of our making: classes by their names,
 * and texts that may come in several languages.
 */
const dcatAp = {
  ...ownWords,
  ...Object.fromEntries(
    ['title', 'description', 'keyword', 'name', 'label', 'prefLabel'].map((name) => [
      name,
      { '@id': ownContextId(name), ...inLanguages },
    ]),
  ),
  id: '@id',
  type: '@type',
  Catalogue: 'dcat:Catalog',
  Catalog: 'dcat:Catalog',
  Dataset: 'dcat:Dataset',
  DatasetSeries: 'dcat:DatasetSeries',
  Distribution: 'dcat:Distribution',
  DataService: 'dcat:DataService',
  Agent: 'foaf:Agent',
  Kind: 'vcard:Kind',
  PeriodOfTime: 'dct:PeriodOfTime',
  Location: 'dct:Location',
};

function ownContextId(name: string): string {
  const term: unknown = Object.entries(ownContext).find(([key]) => key === name)?.[1];
  return typeof term === 'object' && term !== null && '@id' in term ? String(term['@id']) : name;
}

/** schema.org as its pages use it: every word is one of its own; those that hold addresses are addresses. */
const schemaOrg = {
  '@vocab': 'http://schema.org/',
  schema: 'http://schema.org/',
  id: '@id',
  type: '@type',
  ...Object.fromEntries(
    [
      'contentUrl',
      'dataset',
      'distribution',
      'includedInDataCatalog',
      'license',
      'mainEntity',
      'sameAs',
      'url',
    ].map((name) => [name, { '@id': `schema:${name}`, ...id }]),
  ),
};

const hydra = {
  hydra: 'http://www.w3.org/ns/hydra/core#',
  ...Object.fromEntries(
    ['first', 'last', 'next', 'previous', 'view', 'member'].map((name) => [
      name,
      { '@id': `hydra:${name}`, ...id },
    ]),
  ),
  Collection: 'hydra:Collection',
  PartialCollectionView: 'hydra:PartialCollectionView',
  totalItems: 'hydra:totalItems',
};

const activityStreams = {
  as: 'https://www.w3.org/ns/activitystreams#',
  id: '@id',
  type: '@type',
  ...Object.fromEntries(['Create', 'Update', 'Delete'].map((name) => [name, `as:${name}`])),
  object: { '@id': 'as:object', ...id },
  published: { '@id': 'as:published', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
};

const carried: [RegExp, ContextDefinition][] = [
  [/^https?:\/\/(www\.)?schema\.org\/?(docs\/jsonldcontext\.jsonl?d?)?$/, schemaOrg],
  [/^https?:\/\/[\w./-]*dcat-ap[\w./-]*\.jsonld$/i, dcatAp],
  [/^https?:\/\/www\.w3\.org\/ns\/dcat3?(\.jsonld)?$/, dcatAp],
  [/^https?:\/\/www\.w3\.org\/ns\/hydra\/(core|context\.jsonld)$/, hydra],
  [/^https?:\/\/www\.w3\.org\/ns\/activitystreams(\.jsonld)?$/, activityStreams],
];

/** The context at an address, from those we carry; null for one of a stranger, which is not fetched. */
export const carriedContext = (url: string): ContextDefinition | null =>
  carried.find(([address]) => address.test(url))?.[1] ?? null;
