import { publisherTypes } from './authority-tables.ts';
import type { PublisherGovernment } from './catalogue-input.ts';
import { boxFact, centreFact } from './extent.ts';
import { plain, spanish, type Describe, type Fact, type Value } from './statements.ts';

/** A type of publisher as a concept. */
const publisherType = ({ iri, label }: { iri: string; label: string }, describe: Describe): Fact => [
  'type',
  describe(iri, ['skos:Concept'], [['prefLabel', spanish(label)]]),
];

/** A government as the agent that publishes. */
export const describePublisher = (government: PublisherGovernment, describe: Describe): Value =>
  describe(
    government.url,
    ['foaf:Agent'],
    [
      ['name', spanish(placeName(government))],
      ['identifier', plain(government.cvegeo)],
      publisherType(publisherTypes[government.level], describe),
    ],
  );

/** The network itself as an agent. */
export const describeNetwork = (network: { url: string; name: string }, describe: Describe): Value =>
  describe(
    `${network.url}/#red`,
    ['foaf:Agent'],
    [['name', spanish(network.name)], publisherType(publisherTypes.network, describe)],
  );

/** "Torreón, Coahuila de Zaragoza": municipalities of several states share a name. */
export const placeName = ({
  level,
  name,
  stateName,
}: Pick<PublisherGovernment, 'level' | 'name' | 'stateName'>): string =>
  level === 'state' ? name : `${name}, ${stateName}`;

/** The land of a government, with its bounds when they are known (WGS84, longitude first). */
export function territory(government: PublisherGovernment, describe: Describe): Value {
  const { bounds, centre, cvegeo } = government;
  return describe(
    `${government.url}#territorio`,
    ['dct:Location'],
    [
      ['prefLabel', spanish(placeName(government))],
      ['identifier', plain(cvegeo)],
      ...(bounds === null ? [] : [boxFact(bounds)]),
      ...(centre === null ? [] : [centreFact(centre)]),
    ],
  );
}
