/** The themes' order on every page, the same as the threads under the header; a new theme comes after. */
const themeOrder = ['resilience', 'security', 'mobility', 'cadastre'];

const placeOf = (id: string) => (themeOrder.includes(id) ? themeOrder.indexOf(id) : themeOrder.length);

/** Groups things by their theme, in the themes' order; within one, things stay as they came. */
export function byTheme<Item>(
  items: readonly Item[],
  themeOf: (item: Item) => { id: string; name: string },
): { theme: { id: string; name: string }; items: Item[] }[] {
  const groups = new Map<string, { theme: { id: string; name: string }; items: Item[] }>();
  for (const item of items) {
    const theme = themeOf(item);
    const group = groups.get(theme.id) ?? { theme, items: [] };
    group.items.push(item);
    groups.set(theme.id, group);
  }
  return [...groups.values()].toSorted((a, b) => placeOf(a.theme.id) - placeOf(b.theme.id));
}
