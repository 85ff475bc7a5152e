import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import jsonld from 'jsonld';
import { Parser, Store, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import SHACLValidator from 'rdf-validate-shacl';

export type RdfMediaType = 'text/turtle' | 'application/ld+json' | 'application/rdf+xml';

const parseNQuads = (text: string) => new Parser({ format: 'N-Quads' }).parse(text);

async function parseJsonLd(text: string): Promise<Quad[]> {
  const nQuads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader: async (url: string) => {
      throw new Error(`the document needs ${url} from the network`);
    },
  });
  if (typeof nQuads !== 'string') throw new TypeError('jsonld gave no text');
  return parseNQuads(nQuads);
}

async function parseRdfXml(text: string): Promise<Quad[]> {
  const quads: Quad[] = [];
  for await (const quad of Readable.from([text]).pipe(new RdfXmlParser())) quads.push(quad);
  return quads;
}

/** The statements of a document. JSON-LD must carry its context: nothing is fetched. Throws what its parser throws. */
export async function parseRdf(text: string, mediaType: RdfMediaType): Promise<Quad[]> {
  if (mediaType === 'application/ld+json') return parseJsonLd(text);
  if (mediaType === 'application/rdf+xml') return parseRdfXml(text);
  return new Parser({ format: 'text/turtle' }).parse(text);
}

/** The same text for every document that says the same (RDF Dataset Canonicalization). */
export async function canonicalRdf(quads: readonly Quad[]): Promise<string> {
  const document = await jsonld.fromRDF([...quads]);
  return await jsonld.canonize(document, { algorithm: 'URDNA2015', format: 'application/n-quads' });
}

const parsed = (address: string) => new Parser().parse(readFileSync(new URL(address), 'utf8'));

// The first two are the product's own, which judges others by them.
const shapes = {
  core: import.meta.resolve('@rma/interop/shapes/dcat-ap-3.0.1/shapes.ttl'),
  range: import.meta.resolve('@rma/interop/shapes/dcat-ap-3.0.1/range.ttl'),
  whole: new URL('../../fixtures/dcat-ap-3.0.1/dcat-ap-SHACL.ttl', import.meta.url).href,
};
let validators: Record<keyof typeof shapes, SHACLValidator> | undefined;
const open = () =>
  (validators ??= {
    core: new SHACLValidator(new Store(parsed(shapes.core))),
    range: new SHACLValidator(new Store(parsed(shapes.range))),
    whole: new SHACLValidator(new Store(parsed(shapes.whole))),
  });

/** How many things of a class there are. */
function countOf(store: Store, type: string): number {
  return store.getSubjects(
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
    `http://www.w3.org/ns/dcat#${type}`,
    null,
  ).length;
}

/**
 * What DCAT-AP 3.0.1 has against these statements (its shapes, its class ranges, and both as one), and how many datasets and
 * distributions they hold: a graph without any would conform too.
 */
export async function judgeDcatAp(quads: readonly Quad[]): Promise<{
  violations: string[];
  catalogues: number;
  datasets: number;
  distributions: number;
}> {
  const store = new Store([...quads]);
  const violations: string[] = [];
  for (const validator of Object.values(open())) {
    const { results } = await validator.validate(store);
    for (const { focusNode, path, value, sourceConstraintComponent, severity } of results) {
      if (!(severity?.value ?? '').endsWith('#Violation')) continue;
      violations.push(
        [focusNode, path, value, sourceConstraintComponent]
          .map((term) => (term && 'value' in term ? term.value : ''))
          .join(' '),
      );
    }
  }
  return {
    violations,
    catalogues: countOf(store, 'Catalog'),
    datasets: countOf(store, 'Dataset'),
    distributions: countOf(store, 'Distribution'),
  };
}
