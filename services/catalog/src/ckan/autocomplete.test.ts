import { describe, expect, test } from 'vitest';
import { catalogForTests, torreon } from '../catalog-for-tests.ts';
import { nationalDataset, putDatasets } from '../national/datasets-for-tests.ts';

const { server, database } = await catalogForTests();
const total = 12;
await putDatasets(database.db, [
  ...Array.from({ length: total - 1 }, (_, index) =>
    nationalDataset(index, { cvegeo: index % 2 === 0 ? torreon : '19039' }),
  ),
  nationalDataset(500, {
    title: 'Número de árboles del municipio',
    keywords: ['árboles'],
    themeId: 'resilience',
  }),
]);

type Answer<T> = { success: boolean; result: T };
const ask = async <T>(action: string, query: Record<string, string | string[]> = {}) => {
  const answer = await server.inject({ url: `/api/3/action/${action}`, query });
  return { status: answer.statusCode, body: answer.json<Answer<T>>() };
};

describe('what a person who is typing may mean', () => {
  test.each([
    ['package_autocomplete?q=arb', ['Número de árboles del municipio']],
    ['package_autocomplete?q=numero árbol', ['Número de árboles del municipio']],
    ['package_autocomplete?q=¿?', []],
    ['organization_autocomplete?q=monterr', ['Monterrey, Nuevo León']],
    ['organization_autocomplete?q=19039', ['Monterrey, Nuevo León']],
    ['group_autocomplete?q=resil', ['Resiliencia']],
  ])('%s proposes %j', async (call, expected) => {
    const [name = '', query = ''] = call.split('?');
    const { body } = await ask<{ title: string }[]>(name, Object.fromEntries(new URLSearchParams(query)));
    expect(body.result.map(({ title }) => title)).toEqual(expected);
  });

  test('keywords and formats are proposed by what they have', async () => {
    expect((await ask<string[]>('tag_autocomplete', { q: 'ÁRB' })).body.result).toEqual(['árboles']);
    expect((await ask<string[]>('format_autocomplete', { q: 'CS' })).body.result).toEqual(['csv']);
    expect((await ask('tag_autocomplete')).body).toMatchObject({
      success: false,
      error: { __type: 'Validation Error', q: ['Missing value'] },
    });
  });

  test('resources are found by what they say, with how many there are', async () => {
    type Found = { count: number; results: { id: string; format: string; package_id: string }[] };
    const csv = await ask<Found>('resource_search', { query: 'format:csv', limit: '5', offset: '2' });
    const all = await ask<Found>('resource_search', { query: 'format:CSV' });
    expect(csv.body.result.count).toBe(all.body.result.results.length);
    expect(all.body.result.results.length).toBeGreaterThanOrEqual(total);
    expect(csv.body.result.results).toEqual(all.body.result.results.slice(2, 7));
    const [first] = csv.body.result.results;
    expect((await ask('resource_show', { id: first?.id ?? '' })).body.result).toEqual(first);
    const none = await ask<Found>('resource_search', { query: 'url:no-existe' });
    expect(none.body.result).toEqual({ count: 0, results: [] });
    for (const query of ['csv', 'algo:csv'])
      expect((await ask('resource_search', { query })).body).toMatchObject({
        error: { __type: 'Validation Error' },
      });
  });
});
