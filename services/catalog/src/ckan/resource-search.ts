import { toCkanPackage } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { datasetsById } from '../national/national-queries.ts';
import { writtenDataset } from '../national/written.ts';
import { action, answer } from './action.ts';
import { invalid } from './action-answer.ts';
import { natural } from './parameters.ts';

const MOST_RESOURCES = 1000;

const fileText = (name: string): RawBuilder<unknown> => sql`file.value ->> ${name}`;

/** What a term may ask of a resource, by its name in CKAN; `file` is its JSON in national.dataset. */
const fields: Record<string, RawBuilder<unknown>> = {
  name: fileText('title'),
  format: fileText('format'),
  mimetype: fileText('mediaType'),
  url: sql`coalesce(file.value ->> 'url', file.value ->> 'accessUrl')`,
  hash: sql`'sha256:' || (file.value ->> 'sha256')`,
  // Resources have no description of their own here.
  description: sql`''`,
};

/** CKAN's "format:csv": a field, and what it has somewhere, however its capitals are. */
function conditionOf(term: string): RawBuilder<unknown> | null {
  const [, field = '', value = ''] = /^(\w+):(.*)$/s.exec(term) ?? [];
  const column = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return column === undefined ? null : sql`position(lower(${value}) in lower(${column})) > 0`;
}

async function findResources(
  db: Kysely<Tables>,
  { conditions, limit, offset }: { conditions: RawBuilder<unknown>[]; limit: number; offset: number },
) {
  const { rows } = await sql<{ id: string; position: number; total: number }>`
    select dataset.id, (file.ordinality - 1)::integer as position, count(*) over () as total
    from national.dataset dataset
    cross join lateral jsonb_array_elements(dataset.distributions) with ordinality as file
    where dataset.archived_at is null and ${sql.join(conditions, sql` and `)}
    order by dataset.ordinal, file.ordinality offset ${offset} limit ${limit}`.execute(db);
  return rows;
}

export const resourceSearch = {
  resource_search: action(
    'Buscar recursos: query (formato "campo:texto"; campos name, format, mimetype, url y hash), offset, limit.',
    z.object({
      query: z
        .union([z.string(), z.array(z.string()).max(20)], 'Missing value')
        .transform((given) => [given].flat()),
      offset: natural.max(1_000_000_000).default(0),
      limit: natural.default(MOST_RESOURCES),
    }),
    async ({ db, publicUrl }, asked) => {
      const conditions: RawBuilder<unknown>[] = [];
      for (const term of asked.query) {
        const condition = conditionOf(term);
        if (condition === null)
          return {
            ok: false,
            error: invalid({ query: [`Must be <field>:<value> of a known field: ${term}`] }),
          };
        conditions.push(condition);
      }
      const limit = Math.min(asked.limit, MOST_RESOURCES);
      const found = await findResources(db, { ...asked, conditions, limit });
      const rows = await datasetsById(db, [...new Set(found.map(({ id }) => id))]);
      const resources = new Map(
        rows.map((row) => [row.id, toCkanPackage(writtenDataset(row, publicUrl)).resources]),
      );
      return answer({
        count: found[0]?.total ?? 0,
        results: found.flatMap(({ id, position }) => resources.get(id)?.[position] ?? []),
      });
    },
  ),
};
