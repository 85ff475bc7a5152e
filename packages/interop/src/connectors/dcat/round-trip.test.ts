import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { CataloguePage, WrittenDataset } from '../../give/dcat/catalogue-input.ts';
import { catalogue, harvested, hosted } from '../../give/dcat/datasets-for-tests.ts';
import { placeName } from '../../give/dcat/describe-publisher.ts';
import { rdfFormats, writeCatalogue, type RdfFormat } from '../../give/dcat/write-dcat.ts';
import { datasetsOf } from './dataset-statements.ts';
import { fromDcatDataset } from './from-dcat.ts';
import { pagingOf } from './hydra-paging.ts';
import { outboundTo, readAll } from '../testing.ts';
import { readDcat } from './read-dcat.ts';
import { readRdf } from './read-rdf.ts';

const url = 'https://hub.example/catalog.ttl';
const page: CataloguePage = {
  url: `${url}?page=2`,
  first: url,
  last: `${url}?page=3`,
  previous: url,
  next: `${url}?page=3`,
  totalItems: 2004,
  itemsPerPage: 1000,
};

async function* both(): AsyncGenerator<WrittenDataset, void> {
  yield hosted;
  yield harvested;
}

async function readBack(format: RdfFormat) {
  const chunks: string[] = [];
  for await (const chunk of writeCatalogue(format, { catalogue, page, datasets: both() })) chunks.push(chunk);
  const bytes = Buffer.from(chunks.join(''));
  const { mediaType } = rdfFormats[format];
  const read = await readRdf({ bytes, contentType: mediaType, url: page.url }, { mostStatements: 10_000 });
  if (!read.ok) throw new Error(read.failure.detail);
  return { raws: [...datasetsOf(read.statements)], paging: pagingOf(read.statements, page.url) };
}

const formats: RdfFormat[] = ['ttl', 'jsonld', 'rdf'];

test.each(formats)('what we publish as %s is read back without loss', async (format) => {
  const { raws, paging } = await readBack(format);
  expect(paging).toEqual({ total: 2004, next: `${url}?page=3` });
  const [first, second] = raws.map(fromDcatDataset);
  if (first?.ok !== true || second?.ok !== true) throw new Error('a dataset was not mapped');
  expect(first.problems).toEqual([]);
  const { distributions, provenance, ...told } = first.record;
  expect(told).toEqual({
    title: hosted.title,
    description: hosted.description,
    keywords: expect.arrayContaining([...hosted.keywords]),
    themeId: 'mobility',
    licence: 'cc-by-4.0',
    issued: hosted.issued?.toISOString(),
    modified: hosted.modified?.toISOString(),
    periodicity: hosted.periodicity,
    temporal: hosted.temporal,
    spatial: placeName(hosted.publisher),
    landingPage: hosted.landingPage,
    contact: hosted.contact,
  });
  expect(provenance).toMatchObject({
    uri: hosted.url,
    publisherName: placeName(hosted.publisher),
    publisherCvegeo: '05035',
  });
  const files = distributions.map(
    ({ title, format: name, url: at, accessUrl, bytes, modified, mediaType }) => ({
      title,
      name,
      at,
      accessUrl,
      bytes,
      modified,
      mediaType,
    }),
  );
  expect(files).toEqual(
    hosted.distributions.map((file) => ({
      title: file.title,
      name: file.format,
      at: file.url,
      accessUrl: file.accessUrl ?? file.url,
      bytes: file.bytes,
      modified: file.modified,
      mediaType: file.mediaType,
    })),
  );

  expect(second.record).toMatchObject({
    title: 'Presupuesto\uFFFD \uFFFD ]]> \\ """ 🙂',
    licence: harvested.licence,
    temporal: harvested.temporal,
    spatial: harvested.spatial,
    landingPage: 'https://datos.example/dataset/presupuesto%20con%20espacios?a=%7Bb%7D%7C%22c%22',
    provenance: { uri: harvested.url, publisherCvegeo: '05' },
  });
  expect(second.record.provenance.identities).toEqual(
    expect.arrayContaining(harvested.identities.map((identity) => identity.replace(/^http:/, 'https:'))),
  );
});

test('what we publish gives the same record in every syntax, so that its hash does not change with it', async () => {
  const all = await Promise.all(formats.map(readBack));
  expect(all[1]?.raws).toEqual(all[0]?.raws);
  expect(all[2]?.raws).toEqual(all[0]?.raws);
});

test.each(formats)('our own pages as %s lead to each other until all is read', async (format) => {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const number = Number(new URL(request.url ?? '/', origin).searchParams.get('page') ?? 1);
    const at = (wanted: number) => `${origin}/catalog.${format}${wanted === 1 ? '' : `?page=${wanted}`}`;
    const own: CataloguePage = {
      url: at(number),
      first: at(1),
      last: at(3),
      previous: number > 1 ? at(number - 1) : null,
      next: number < 3 ? at(number + 1) : null,
      totalItems: 5,
      itemsPerPage: 2,
    };
    async function* two(): AsyncGenerator<WrittenDataset, void> {
      const first = (number - 1) * 2;
      for (let index = first; index < Math.min(first + 2, 5); index += 1)
        yield { ...hosted, id: String(index), url: `https://hub.example/datasets/${index}` };
    }
    Readable.from(writeCatalogue(format, { catalogue, page: own, datasets: two() })).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reading = readDcat({ url: `http://${host}/catalog.${format}`, outbound: outboundTo(host) });
  const { records, end } = await readAll(reading);
  server.closeAllConnections();
  server.close();
  expect(end).toMatchObject({ complete: true, count: 5 });
  expect(records.map((record) => record.remoteId)).toEqual(
    [0, 1, 2, 3, 4].map((index) => `https://hub.example/datasets/${index}`),
  );
});
