import {
  facetFields,
  reasonsOf,
  type DatasetCriteria,
  type DatasetSort,
  type FacetCounts,
  type Hit,
  type Reason,
} from '@rma/search';
import { encodeCursor } from '../graphql/cursor.ts';
import { pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { heavyColumns, type HeavyColumn } from './dataset-queries.ts';
import { positionSchema } from './dataset-input.ts';
import { labelOf, publicValueOf } from './facet-labels.ts';

const heavyColumnOf: Record<string, HeavyColumn> = {
  description: 'description',
  contact: 'contact',
  distributions: 'distributions',
  preview: 'preview',
  alsoAt: 'also_at',
};

/** The large columns a selection needs, in a fixed order. */
export function heavyColumnsFor(fields: ReadonlySet<string>): HeavyColumn[] {
  const wanted = new Set([...fields].map((field) => heavyColumnOf[field]));
  return heavyColumns.filter((column) => wanted.has(column));
}

const byLabel = new Intl.Collator('es-MX');

function facetList(counts: FacetCounts, { directory }: GatewayContext) {
  return facetFields.map((field) => ({
    field,
    buckets: [...counts[field]]
      .map(([value, count]) => ({
        value: publicValueOf(field, value),
        label: labelOf(field, value, directory),
        count,
      }))
      .toSorted((a, b) => b.count - a.count || byLabel.compare(a.label, b.label)),
  }));
}

/** The instant that the freshness of a page's ranks was measured from. */
function asOfMsOf([first]: readonly Hit[], now: Date): number {
  const position = first?.position;
  return position?.by === 'rank' || position?.by === 'unranked' ? position.frame.asOfMs : now.getTime();
}

function shownReason({ matched, grade, ...parts }: Reason) {
  return {
    ...parts,
    quality: grade,
    matched: matched.map(({ typed, field, isSynonym }) => ({
      typed,
      field: field.toUpperCase(),
      synonym: isSynonym,
    })),
  };
}

export type DatasetList = PageArguments & {
  typed?: string | null | undefined;
  criteria: DatasetCriteria;
  sort: DatasetSort;
};

/**
 * A page of datasets with what the selection asks for: total, facets and rows only when named. One search, then one
 * statement for the rows of the whole request.
 */
export async function datasetConnection(
  list: DatasetList,
  context: GatewayContext,
  fields: ReadonlySet<string>,
) {
  const size = pageSize(list.first);
  const query = await context.search.understand(list.typed);
  const position = positionSchema(list.sort, { isRanked: query !== null });
  const after = placeAfter(position, list.after);
  const wantsPage = ['nodes', 'edges', 'pageInfo'].some((field) => fields.has(field));
  const answer = await context.search.search({
    query,
    criteria: list.criteria,
    wantsTotal: fields.has('totalCount') || fields.has('suggestion'),
    wantsFacets: fields.has('facets'),
    page: wantsPage ? { sort: list.sort, after, limit: size + 1 } : null,
  });
  const hits = answer.hits.slice(0, size);
  const columns = heavyColumnsFor(fields);
  const wantsRows = fields.has('nodes') || fields.has('node');
  const rows = wantsRows
    ? await Promise.all(hits.map((hit) => context.batches.dataset(hit.ordinal, columns)))
    : [];
  const suggestion =
    fields.has('suggestion') && answer.total !== null
      ? await context.search.suggestionFor(list.typed ?? '', {
          query,
          criteria: list.criteria,
          total: answer.total,
        })
      : null;
  const reasons =
    fields.has('why') && query !== null
      ? await reasonsOf(
          context.db,
          hits.map((hit) => hit.ordinal),
          { query, asOfMs: asOfMsOf(hits, context.now) },
        )
      : null;
  const cursorOf = (index: number) => {
    const hit = hits.at(index);
    return hit === undefined ? null : encodeCursor(hit.position);
  };
  return {
    totalCount: answer.total ?? 0,
    nodes: rows.filter((row) => row !== null),
    // A row that went away since the search is left out; the cursors around it still hold.
    edges: fields.has('edges')
      ? hits.flatMap((_, index) => {
          const node = rows[index] ?? null;
          if (wantsRows && node === null) return [];
          const reason = reasons?.get(hits[index]?.ordinal ?? -1);
          return [{ cursor: cursorOf(index), node, why: reason === undefined ? null : shownReason(reason) }];
        })
      : [],
    suggestion,
    pageInfo: {
      hasNextPage: answer.hits.length > size,
      hasPreviousPage: after !== null,
      startCursor: cursorOf(0),
      endCursor: cursorOf(-1),
    },
    facets: answer.facets === null ? [] : facetList(answer.facets, context),
  };
}
