import { canonicalRdf, judgeDcatAp, parseRdf, type RdfMediaType } from '@rma/testkit/conformance/rdf';
import { describe, expect, test } from 'vitest';
import type { CataloguePage, WrittenDataset } from './catalogue-input.ts';
import { catalogue, coahuila, harvested, hosted, severalDatasets, torreon } from './datasets-for-tests.ts';
import { writeCatalogue, writeDataset, type RdfFormat } from './write-dcat.ts';

const formats: [RdfFormat, RdfMediaType][] = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
];
const pageUrl = 'https://hub.example/catalog.ttl';
const page: CataloguePage = {
  url: `${pageUrl}?page=2`,
  first: pageUrl,
  last: `${pageUrl}?page=3`,
  previous: pageUrl,
  next: `${pageUrl}?page=3`,
  totalItems: 2500,
  itemsPerPage: 1000,
};
async function whole(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}
const datasetQuads = async (dataset: WrittenDataset) =>
  parseRdf(await whole(writeDataset('ttl', dataset)), 'text/turtle');

/** The objects of a property, by the end of its IRI. */
const objects = (quads: Awaited<ReturnType<typeof parseRdf>>, property: string) =>
  quads.filter((quad) => quad.predicate.value.endsWith(property)).map((quad) => quad.object.value);

describe('a catalogue in DCAT-AP 3.0.1', () => {
  test.each(formats)('conforms as %s, with its datasets counted', async (format, mediaType) => {
    const text = await whole(writeCatalogue(format, { catalogue, page, datasets: severalDatasets(40) }));
    expect(await judgeDcatAp(await parseRdf(text, mediaType))).toEqual({
      violations: [],
      catalogues: 1,
      datasets: 40,
      distributions: 60,
    });
  });

  test('says the same in every format', async () => {
    const graphs = await Promise.all(
      formats.map(async ([format, mediaType]) => {
        const text = await whole(writeCatalogue(format, { catalogue, page, datasets: severalDatasets(4) }));
        return canonicalRdf(await parseRdf(text, mediaType));
      }),
    );
    expect(graphs[0]?.length).toBeGreaterThan(5000);
    expect(graphs[1]).toBe(graphs[0]);
    expect(graphs[2]).toBe(graphs[0]);
  });

  test.each([torreon, coahuila])('of one government conforms too: $name', async (publisher) => {
    const ofGovernment = { ...catalogue, url: `${publisher.url}#catalogo`, publisher };
    const text = await whole(
      writeCatalogue('ttl', { catalogue: ofGovernment, page: null, datasets: severalDatasets(2) }),
    );
    expect(await judgeDcatAp(await parseRdf(text, 'text/turtle'))).toMatchObject({
      violations: [],
      datasets: 2,
    });
  });

  test.each(formats)('without datasets is still a catalogue as %s', async (format, mediaType) => {
    const text = await whole(writeCatalogue(format, { catalogue, page: null, datasets: severalDatasets(0) }));
    expect(await judgeDcatAp(await parseRdf(text, mediaType))).toMatchObject({
      violations: [],
      catalogues: 1,
      datasets: 0,
    });
  });

  test('tells where the page stands in the words of both generations of harvesters', async () => {
    const text = await whole(writeCatalogue('ttl', { catalogue, page, datasets: severalDatasets(1) }));
    const quads = await parseRdf(text, 'text/turtle');
    expect(objects(quads, 'hydra/core#next')).toEqual([page.next]);
    expect(objects(quads, 'hydra/core#nextPage')).toEqual([page.next]);
    expect(objects(quads, 'hydra/core#totalItems')).toEqual(['2500']);
  });

  test.each(formats)('comes in chunks of a dataset as %s, before the next is asked for', async (format) => {
    let asked = 0;
    async function* counted() {
      for await (const dataset of severalDatasets(10_000)) {
        asked += 1;
        yield dataset;
      }
    }
    const chunks = writeCatalogue(format, { catalogue, page, datasets: counted() });
    for (let taken = 0; taken < 50; taken += 1) {
      const { value } = await chunks.next();
      expect(String(value).length).toBeLessThan(20_000);
    }
    expect(asked).toBeLessThanOrEqual(50);
    await chunks.return();
  });
});

