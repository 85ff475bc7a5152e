import type { Snapshot } from './history-queries.ts';

/** One thing that differs between two versions of a dataset; `item` names the file or link where there are several. */
export type FieldChange = { field: string; item: string | null; before: unknown; after: unknown };

/** What people are told of, by its name in the schema. The rest of a snapshot is ours or follows from these. */
const comparedFields = {
  title: 'title',
  description: 'description',
  cvegeo: 'publisher',
  publisher_name: 'publisherName',
  theme_id: 'theme',
  standard_id: 'standard',
  package_id: 'package',
  keywords: 'keywords',
  licence: 'license',
  issued: 'issued',
  modified: 'modified',
  periodicity: 'periodicity',
  temporal: 'temporal',
  spatial: 'spatial',
  landing_page: 'landingPage',
  contact: 'contact',
} as const;

const isSame = (before: unknown, after: unknown) =>
  JSON.stringify(before ?? null) === JSON.stringify(after ?? null);

type Item = Record<string, unknown>;
const itemsOf = (value: unknown): Item[] =>
  Array.isArray(value) ? value.filter((one): one is Item => typeof one === 'object' && one !== null) : [];

const textOf = (item: Item | undefined, name: string) => {
  const value = item?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Lists whose items have a key: what came, what went, and what is not as it was. */
function itemChanges(
  field: string,
  { before, after, key }: { before: unknown; after: unknown; key: string },
): FieldChange[] {
  const earlier = new Map(itemsOf(before).map((item) => [String(item[key]), item]));
  const later = new Map(itemsOf(after).map((item) => [String(item[key]), item]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    if (isSame(was, is)) return [];
    return [{ field, item: textOf(is ?? was, 'title') ?? id, before: was ?? null, after: is ?? null }];
  });
}

/**
 * What changed from one snapshot of a dataset to the next, field by field in the order a page shows them; nothing for
 * the first version and for a deletion. Pure.
 */
export function differencesOf(before: Snapshot | null, after: Snapshot | null): FieldChange[] {
  if (before === null || after === null) return [];
  const fields = Object.entries(comparedFields).flatMap(([column, field]) =>
    isSame(before[column], after[column])
      ? []
      : [{ field, item: null, before: before[column] ?? null, after: after[column] ?? null }],
  );
  const [was, is] = [before, after];
  return [
    ...fields,
    ...itemChanges('distributions', { before: was['distributions'], after: is['distributions'], key: 'id' }),
    ...itemChanges('alsoAt', { before: was['also_at'], after: is['also_at'], key: 'url' }),
  ];
}
