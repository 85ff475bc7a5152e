import { afterAll, expect, test } from 'vitest';
import { openLighthouse } from '../bench/lighthouse.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { graphql } from '../integration/support/http.ts';
import { until } from '../integration/support/until.ts';
import { chromiumPath } from './support/environment.ts';
import { publicPages } from './support/public-pages.ts';

const hub = await startHubProcess({ demonstration: true });
const lighthouse = await openLighthouse(chromiumPath);
afterAll(() => lighthouse.close());
const pages = await until('the demonstration has a page of every kind', () =>
  publicPages((document) => graphql(hub, document)),
);

// How fast a page is depends on what else the machine does, so the bench measures that.
const categories = ['accessibility', 'best-practices', 'seo'] as const;
const LEAST = 95;

test.each(Object.entries(pages))('Lighthouse finds the page of %s as it should be', async (_kind, path) => {
  const { scores, shortcomings } = await lighthouse.audit(`${hub.url}${path}`, categories);
  const low = categories.filter((category) => (scores[category] ?? 0) < LEAST);
  expect({ low, why: shortcomings.filter(({ category }) => low.includes(category as never)) }).toEqual({
    low: [],
    why: [],
  });
});
