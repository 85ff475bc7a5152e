// The database keeps JSON by its meaning, not by its order; people read a descriptor from the top.
const order = [
  '$schema',
  'name',
  'id',
  'type',
  'title',
  'description',
  'homepage',
  'version',
  'created',
  'path',
  'format',
  'mediatype',
  'encoding',
  'bytes',
  'hash',
  'keywords',
  'licenses',
  'contributors',
  'email',
  'roles',
  'resources',
  'schema',
  'fields',
  'sources',
  'rma',
];
const last = order.length;
const rank = (key: string) => {
  const index = order.indexOf(key);
  return index === -1 ? last : index;
};

/** A descriptor with the keys of each of its objects in the order of the standard's own examples. */
export function inReadingOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inReadingOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, inReadingOrder(item)]));
}
