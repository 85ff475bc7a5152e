import { z } from 'zod';
import type { CkanFaults } from './action-answer.ts';

/** A list sent as a list, as JSON, or as words with commas between. */
const listed = z.union([z.array(z.coerce.string()), z.string()]).transform((given, context): string[] => {
  if (Array.isArray(given)) return given;
  if (!given.trim().startsWith('['))
    return given
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  try {
    return z.array(z.string()).parse(JSON.parse(given));
  } catch {
    context.addIssue({ code: 'custom', message: 'Cannot parse JSON' });
    return z.NEVER;
  }
});

/** Filter queries come once, several times, or as a list; all of them hold. */
const filterQueries = z
  .union([
    z.array(z.string().max(8000)).max(50),
    z
      .string()
      .max(8000)
      .transform((one) => [one]),
  ])
  .default([]);

export const natural = z.coerce.number().int('Invalid integer').min(0, 'Must be a natural number');
// Never an error: clients send what they like where a yes or no goes.
const flag = (otherwise: boolean) => z.union([z.boolean(), z.stringbool()]).catch(otherwise);
const idOrName = z.string('Missing value').min(1, 'Missing value').max(200);

/** Parameters that every action may be sent and does not know are left alone. */
export const searchParameters = z.object({
  q: z.string().max(8000).default(''),
  fq: filterQueries,
  fq_list: filterQueries,
  fl: listed.default([]),
  rows: natural.default(10),
  start: natural.max(1_000_000_000).default(0),
  sort: z.string().max(500).default(''),
  facet: flag(true),
  'facet.field': listed.default([]),
  'facet.limit': z.coerce.number().int().min(-1).default(50),
  'facet.mincount': natural.default(1),
});
export type SearchParameters = z.infer<typeof searchParameters>;

export const listParameters = z.object({
  limit: natural.optional(),
  offset: natural.max(1_000_000_000).default(0),
  all_fields: flag(false),
  sort: z.string().max(100).default('name asc'),
  order_by: z.string().max(100).optional(),
  organizations: listed.default([]),
  groups: listed.default([]),
  query: z.string().max(200).default(''),
});

export const autocompleteParameters = z
  .object({
    q: z.string().trim().max(200).optional(),
    query: z.string().trim().max(200).optional(),
    limit: natural.default(10).transform((limit) => Math.min(limit, 100)),
    offset: natural.max(1_000_000_000).default(0),
  })
  .transform(({ q, query, ...page }) => ({ q: q ?? query ?? '', ...page }))
  .refine(({ q }) => q !== '', { path: ['q'], message: 'Missing value' });

export const showParameters = z
  .object({ id: idOrName.optional(), name: idOrName.optional(), name_or_id: idOrName.optional() })
  .transform(({ id, name, name_or_id }) => id ?? name_or_id ?? name ?? '')
  .refine((id) => id !== '', { path: ['id'], message: 'Missing value' });

/** What is wrong, by parameter, as CKAN tells it. */
export function faultsOf(error: z.ZodError): CkanFaults {
  const faults: CkanFaults = {};
  for (const { path, message } of error.issues) (faults[String(path[0] ?? 'data')] ??= []).push(message);
  return faults;
}
