import { judgeDataJson } from '@rma/testkit/conformance/data-json';
import { judgeDcatAp, parseRdf, type RdfMediaType } from '@rma/testkit/conformance/rdf';
import { expect, test } from 'vitest';
import { ask, graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';

const hub = await startHubProcess({ demonstration: true });
const counted = async () =>
  (await graphql<{ network: { datasets: number } }>(hub, '{ network { datasets } }')).network.datasets;
const total = await counted();
const { datasets } = await graphql<{
  datasets: { nodes: { id: string; publisher: { cvegeo: string } }[] };
}>(hub, '{ datasets(first: 1) { nodes { id publisher { cvegeo } } } }');
const [some] = datasets.nodes;

const formats: [string, RdfMediaType][] = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
];

async function read(path: string, mediaType: RdfMediaType) {
  const answer = await fetch(`${hub.url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, mediaType]);
  return parseRdf(await answer.text(), mediaType);
}

test.each(formats)(
  'every page of the catalogue of the demonstration conforms to DCAT-AP 3.0.1 as %s, and none of its datasets is missing',
  async (format, mediaType) => {
    let found = 0;
    for (let path: string | null = `/catalog.${format}`; path !== null;) {
      const quads = await read(path, mediaType);
      const { violations, catalogues, datasets: onPage } = await judgeDcatAp(quads);
      expect({ violations, catalogues }).toEqual({ violations: [], catalogues: 1 });
      found += onPage;
      const next = quads.find(({ predicate }) => predicate.value.endsWith('hydra/core#next'));
      path = next === undefined ? null : next.object.value.replace(/^https?:\/\/[^/]+/, '');
    }
    expect(total).toBeGreaterThan(0);
    expect(found).toBe(total);
  },
);

test('a government’s catalogue conforms and holds its own', async () => {
  const { cvegeo } = some?.publisher ?? { cvegeo: '' };
  const owned = await graphql<{ datasets: { totalCount: number } }>(
    hub,
    `{ datasets(filter: { government: "${cvegeo}" }) { totalCount } }`,
  );
  const judged = await judgeDcatAp(await read(`/governments/${cvegeo}/catalog.ttl`, 'text/turtle'));
  expect(judged).toMatchObject({ violations: [], catalogues: 1, datasets: owned.datasets.totalCount });
});

test('data.json and the CKAN API hold the same datasets, and all of data.json is valid', async () => {
  const { dataset } = await ask<{ dataset: { identifier: string }[] }>(hub, 'GET', '/data.json');
  expect(dataset.flatMap(judgeDataJson)).toEqual([]);
  const { result } = await ask<{ result: string[] }>(hub, 'GET', '/api/3/action/package_list');
  expect(dataset).toHaveLength(total);
  expect(
    dataset.map(({ identifier }) => identifier.split('/').at(-1) ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
  ).toEqual(result);
});

test('a dataset’s address is a page to a person and RDF to a program that asks for it', async () => {
  const url = `${hub.url}/datasets/${some?.id}`;
  const page = await fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('vary')?.toLowerCase()).toContain('accept');
  for (const [, mediaType] of formats) {
    const rdf = await fetch(url, { headers: { accept: mediaType } });
    expect(rdf.headers.get('content-type')).toBe(mediaType);
    expect(await judgeDcatAp(await parseRdf(await rdf.text(), mediaType))).toMatchObject({
      violations: [],
      datasets: 1,
    });
  }
});
