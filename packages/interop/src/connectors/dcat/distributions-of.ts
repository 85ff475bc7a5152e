import { firstText } from '../../record/field-text.ts';
import type { WrittenDistribution } from '../../record/distributions.ts';
import { addressOf, literalOf, valuesOf, type Description, type Node } from './description.ts';
import type { Term } from './statement.ts';
import { labelOf, lastPart } from './terms-of.ts';
import { dc11, dcat, dct, rdfs, schema } from './vocabulary.ts';

/** Codes of the European table of file types that are not the names of their formats. */
const fileTypes: Readonly<Record<string, string>> = {
  JSON_LD: 'JSON-LD',
  MAP_SRVC: 'WMS',
  RDF_N_TRIPLES: 'RDF',
  RDF_TURTLE: 'TTL',
  RDF_XML: 'RDF',
  WFS_SRVC: 'WFS',
  WMS_SRVC: 'WMS',
};

const codeOf = (term: Term) => (term.termType === 'NamedNode' ? lastPart(term.value) : undefined);

/** A format's words and its code: either may be the one that is known. */
function formatOf(distribution: Node, { of }: Description): string | undefined {
  const names = distribution.get(dct('format'), dc11('format')).flatMap((term) => {
    const code = codeOf(term);
    const label = labelOf(term, of(term));
    return [label, code === undefined ? undefined : (fileTypes[code] ?? code)].filter(
      (text) => text !== undefined,
    );
  });
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

const mediaTypes = 'assignments/media-types/';

/** A media type is an address at IANA, a text, or a thing with a label. */
function mediaTypeOf(distribution: Node, { of }: Description): string | undefined {
  const [term] = distribution.get(dcat('mediaType'), schema('encodingFormat'), schema('fileFormat'));
  if (term === undefined) return undefined;
  if (term.termType === 'NamedNode') {
    return term.value.includes(mediaTypes) ? term.value.split(mediaTypes)[1] : labelOf(term, of(term));
  }
  return term.termType === 'Literal' ? term.value : labelOf(term, of(term));
}

/** A service's own address stands in for a distribution that has none. */
function serviceOf(distribution: Node, { of }: Description): string | undefined {
  return distribution
    .get(dcat('accessService'))
    .flatMap((service) => addressOf(of(service), dcat('endpointURL'), dcat('endpointDescription')) ?? [])[0];
}

function distributionOf(term: Term, description: Description): WrittenDistribution {
  const node = description.of(term);
  const mediaType = mediaTypeOf(node, description);
  return {
    remoteId:
      node.isNamed && node.key !== '' ? node.key : literalOf(node, dct('identifier'), schema('identifier')),
    title: literalOf(
      node,
      dct('title'),
      schema('name'),
      rdfs('label'),
      dct('description'),
      schema('description'),
    ),
    format: firstText(formatOf(node, description), mediaType),
    mediaType,
    downloadUrl: addressOf(node, dcat('downloadURL'), schema('contentUrl')),
    accessUrl: firstText(addressOf(node, dcat('accessURL'), schema('url')), serviceOf(node, description)),
    bytes: valuesOf(node, dcat('byteSize'), schema('contentSize'))[0],
    modified: valuesOf(node, dct('modified'), schema('dateModified'), dct('issued')).at(0),
  };
}

/** A distribution that is told by nothing but its address. */
const bare = (address: string): WrittenDistribution => ({
  remoteId: undefined,
  title: undefined,
  format: undefined,
  mediaType: undefined,
  downloadUrl: address,
  accessUrl: undefined,
  bytes: undefined,
  modified: undefined,
});

/** The distributions of a dataset as they are written, before they are judged. */
export function distributionsOf(dataset: Node, description: Description): WrittenDistribution[] {
  return dataset.get(dcat('distribution'), schema('distribution')).map((term) => {
    const distribution = distributionOf(term, description);
    const hasAddress = distribution.downloadUrl !== undefined || distribution.accessUrl !== undefined;
    const isOnlyNamed = !hasAddress && distribution.title === undefined && term.termType !== 'BlankNode';
    return isOnlyNamed ? bare(term.value) : distribution;
  });
}
