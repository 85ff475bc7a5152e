import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from './launch.ts';

export const lighthouseCategories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type LighthouseCategory = (typeof lighthouseCategories)[number];

/** What Lighthouse says of a page: 0 to 100 by category, and the audits of each that are not met in full. */
export type PageAudit = {
  scores: Partial<Record<LighthouseCategory, number>>;
  shortcomings: { category: LighthouseCategory; audit: string; title: string }[];
};

/** Opens Chromium for Lighthouse; `audit` looks at one address as a telephone does. */
export async function openLighthouse(executablePath: string) {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  return {
    async audit(url: string, categories: readonly LighthouseCategory[]): Promise<PageAudit> {
      const result = await lighthouse(url, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: [...categories],
      });
      if (result === undefined) throw new Error(`Lighthouse could not look at ${url}`);
      const { lhr } = result;
      if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
      const audited = categories.map((category) => ({ category, found: lhr.categories[category] }));
      return {
        scores: Object.fromEntries(
          audited.map(({ category, found }) => [category, Math.round((found?.score ?? 0) * 100)]),
        ),
        shortcomings: audited.flatMap(({ category, found }) =>
          (found?.auditRefs ?? [])
            .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
            .map(({ id }) => ({ category, audit: id, title: lhr.audits[id]?.title ?? id })),
        ),
      };
    },
    close: () => browser.close(),
  };
}
