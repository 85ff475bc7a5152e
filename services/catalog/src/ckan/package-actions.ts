import { placeName, toCkanPackage } from '@rma/interop';
import { themes } from '@rma/themes';
import { sql } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { datasetOfFile, datasetsById, findDataset, type NationalRow } from '../national/national-queries.ts';
import { writtenDataset } from '../national/written.ts';
import { action, answer, answerOf, type Outcome } from './action.ts';
import { badSearch, notFoundError } from './action-answer.ts';
import { organizations } from './organization-queries.ts';
import { facetCounts, liveIds, orderOf, searchDatasets } from './package-queries.ts';
import { listParameters, searchParameters, showParameters, type SearchParameters } from './parameters.ts';
import { conditionsOf, lexemesOf, type Condition } from './search-conditions.ts';
import { parseSearch, type SearchNode } from './search-query.ts';

const MOST_ROWS = 1000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const toPackage = (row: NationalRow, { publicUrl }: CatalogDependencies) =>
  toCkanPackage(writtenDataset(row, publicUrl));

/** The packages of these ids, in their order. */
async function packagesOf(deps: CatalogDependencies, ids: readonly string[]) {
  const rows = new Map((await datasetsById(deps.db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [toPackage(row, deps)];
  });
}

/** The words of a query that have to be there, as one, for ranking by them. */
function wordsOf(node: SearchNode | null): string[] {
  if (node?.kind === 'text') return [node.text];
  return node?.kind === 'all' || node?.kind === 'any' ? node.parts.flatMap(wordsOf) : [];
}

type Reading =
  | { ok: true; q: SearchNode | null; nodes: (SearchNode | null)[] }
  | { ok: false; message: string };

function readSearch({ q, fq, fq_list }: SearchParameters): Reading {
  const nodes: (SearchNode | null)[] = [];
  for (const text of [q, ...fq, ...fq_list]) {
    const parsed = parseSearch(text);
    if (!parsed.ok) return parsed;
    nodes.push(parsed.node);
  }
  return { ok: true, q: nodes[0] ?? null, nodes };
}

/** How people call what a facet's value stands for. */
async function displayNames(deps: CatalogDependencies, field: string): Promise<Map<string, string>> {
  if (field === 'groups') return new Map(themes().map(({ id, name }) => [id, name.es]));
  if (field !== 'organization' && field !== 'owner_org') return new Map();
  const owners = await organizations(deps.db);
  return new Map(owners.map((row) => [row.cvegeo, placeName({ ...row, stateName: row.state_name })]));
}

async function facetsOf(deps: CatalogDependencies, condition: Condition, asked: SearchParameters) {
  const facets: Record<string, Record<string, number>> = {};
  const search_facets: Record<string, { title: string; items: unknown[] }> = {};
  const limit = asked['facet.limit'];
  for (const field of asked.facet ? asked['facet.field'].slice(0, 10) : []) {
    const counts =
      (await facetCounts(deps.db, condition, {
        field,
        limit: limit === -1 ? null : Math.min(limit, MOST_ROWS),
        least: asked['facet.mincount'],
      })) ?? [];
    const names = await displayNames(deps, field);
    facets[field] = Object.fromEntries(counts.map(({ value, count }) => [value, count]));
    search_facets[field] = {
      title: field,
      items: counts.map(({ value, count }) => ({
        name: value,
        display_name: names.get(value) ?? value,
        count,
      })),
    };
  }
  return { facets, search_facets };
}

/** Only the fields a client asked for. */
const onlyFields = (fields: readonly string[]) => (record: Record<string, unknown>) =>
  fields.length === 0 || fields.includes('*')
    ? record
    : Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));

async function search(deps: CatalogDependencies, asked: SearchParameters): Promise<Outcome> {
  const read = readSearch(asked);
  if (!read.ok) return { ok: false, error: badSearch(`Query error: ${read.message}`) };
  const filtered = conditionsOf(read.nodes, deps.clock.now());
  if (!filtered.ok) return { ok: false, error: badSearch(`Query error: ${filtered.message}`) };
  const words = wordsOf(read.q).join(' ');
  const rank = words === '' ? null : sql`ts_rank(dataset.search, ${lexemesOf(words, false)})`;
  const sort = asked.sort.trim() === '' ? 'score desc, metadata_modified desc' : asked.sort;
  const order = orderOf(sort, rank);
  if (order === null) return { ok: false, error: badSearch(`Invalid "sort" parameter: ${sort}`) };
  const { condition } = filtered;
  const { ids, count } = await searchDatasets(deps.db, condition, {
    order,
    rows: Math.min(asked.rows, MOST_ROWS),
    start: asked.start,
  });
  const packages = await packagesOf(deps, ids);
  const counted = await facetsOf(deps, condition, asked);
  return answer({ count, sort, ...counted, results: packages.map(onlyFields(asked.fl)) });
}

async function show(deps: CatalogDependencies, id: string): Promise<Outcome> {
  const row = uuid.test(id) ? await findDataset(deps.db, id) : undefined;
  return row === undefined || row.archived_at !== null
    ? { ok: false, error: notFoundError(`Package "${id}"`) }
    : answerOf(row.id, toPackage(row, deps));
}

/** A hosted file by its own id; a harvested one by its dataset's and its own within it. */
async function showResource(deps: CatalogDependencies, id: string): Promise<Outcome> {
  const missing: Outcome = { ok: false, error: notFoundError(`Resource "${id}"`) };
  const ofDataset = id.slice(0, 36);
  if (!uuid.test(ofDataset)) return missing;
  const row = id.length === 36 ? await datasetOfFile(deps.db, id) : await findDataset(deps.db, ofDataset);
  if (row === undefined || row.archived_at !== null) return missing;
  const { resources } = toPackage(row, deps);
  const found = resources.find((resource) => resource.id === id);
  return found === undefined ? missing : answerOf(row.id, found);
}

export const packageActions = {
  package_list: action('Los nombres de todos los conjuntos.', listParameters, async ({ db }, asked) => ({
    ok: true,
    items: liveIds(db, { offset: asked.offset, limit: asked.limit ?? Number.MAX_SAFE_INTEGER }),
  })),
  current_package_list_with_resources: action(
    'Los conjuntos con sus recursos, del último cambio al primero.',
    listParameters,
    async (deps, { limit = MOST_ROWS, offset }) => {
      const filtered = conditionsOf([], deps.clock.now());
      const order = orderOf('metadata_modified desc', null);
      if (!filtered.ok || order === null) return answer([]);
      const { ids } = await searchDatasets(deps.db, filtered.condition, {
        order,
        rows: Math.min(limit, MOST_ROWS),
        start: offset,
      });
      return answer(await packagesOf(deps, ids));
    },
  ),
  package_search: action(
    'Buscar conjuntos: q, fq, fl, rows, start, sort, facet.field.',
    searchParameters,
    search,
  ),
  package_show: action('Un conjunto por su nombre o id.', showParameters, show),
  resource_show: action('Un recurso por su id.', showParameters, showResource),
};
