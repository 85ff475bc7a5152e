import { join } from 'node:path';
import { graphql } from '../../integration/support/http.ts';
import { chromiumPath } from '../../journeys/support/environment.ts';
import { publicPages } from '../../journeys/support/public-pages.ts';
import type { Figure } from '../figure.ts';
import { startHub } from '../hub-process.ts';
import { lighthouseCategories, openLighthouse } from '../lighthouse.ts';

/** What Lighthouse gives every kind of public page of the demonstration network, in its four categories. */
export const lighthouse: Figure = async function* ({ temporaryFolder, defer, log }) {
  const folder = await temporaryFolder();
  const hub = await startHub({ dataDir: join(folder, 'data'), isDemonstration: true });
  defer(() => hub.launched.stop());
  const browser = await openLighthouse(chromiumPath);
  defer(() => browser.close());
  const pages = await publicPages((query) => graphql(hub, query));
  if (pages === null) throw new Error('the demonstration lacks some kind of page');
  const lowest = new Map<string, { score: number; kind: string }>();
  for (const [kind, path] of Object.entries(pages)) {
    const { scores } = await browser.audit(`${hub.url}${path}`, lighthouseCategories);
    log(`${kind}: ${lighthouseCategories.map((category) => `${category} ${scores[category]}`).join(', ')}`);
    for (const category of lighthouseCategories) {
      const score = scores[category] ?? 0;
      if (score < (lowest.get(category)?.score ?? Infinity)) lowest.set(category, { score, kind });
    }
  }
  for (const [category, { score, kind }] of lowest) {
    yield {
      name: `lighthouse.${category}, lowest of ${Object.keys(pages).length} kinds of page`,
      value: score,
      unit: 'of 100',
      target: { atLeast: 95 },
      note: kind,
    };
  }
};
