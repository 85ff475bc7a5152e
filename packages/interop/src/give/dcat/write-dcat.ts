import type { CataloguePage, WrittenCatalogue, WrittenDataset } from './catalogue-input.ts';
import { describeCatalogue } from './describe-catalogue.ts';
import { describeDataset } from './describe-dataset.ts';
import type { WriteDocument } from './rdf-document.ts';
import { createDescribe, type Describe, type Thing } from './statements.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeRdfXml } from './write-rdf-xml.ts';
import { writeTurtle } from './write-turtle.ts';

export type RdfFormat = 'ttl' | 'jsonld' | 'rdf';

/** The RDF formats by the ending of their addresses, with their media types. */
export const rdfFormats: Record<RdfFormat, { mediaType: string }> = {
  ttl: { mediaType: 'text/turtle' },
  jsonld: { mediaType: 'application/ld+json' },
  rdf: { mediaType: 'application/rdf+xml' },
};

const writers: Record<RdfFormat, WriteDocument> = { ttl: writeTurtle, jsonld: writeJsonLd, rdf: writeRdfXml };

async function* described(
  datasets: AsyncIterable<WrittenDataset>,
  describe: Describe,
): AsyncGenerator<Thing, void> {
  for await (const dataset of datasets) yield describeDataset(dataset, describe);
}

/**
 * A catalogue, or a page of it, in DCAT-AP 3.0.1, in chunks of text as its datasets come: memory does not grow with
 * their number. Throws what `datasets` throws; the text is then unfinished.
 */
export function writeCatalogue(
  format: RdfFormat,
  written: {
    catalogue: WrittenCatalogue;
    page: CataloguePage | null;
    datasets: AsyncIterable<WrittenDataset>;
  },
): AsyncGenerator<string, void> {
  const describe = createDescribe();
  const root = describeCatalogue(written.catalogue, written.page, describe);
  return writers[format]({
    root,
    members: { property: 'dataset', things: described(written.datasets, describe) },
  });
}

/** One dataset alone in DCAT-AP 3.0.1, with everything its terms need to be understood. */
export const writeDataset = (format: RdfFormat, dataset: WrittenDataset): AsyncGenerator<string, void> =>
  writers[format]({ root: describeDataset(dataset, createDescribe()) });
