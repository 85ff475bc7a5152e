import {
  dataTheme,
  dataThemeScheme,
  discontinued,
  frequencyIri,
  publicAccess,
  spanishLanguage,
} from './authority-tables.ts';
import type { WrittenDataset } from './catalogue-input.ts';
import { describeDistribution } from './describe-distribution.ts';
import { describePublisher, territory } from './describe-publisher.ts';
import { geoJsonFact } from './extent.ts';
import { readInterval } from './interval.ts';
import {
  instant,
  iri,
  mention,
  plain,
  spanish,
  typed,
  unnamed,
  type Describe,
  type Fact,
  type Thing,
  type Value,
} from './statements.ts';

function themesOf(dataset: WrittenDataset, describe: Describe): Fact[] {
  const { theme } = dataset;
  if (theme === null) return [];
  const european = dataTheme(theme.id);
  const scheme = mention(dataThemeScheme.iri);
  const label = (text: string): Fact => ['prefLabel', spanish(text)];
  return [
    ['theme', describe(theme.url, ['skos:Concept'], [label(theme.name)])],
    ...(european === null
      ? []
      : ([
          ['theme', describe(european.iri, ['skos:Concept'], [label(european.label), ['inScheme', scheme]])],
        ] satisfies Fact[])),
  ];
}

/** A hosted dataset covers its government; a harvested one what its catalogue says, as words or as GeoJSON. */
function coverage(dataset: WrittenDataset, describe: Describe): Fact[] {
  const { spatial, isHosted, publisher } = dataset;
  if (spatial === null) return [];
  if (isHosted) return [['spatial', territory(publisher, describe)]];
  const fact = geoJsonFact(spatial) ?? (['prefLabel', spanish(spatial)] as const);
  return [['spatial', unnamed(['dct:Location'], [fact])]];
}

function period(temporal: string): Value {
  const interval = readInterval(temporal);
  if (interval === null) return unnamed(['dct:PeriodOfTime'], [['label', spanish(temporal)]]);
  const { from, to } = interval;
  return unnamed(
    ['dct:PeriodOfTime'],
    [
      ...(from === null ? [] : ([['startDate', typed(from.text, from.datatype)]] satisfies Fact[])),
      ...(to === null ? [] : ([['endDate', typed(to.text, to.datatype)]] satisfies Fact[])),
    ],
  );
}

function contactOf({ contact, publisher }: WrittenDataset): Value {
  const email = contact?.email === null || contact === null ? null : iri(`mailto:${contact.email}`);
  return unnamed(
    ['vcard:Kind', 'vcard:Organization'],
    [
      ['fn', plain(contact?.name ?? publisher.name)],
      ...(email === null ? [] : ([['hasEmail', mention(email)]] satisfies Fact[])),
    ],
  );
}

/** What other catalogues call a harvested dataset, so that whoever reads it in two places knows it for one. */
function otherIdentifiers({ originUri, identities, url }: WrittenDataset): Fact[] {
  const names = new Set([...(originUri === null ? [] : [originUri]), ...identities]);
  names.delete(url);
  return [...names].map((name): Fact => [
    'otherIdentifier',
    unnamed(['adms:Identifier'], [['notation', typed(name, 'xsd:anyURI')]]),
  ]);
}

function pageOf({ landingPage, url }: WrittenDataset): Fact[] {
  const address = landingPage === null ? null : iri(landingPage);
  // The page of a hosted dataset is at the dataset's own address: it would be said to be its own page.
  if (address === null || address === url) return [];
  return [['landingPage', { kind: 'thing', thing: { id: address, types: ['foaf:Document'], facts: [] } }]];
}

function optional(facts: readonly (readonly [Fact[0], Value | null])[]): Fact[] {
  return facts.flatMap(([property, value]) => (value === null ? [] : [[property, value] as const]));
}

/**
 * A dataset with its distributions as DCAT-AP 3.0.1 has it. What belongs to vocabularies and publishers is described
 * once per document (`describe`), with the classes that the profile's shapes ask for.
 */
export function describeDataset(dataset: WrittenDataset, describe: Describe): Thing {
  const { title, description, licence, standard, periodicity, temporal } = dataset;
  const frequency = periodicity === null ? null : frequencyIri(periodicity);
  const follows =
    standard === null ? null : describe(standard.url, ['dct:Standard'], [['title', spanish(standard.title)]]);
  return {
    id: dataset.url,
    types: ['dcat:Dataset'],
    facts: [
      ['title', spanish(title)],
      ['description', spanish(description.trim() === '' ? title : description)],
      ['identifier', plain(dataset.url)],
      ...otherIdentifiers(dataset),
      ['publisher', describePublisher(dataset.publisher, describe)],
      ['contactPoint', contactOf(dataset)],
      ...themesOf(dataset, describe),
      ...dataset.keywords.map((keyword): Fact => ['keyword', spanish(keyword)]),
      ...optional([
        ['issued', dataset.issued && instant(dataset.issued)],
        ['modified', dataset.modified && instant(dataset.modified)],
        ['accrualPeriodicity', frequency === null ? null : describe(frequency, ['dct:Frequency'], [])],
        ['temporal', temporal === null ? null : period(temporal)],
        ['conformsTo', follows],
        [
          'status',
          dataset.archivedAt &&
            describe(discontinued.iri, ['skos:Concept'], [['prefLabel', spanish(discontinued.label)]]),
        ],
      ]),
      ...coverage(dataset, describe),
      ['language', describe(spanishLanguage, ['dct:LinguisticSystem'], [])],
      ['accessRights', describe(publicAccess, ['dct:RightsStatement'], [])],
      ...pageOf(dataset),
      ...dataset.alsoAt.flatMap(({ url }) => {
        const address = iri(url);
        return address === null ? [] : [['seeAlso', mention(address)] as const];
      }),
      ...dataset.distributions.flatMap((distribution): Fact[] => {
        const described = describeDistribution(distribution, {
          datasetUrl: dataset.url,
          licence,
          isHosted: dataset.isHosted,
          // The file as it was received need not follow the standard; the copies made of it do.
          follows: distribution.role === null || distribution.role === 'original' ? null : follows,
          describe,
        });
        return described === null ? [] : [['distribution', described]];
      }),
    ],
  };
}
