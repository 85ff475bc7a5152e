import { AxeBuilder } from '@axe-core/playwright';
import type { Visitor } from './visitor.ts';

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

// Between light and dark nothing can differ but contrast.
const looks = [
  { colorScheme: 'light', rules: 'all' },
  { colorScheme: 'dark', rules: 'contrast' },
] as const;

/** What axe finds wrong with the page as it is drawn now. */
async function violationsOf({ page }: Visitor, rules: 'all' | 'contrast'): Promise<string[]> {
  // All of our pages are of one origin and without frames, which the quick way of axe asks for.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === 'all' ? axe : axe.withRules(['color-contrast'])).analyze();
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(' and ')}`,
  );
}

/** Everything that is wrong with the page that the visitor has open: wide and narrow, light and dark. */
export async function defectsOf(visitor: Visitor): Promise<string[]> {
  const { page, faults } = visitor;
  const defects: string[] = [];
  const before = page.viewportSize();
  for (const viewport of [wide, narrow]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > viewport.width) defects.push(`is ${width} px wide in a window of ${viewport.width}`);
    for (const { colorScheme, rules } of looks) {
      await page.emulateMedia({ colorScheme });
      const violations = await violationsOf(visitor, rules);
      defects.push(...violations.map((violation) => `${viewport.width} px, ${colorScheme}: ${violation}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
  const text = await page.locator('body').innerText();
  if (!text.includes('Red de demostración:')) defects.push('does not say that it is a demonstration');
  return [...defects, ...faults()];
}
