import { expect, test } from 'vitest';
import { nationalTable, type NationalPart } from './national-table.ts';
import { tablesForTests, valueOf } from './tables-for-tests.ts';

const { queries, part, folder } = await tablesForTests();

const published = (cvegeo: string, governmentName: string, sha256: string): NationalPart => ({
  datasetId: `dataset-of-${cvegeo}`,
  cvegeo,
  governmentName,
  release: 2,
  publishedAt: new Date('2026-03-02T15:00:00.123Z'),
  sha256,
  rows: 1,
});
const options = {
  standardId: 'mobility/road-incidents',
  publicUrl: 'https://red.example',
  pathOf: (sha256: string) => `${folder}/${sha256}`,
};

test('a national table begins with where each row comes from and has every field of the standard', async () => {
  await part('aa', "SELECT 'T-1' AS id, 2025::BIGINT AS anio");
  await part('bb', "SELECT 'C-1' AS id");
  const parts = [published('17007', 'Cuernavaca', 'bb'), published('05035', 'Torreón', 'aa')];
  const source = nationalTable(parts, options);
  const page = valueOf(await queries.rows(source, { limit: 10 }));
  expect(page.columns.slice(0, 8).map(({ name }) => name)).toEqual([
    '_cvegeo',
    '_government',
    '_dataset',
    '_release',
    '_published_at',
    '_url',
    'id',
    'fecha',
  ]);
  expect(page.rows.map((row) => row.slice(0, 9))).toEqual([
    [
      '05035',
      'Torreón',
      'dataset-of-05035',
      2,
      '2026-03-02T15:00:00',
      'https://red.example/datasets/dataset-of-05035',
      'T-1',
      null,
      2025,
    ],
    [
      '17007',
      'Cuernavaca',
      'dataset-of-17007',
      2,
      '2026-03-02T15:00:00',
      'https://red.example/datasets/dataset-of-17007',
      'C-1',
      null,
      null,
    ],
  ]);
  const since = await queries.count(source, {
    filters: [{ column: '_published_at', operator: 'gte', value: '2026-03-02T15:00:00Z' }],
  });
  expect(valueOf(since)).toBe(2);
  expect(nationalTable(parts.toReversed(), options).id).toBe(source.id);
  expect(nationalTable(parts.slice(1), options).id).not.toBe(source.id);
});
