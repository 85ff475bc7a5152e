import { attribution, fileTypeIri, knownLicence, mediaTypeIri, stable } from './authority-tables.ts';
import type { WrittenDistribution } from './catalogue-input.ts';
import {
  iri,
  instant,
  mention,
  spanish,
  typed,
  unnamed,
  whole,
  type Describe,
  type Fact,
  type Value,
} from './statements.ts';

const one = (property: Fact[0], value: Value | null): Fact[] => (value === null ? [] : [[property, value]]);

function formatOf(format: string, describe: Describe): Value {
  const known = fileTypeIri(format);
  const types = ['dct:MediaTypeOrExtent'] as const;
  const label: Fact = ['label', spanish(format)];
  return known === null ? unnamed(types, [label]) : describe(known, types, [label]);
}

const concept = ({ iri: id, label }: { iri: string; label: string }, describe: Describe): Value =>
  describe(id, ['skos:Concept'], [['prefLabel', spanish(label)]]);

const checksum = (sha256: string, describe: Describe): Value =>
  unnamed(
    ['spdx:Checksum'],
    [
      [
        'algorithm',
        describe('http://spdx.org/rdf/terms#checksumAlgorithm_sha256', ['spdx:ChecksumAlgorithm'], []),
      ],
      ['checksumValue', typed(sha256, 'xsd:hexBinary')],
    ],
  );

/** The licence of a dataset's files: one of the network's, one named by its address, or its words alone. */
function describeLicence(licence: string, describe: Describe): Value {
  const known = knownLicence(licence);
  if (known !== null)
    return describe(
      known.iri,
      ['dct:LicenseDocument'],
      [
        ['title', spanish(known.title)],
        ['type', concept(attribution, describe)],
        ...(known.uri === known.iri ? [] : ([['seeAlso', mention(known.uri)]] satisfies Fact[])),
      ],
    );
  const address = /^https?:/.test(licence) ? iri(licence) : null;
  if (address !== null) return describe(address, ['dct:LicenseDocument'], []);
  return unnamed(['dct:LicenseDocument'], [['label', spanish(licence)]]);
}

/** A value said again must not be told again: only its name, unless it has none. */
const again = (value: Value | null): Value | null =>
  value?.kind === 'thing' && value.thing.id !== null && value.thing.types.length > 0
    ? mention(value.thing.id)
    : value;

/** A distribution as DCAT-AP 3.0.1 has it; null when it has no address that can be visited. */
export function describeDistribution(
  distribution: WrittenDistribution,
  context: {
    datasetUrl: string;
    licence: string | null;
    isHosted: boolean;
    follows: Value | null;
    describe: Describe;
  },
): Value | null {
  const { id, title, format, mediaType, bytes, sha256, modified } = distribution;
  const { datasetUrl, licence, isHosted, follows, describe } = context;
  const download = distribution.url === null ? null : iri(distribution.url);
  const access = distribution.accessUrl === null ? null : iri(distribution.accessUrl);
  const address = access ?? download;
  if (address === null) return null;
  const type = mediaType === null ? null : mediaTypeIri(mediaType);
  return {
    kind: 'thing',
    thing: {
      id: `${datasetUrl}#distribution-${encodeURIComponent(id)}`,
      types: ['dcat:Distribution'],
      facts: [
        ['title', spanish(title)],
        ['accessURL', mention(address)],
        ...one('downloadURL', download === null ? null : mention(download)),
        ['format', formatOf(format, describe)],
        ...one('mediaType', type === null ? null : describe(type, ['dct:MediaType'], [])),
        ...one('license', licence === null ? null : describeLicence(licence, describe)),
        ...one('conformsTo', again(follows)),
        ...one('availability', isHosted ? concept(stable, describe) : null),
        ...one('byteSize', bytes === null ? null : whole(bytes)),
        ...one('checksum', sha256 === null ? null : checksum(sha256, describe)),
        ...one('modified', modified === null ? null : instant(new Date(modified))),
      ],
    },
  };
}
