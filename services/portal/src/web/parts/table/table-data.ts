import { type Api, ViewUnavailable } from '../../api.ts';
import type { Cell } from '../map/place.ts';
import { shortened } from '../rows/rows-api.ts';
import type { MappedGovernment } from '../government-map.tsx';
import { type Grouping, type TableColumn, measureColumn, readGrouping } from './grouping.ts';

type Bilingual = { es: string; en: string };
type TableGovernment = { cvegeo: string; fullName: string };

/** A national table as the catalog's list tells it (GET /api/v1/tables). */
export type TableSummary = {
  standard: string;
  theme: string;
  title: Bilingual;
  governments: number;
  datasets: number;
  rows: number;
  temporalFrom: string | null;
  temporalTo: string | null;
  updatedAt: string | null;
  csvUrl: string;
  parquetUrl: string;
};

export type TablePart = {
  government: TableGovernment;
  dataset: { id: string; title: string };
  standardVersion: string;
  /** Null when it was read from the government's own portal. */
  release: number | null;
  rows: number;
  temporalFrom: string | null;
  temporalTo: string | null;
  publishedAt: string;
};

/** Its manifest (GET /api/v1/tables/{theme}/{name}). */
export type TableManifest = TableSummary & {
  description: Bilingual;
  columns: (TableColumn & { description: string | null })[];
  coverage: { members: number; publishing: number; missing: TableGovernment[] };
  parts: TablePart[];
};

/** What the rows say: the first of them and what they add up to. */
export type TableGroups = { rows: Cell[][]; isCut: boolean };
type TableRows = { columns: TableColumn[]; first: Cell[][]; groups: TableGroups };
export type TableData = {
  manifest: TableManifest;
  grouping: Grouping;
  /** Null when there is nothing to count, or the question is refused. */
  rows: TableRows | null;
  present: MappedGovernment[];
  missing: MappedGovernment[];
};

const rowsDocument = `query Table(
  $standard: ID!, $columns: [String!], $by: [String!], $measures: [Measure!]!, $sort: [RowSort!]
) {
  table(standard: $standard) {
    rows(columns: $columns, first: 10) { rows }
    aggregate(groupBy: $by, measures: $measures, sort: $sort, first: 200) { rows isCut }
  }
}`;
const membersDocument = `{
  governments(filter: { member: true }, first: 100) { nodes { cvegeo fullName lon lat } }
}`;

/** Where each row comes from is told by who published it; the rest of its provenance is in the files. */
const provenanceShown = ['_government', '_release'];

/** A national table for its page; null when no standard has this id. */
export async function loadTable(
  api: Api,
  standard: string,
  search: URLSearchParams,
): Promise<TableData | null> {
  const manifest = await api.read<TableManifest>(
    `/api/v1/tables/${standard.split('/').map(encodeURIComponent).join('/')}`,
  );
  if (!manifest) return null;
  const grouping = readGrouping(search, manifest.columns);
  const [rows, { governments }] = await Promise.all([
    manifest.rows === 0 ? null : readTableRows(api, { standard, columns: manifest.columns, grouping }),
    api.query<{ governments: { nodes: MappedGovernment[] } }>(membersDocument),
  ]);
  const publishing = new Set(manifest.parts.map(({ government }) => government.cvegeo));
  return {
    manifest,
    grouping,
    rows,
    present: governments.nodes.filter(({ cvegeo }) => publishing.has(cvegeo)),
    missing: governments.nodes.filter(({ cvegeo }) => !publishing.has(cvegeo)),
  };
}

async function readTableRows(
  api: Api,
  { standard, columns, grouping }: { standard: string; columns: TableColumn[]; grouping: Grouping },
): Promise<TableRows | null> {
  const shown = columns.filter(({ name }) => provenanceShown.includes(name) || !name.startsWith('_'));
  const { operation, column } = grouping.measure;
  const variables = {
    standard,
    columns: shown.map(({ name }) => name),
    by: grouping.by,
    measures: [{ operation, ...(column !== null && { column }) }],
    sort: [{ column: measureColumn(grouping.measure), descending: true }],
  };
  type Answer = { table: { rows: { rows: Cell[][] }; aggregate: TableGroups } | null };
  const table = await api.query<Answer>(rowsDocument, variables).then((answer) => answer.table, withoutRows);
  return (
    table && {
      columns: shown,
      first: table.rows.rows.map((row) => row.map(shortened)),
      groups: table.aggregate,
    }
  );
}

/** The coverage is told also while the rows cannot be read. */
function withoutRows(error: unknown): null {
  if (error instanceof ViewUnavailable) return null;
  throw error;
}
