import { gunzipSync } from 'node:zlib';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, publicUrl, roadIncidents } from '../catalog-for-tests.ts';
import { idOf, nationalDataset, putDatasets } from '../national/datasets-for-tests.ts';

const { catalog, server, database, newResource, deliver } = await catalogForTests();
const db: Kysely<Tables> = database.db;
const { packageId, resourceId } = await newResource();
await deliver(resourceId, roadIncidents('Abastos'));
await catalog.publishRelease(actors.liaison, { packageId });
await putDatasets(
  db,
  Array.from({ length: 6000 }, (_, index) => nationalDataset(index)),
);
// One far away, as after many datasets that came and went.
await sql`alter table national.dataset alter column ordinal restart with 120000`.execute(db);
await putDatasets(db, [nationalDataset(9000)]);
await sql`update national.dataset set archived_at = now() where id = ${idOf(7)}`.execute(db);

async function read(url: string) {
  const answer = await server.inject(url);
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
    url,
    200,
    'application/xml; charset=utf-8',
  ]);
  return [...answer.body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location = '']) => location);
}

describe('sitemaps', () => {
  test('lead from robots.txt to every live dataset once', async () => {
    const robots = await server.inject('/robots.txt');
    expect(robots.headers['content-type']).toContain('text/plain');
    const index = /^Sitemap: (.*)$/m.exec(robots.body)?.[1] ?? '';
    const sitemaps = await read(index.replace(publicUrl, ''));
    expect(sitemaps).toEqual(
      ['paginas', 'conjuntos-1', 'conjuntos-3'].map((name) => `${publicUrl}/sitemaps/${name}.xml`),
    );
    const datasets: string[] = [];
    for (const sitemap of sitemaps.slice(1)) {
      const pages = await read(sitemap.replace(publicUrl, ''));
      expect(pages.length).toBeLessThanOrEqual(50_000);
      datasets.push(...pages);
    }
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .select('id')
      .execute();
    expect(rows).toHaveLength(6001);
    expect(datasets.toSorted()).toEqual(rows.map(({ id }) => `${publicUrl}/datasets/${id}`).toSorted());
  });

  test('say when each dataset changed, and list the pages of governments, themes, standards and packages', async () => {
    const { body } = await server.inject('/sitemaps/conjuntos-1.xml');
    expect(body).toContain('<lastmod>2026-01-02T00:00:00.000Z</lastmod>');
    const pages = await read('/sitemaps/paginas.xml');
    for (const path of [
      '/',
      '/governments/05035',
      '/temas/mobility',
      '/estandares/mobility/road-incidents',
      `/packages/${packageId}`,
    ])
      expect(pages).toContain(`${publicUrl}${path}`);
    expect(pages.filter((page) => page.includes('/governments/'))).toHaveLength(2510);
  });

  test('are compressed, kept, and not found beyond the last', async () => {
    const url = '/sitemaps/conjuntos-1.xml';
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await server.inject(url)).body);
    const kept = await server.inject({ url, headers: { 'if-none-match': String(packed.headers['etag']) } });
    expect(kept.statusCode).toBe(304);
    for (const number of [0, 2, 4])
      expect((await server.inject(`/sitemaps/conjuntos-${number}.xml`)).statusCode).toBeGreaterThanOrEqual(
        400,
      );
  });
});
