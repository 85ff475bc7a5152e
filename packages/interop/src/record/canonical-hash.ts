import { createHash } from 'node:crypto';

/** What changes in a catalogue without its content having changed: counters and marks of the portal's machinery. */
const volatileFields = new Set([
  'tracking_summary',
  'num_resources',
  'num_tags',
  'isopen',
  'relationships_as_subject',
  'relationships_as_object',
  'revision_id',
  'revision_timestamp',
  'cache_last_updated',
  'webstore_last_updated',
  'datastore_active',
  'harvest_object_id',
]);

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([key, member]) => member !== undefined && !volatileFields.has(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`);
  return `{${members.join()}}`;
}

/**
 * sha256 (hex) of a JSON value, the same whatever the order of its keys and without its volatile fields.
 * The order of lists counts.
 */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(sortedJson(value)).digest('hex');
}