test('the judge does judge', async () => {
  const quads = await datasetQuads(hosted);
  const agentless = quads.filter((quad) => !quad.object.value.endsWith('foaf/0.1/Agent'));
  const untitled = quads.filter((quad) => !quad.predicate.value.endsWith('terms/title'));
  expect((await judgeDcatAp(agentless)).violations).not.toEqual([]);
  expect((await judgeDcatAp(untitled)).violations).not.toEqual([]);
});

describe('a dataset alone', () => {
  test.each(formats)('is understood without its catalogue as %s', async (format, mediaType) => {
    for (const dataset of [hosted, harvested]) {
      const quads = await parseRdf(await whole(writeDataset(format, dataset)), mediaType);
      expect(await judgeDcatAp(quads)).toMatchObject({ violations: [], catalogues: 0, datasets: 1 });
    }
  });

  test('uses the European vocabularies', async () => {
    const quads = await datasetQuads(hosted);
    const authority = 'http://publications.europa.eu/resource/authority';
    expect(objects(quads, 'accrualPeriodicity')).toEqual([`${authority}/frequency/MONTHLY`]);
    expect(objects(quads, 'terms/format')).toEqual([
      `${authority}/file-type/CSV`,
      `${authority}/file-type/XLSX`,
    ]);
    expect(objects(quads, 'terms/license')).toEqual([
      `${authority}/licence/CC_BY_4_0`,
      `${authority}/licence/CC_BY_4_0`,
    ]);
    expect(objects(quads, 'dcat#theme')).toContain(`${authority}/data-theme/TRAN`);
    expect(objects(quads, 'dcat#mediaType')).toContain(
      'http://www.iana.org/assignments/media-types/text/csv',
    );
  });

  test.each([
    ['Parquet', 'PARQUET'],
    ['GEOJSON', 'GEOJSON'],
    ['Shapefile', 'SHP'],
    ['WMS', 'WMS_SRVC'],
  ])('knows the format %s however it is written', async (format, code) => {
    const distributions = hosted.distributions.slice(0, 1).map((file) => ({ ...file, format }));
    expect(objects(await datasetQuads({ ...hosted, distributions }), 'terms/format')).toEqual([
      `http://publications.europa.eu/resource/authority/file-type/${code}`,
    ]);
  });

  test('dates its period in the precision it was written in', async () => {
    const quads = await datasetQuads(hosted);
    const dated = (property: string) =>
      quads
        .filter((quad) => quad.predicate.value.endsWith(property))
        .map(
          ({ object }) =>
            object.termType === 'Literal' && [object.value, object.datatype.value.split('#')[1]],
        );
    expect(dated('dcat#startDate')).toEqual([['2020-01', 'gYearMonth']]);
    expect(dated('dcat#endDate')).toEqual([['2025-12-31', 'date']]);
  });

  test('only the copies made by the network are said to follow the standard', async () => {
    const quads = await datasetQuads(hosted);
    const following = quads
      .filter((quad) => quad.predicate.value.endsWith('conformsTo'))
      .map((quad) => quad.subject.value.split('-').at(-1));
    expect(following).toEqual(['000000000001', '00000000000a']);
  });

  test('keeps what was written, save what no format can carry', async () => {
    const [title] = objects(await datasetQuads(harvested), 'terms/title');
    expect(title).toBe('Presupuesto\uFFFD \uFFFD ]]> \\ """ 🙂');
  });

  test('leaves out what cannot be visited', async () => {
    const quads = await datasetQuads(harvested);
    expect(objects(quads, 'downloadURL')).toEqual(['https://datos.example/archivo%3C1%3E.csv']);
    expect(objects(quads, 'seeAlso')).toEqual([]);
  });
});
