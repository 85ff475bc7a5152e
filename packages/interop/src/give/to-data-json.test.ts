import { judgeDataJson } from '@rma/testkit/conformance/data-json';
import { describe, expect, test } from 'vitest';
import { catalogue, harvested, hosted, severalDatasets } from './dcat/datasets-for-tests.ts';
import { fromDataJsonDataset } from '../connectors/data-json/from-data-json.ts';
import { toDataJsonDataset, writeDataJson } from './to-data-json.ts';

async function whole(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe('data.json', () => {
  test.each([hosted, harvested])('is valid however little was written: $title', (dataset) => {
    expect(judgeDataJson(toDataJsonDataset(dataset))).toEqual([]);
  });

  test.each([
    ['a contact whose address the schema cannot have', { contact: { name: 'Enlace', email: 'niño@año.mx' } }],
    ['an empty keyword', { keywords: [''] }],
    ['a long description', { description: 'á'.repeat(40_000) }],
    [
      'a media type with parameters',
      {
        distributions: hosted.distributions.map((one) => ({ ...one, mediaType: 'text/csv; charset=utf-8' })),
      },
    ],
    ['a licence that is an address', { licence: 'https://example.org/licencia con espacio' }],
    ['a periodicity of no code', { periodicity: 'de vez en cuando' }],
    ['an open period', { temporal: '2020/..' }],
  ])('is valid with %s', (_case, difference) => {
    expect(judgeDataJson(toDataJsonDataset({ ...hosted, ...difference }))).toEqual([]);
  });

  test('the judge does judge', () => {
    const { modified: _, ...undated } = toDataJsonDataset(hosted);
    expect(judgeDataJson(undated)).not.toEqual([]);
  });

  test('is one document of all its datasets', async () => {
    const text = await whole(writeDataJson(catalogue, severalDatasets(5)));
    expect(JSON.parse(text)).toMatchObject({
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      '@type': 'dcat:Catalog',
    });
    const { dataset } = JSON.parse(text) as { dataset: unknown[] };
    expect(dataset.map(judgeDataJson)).toEqual([[], [], [], [], []]);
  });

  test('tells our own reader what the dataset was', () => {
    const read = fromDataJsonDataset(toDataJsonDataset(hosted));
    expect(read).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: hosted.title,
        keywords: hosted.keywords,
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        periodicity: 'R/P1M',
        temporal: hosted.temporal,
        spatial: hosted.spatial,
        modified: hosted.modified?.toISOString(),
        contact: hosted.contact,
      },
    });
  });
});
