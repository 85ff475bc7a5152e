import { dataThemeScheme, mexico, spanishLanguage } from './authority-tables.ts';
import type { CataloguePage, WrittenCatalogue } from './catalogue-input.ts';
import { describeNetwork, describePublisher, territory } from './describe-publisher.ts';
import {
  instant,
  mention,
  spanish,
  thing,
  typed,
  type Describe,
  type Fact,
  type Thing,
} from './statements.ts';

/**
 * Where this page stands (https://www.hydra-cg.com/spec/latest/core/). Both generations of Hydra's words, for the
 * harvesters in use read one or the other.
 */
function describePage(page: CataloguePage): Fact {
  const link = (names: readonly [Fact[0], Fact[0]], url: string | null): Fact[] =>
    url === null ? [] : names.map((name): Fact => [name, mention(url)]);
  return [
    'view',
    thing({
      id: page.url,
      types: ['hydra:PartialCollectionView', 'hydra:PagedCollection'],
      facts: [
        ['totalItems', typed(String(page.totalItems), 'xsd:integer')],
        ['itemsPerPage', typed(String(page.itemsPerPage), 'xsd:integer')],
        ...link(['first', 'firstPage'], page.first),
        ...link(['previous', 'previousPage'], page.previous),
        ...link(['next', 'nextPage'], page.next),
        ...link(['last', 'lastPage'], page.last),
      ],
    }),
  ];
}

/** A catalogue without its datasets, as DCAT-AP 3.0.1 has it, with the page of it that a document holds. */
export function describeCatalogue(
  catalogue: WrittenCatalogue,
  page: CataloguePage | null,
  describe: Describe,
): Thing {
  const { publisher, network, modified } = catalogue;
  const home = publisher?.url ?? `${network.url}/`;
  return {
    id: catalogue.url,
    types: ['dcat:Catalog', ...(page === null ? [] : (['hydra:Collection'] as const))],
    facts: [
      ['title', spanish(catalogue.title)],
      ['description', spanish(catalogue.description)],
      [
        'publisher',
        publisher === null ? describeNetwork(network, describe) : describePublisher(publisher, describe),
      ],
      [
        'spatial',
        publisher === null
          ? describe(mexico.iri, ['dct:Location'], [['prefLabel', spanish(mexico.label)]])
          : territory(publisher, describe),
      ],
      ['language', describe(spanishLanguage, ['dct:LinguisticSystem'], [])],
      [
        'themeTaxonomy',
        describe(dataThemeScheme.iri, ['skos:ConceptScheme'], [['title', spanish(dataThemeScheme.title)]]),
      ],
      ...(modified === null ? [] : ([['modified', instant(modified)]] satisfies Fact[])),
      // A government is named by its page's address: the page itself is not said of it twice.
      ...(publisher === null
        ? ([['homepage', thing({ id: home, types: ['foaf:Document'], facts: [] })]] satisfies Fact[])
        : []),
      ...(page === null ? [] : [describePage(page)]),
    ],
  };
}
