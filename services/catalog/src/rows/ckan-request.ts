import type { Filter, RowsRequest, Scalar, Sort } from '@rma/tabular';
import { z } from 'zod';
import type { CkanFaults } from '../ckan/action-answer.ts';

/** The column by which CKAN numbers the rows of a resource. */
export const rowNumbers = '_id';

const fromJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'Cannot parse JSON' });
    return z.NEVER;
  }
});
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const filters = z.record(z.string(), z.union([scalar, z.array(scalar)]));
const listed = z.union([
  z.array(z.string()),
  z.string().transform((text) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]);
const flag = z.union([z.boolean(), z.stringbool()]);

/** Parameters of `datastore_search`, of a query or of a body; those it does not know are left alone. */
const parameters = z.object({
  resource_id: z.string().min(1).max(200).optional(),
  id: z.string().min(1).max(200).optional(),
  filters: z.union([filters, fromJson.pipe(filters)]).default({}),
  q: z.union([z.record(z.string(), z.string()), z.string()]).default(''),
  fields: listed.default([]),
  sort: listed.default([]),
  limit: z.coerce.number().int().min(0).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  distinct: flag.default(false),
  include_total: flag.default(true),
  records_format: z.enum(['objects', 'lists', 'csv']).default('objects'),
});

/** CKAN answers at most this many rows, whatever is asked. */
const MOST_ROWS = 32_000;

export type CkanQuestion = {
  resourceId: string;
  recordsFormat: 'objects' | 'lists' | 'csv';
  includesTotal: boolean;
  /** As they came, to be told back. */
  echoed: { filters: z.infer<typeof filters>; q: string | Record<string, string> };
  request: RowsRequest & { limit: number; offset: number };
};

const isScalar = (value: Scalar | null): value is Scalar => value !== null;

/** A list means any of its values, null an empty cell; CKAN has no other conditions. */
function filterOf([column, value]: [string, Scalar | null | (Scalar | null)[]]): Filter {
  if (value === null) return { column, operator: 'isNull', value: true };
  if (!Array.isArray(value)) return { column, operator: 'eq', value };
  return { column, operator: 'in', value: value.filter(isScalar) };
}

function sortOf(term: string): Sort | null {
  const match = /^"?([^"\s]+)"?(?:\s+(asc|desc))?(?:\s+nulls\s+(?:first|last))?$/i.exec(term);
  const [, column, direction] = match ?? [];
  return column === undefined ? null : { column, isDescending: direction?.toLowerCase() === 'desc' };
}

const words = (q: string | Record<string, string>): { q?: string; filters: Filter[] } => {
  const ofColumn = typeof q === 'string' ? null : q;
  if (ofColumn === null) return { filters: [], ...(typeof q === 'string' && q !== '' && { q }) };
  return {
    filters: Object.entries(ofColumn).map(([column, value]) => ({ column, operator: 'contains', value })),
  };
};

/** A `q` of one word per column comes as JSON text in a query. */
function withParsedWords(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { q } = given;
  if (typeof q !== 'string' || !q.trim().startsWith('{')) return given;
  const parsed = fromJson.pipe(z.record(z.string(), z.string())).safeParse(q);
  return parsed.success ? { ...given, q: parsed.data } : given;
}

/** What `datastore_search` is asked, or what is wrong by parameter, as CKAN tells it. */
export function readQuestion(
  given: Readonly<Record<string, unknown>>,
): { ok: true; question: CkanQuestion } | { ok: false; faults: CkanFaults } {
  const parsed = parameters.safeParse(withParsedWords(given));
  if (!parsed.success) {
    const faults: CkanFaults = {};
    for (const { path, message } of parsed.error.issues)
      (faults[String(path[0] ?? 'data')] ??= []).push(message);
    return { ok: false, faults };
  }
  const asked = parsed.data;
  const resourceId = asked.resource_id ?? asked.id;
  if (resourceId === undefined) return { ok: false, faults: { resource_id: ['Missing value'] } };
  const sort = asked.sort.map(sortOf);
  const terms = sort.filter((term) => term !== null);
  if (terms.length < sort.length) return { ok: false, faults: { sort: ['Cannot parse sort'] } };
  const searched = words(asked.q);
  const limit = Math.min(asked.limit, MOST_ROWS);
  return {
    ok: true,
    question: {
      resourceId,
      recordsFormat: asked.records_format,
      includesTotal: asked.include_total,
      echoed: { filters: asked.filters, q: asked.q },
      request: {
        filters: [...Object.entries(asked.filters).map(filterOf), ...searched.filters],
        ...(searched.q !== undefined && { q: searched.q }),
        ...(asked.fields.length > 0 && { columns: asked.fields }),
        sort: terms,
        limit,
        offset: asked.offset,
        isDistinct: asked.distinct,
      },
    },
  };
}
