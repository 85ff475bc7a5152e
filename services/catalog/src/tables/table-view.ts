import type { Level } from '@rma/domain';
import { nationalColumnTitle } from '@rma/tabular';
import type { Standard } from '@rma/themes';
import { z } from 'zod';
import { addresses } from '../releases/addresses.ts';
import { columnSchema, titled } from '../rows/row-view.ts';
import type { PartRow } from './national-table-queries.ts';
import type { NationalTable } from './open-table.ts';

const bilingual = z.object({ es: z.string(), en: z.string() });
const government = z.object({
  cvegeo: z.string(),
  name: z.string(),
  fullName: z.string(),
  level: z.enum(['state', 'municipality']),
});

export const tableSummarySchema = z.object({
  standard: z.string(),
  theme: z.string(),
  name: z.string(),
  title: bilingual,
  governments: z.number().int(),
  datasets: z.number().int(),
  rows: z.number().int(),
  temporalFrom: z.string().nullable(),
  temporalTo: z.string().nullable(),
  updatedAt: z.date().nullable(),
  url: z.url(),
  csvUrl: z.url(),
  parquetUrl: z.url(),
});

export const tableSchema = tableSummarySchema.extend({
  description: bilingual,
  /** Changes with the content. */
  state: z.string(),
  columns: z.array(columnSchema),
  coverage: z.object({
    members: z.number().int(),
    publishing: z.number().int(),
    missing: z.array(government),
  }),
  parts: z.array(
    z.object({
      government,
      dataset: z.object({ id: z.string(), title: z.string(), url: z.url() }),
      standardVersion: z.string(),
      release: z.number().int().nullable(),
      rows: z.number().int(),
      bytes: z.number().int(),
      sha256: z.string(),
      temporalFrom: z.string().nullable(),
      temporalTo: z.string().nullable(),
      publishedAt: z.date(),
      parquetUrl: z.string().nullable(),
    }),
  ),
});

type Size = {
  datasets: number;
  governments: number;
  rows: number;
  from: string | null;
  to: string | null;
  updated_at: Date | null;
};
const nothing: Size = { datasets: 0, governments: 0, rows: 0, from: null, to: null, updated_at: null };

type Named = { cvegeo: string; name: string; state_name: string; level: Level };

const viewGovernment = ({ cvegeo, name, state_name, level }: Named): z.infer<typeof government> => ({
  cvegeo,
  name,
  fullName: level === 'state' ? name : `${name}, ${state_name}`,
  level,
});

/** A national table as lists show it. `publicUrl` has no final slash. */
export function viewTableSummary(
  of: Standard,
  { size = nothing, publicUrl }: { size: Size | undefined; publicUrl: string },
): z.infer<typeof tableSummarySchema> {
  const api = `${publicUrl}/api/v1/tables/${of.id}`;
  return {
    standard: of.id,
    theme: of.theme,
    name: of.name,
    title: of.title,
    governments: size.governments,
    datasets: size.datasets,
    rows: size.rows,
    temporalFrom: size.from,
    temporalTo: size.to,
    updatedAt: size.updated_at,
    url: `${publicUrl}/tablas/${of.id}`,
    csvUrl: `${api}.csv`,
    parquetUrl: `${api}.parquet`,
  };
}

function sizeOf(parts: readonly PartRow[]): Size {
  const dates = (list: (string | null)[]) => list.filter((one) => one !== null).toSorted();
  return {
    datasets: parts.length,
    governments: new Set(parts.map(({ cvegeo }) => cvegeo)).size,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    from: dates(parts.map((part) => part.temporal_from))[0] ?? null,
    to: dates(parts.map((part) => part.temporal_to)).at(-1) ?? null,
    updated_at: parts.reduce<Date | null>(
      (newest, { published_at }) => (newest === null || published_at > newest ? published_at : newest),
      null,
    ),
  };
}

/** The manifest: columns, who is in and who is missing, and every part with its provenance and its own file. */
export function viewTable(
  { standard, parts, source }: NationalTable,
  { missing, publicUrl }: { missing: readonly Named[]; publicUrl: string },
): z.infer<typeof tableSchema> {
  const at = addresses(publicUrl);
  const size = sizeOf(parts);
  return {
    ...viewTableSummary(standard, { size, publicUrl }),
    description: standard.description,
    state: source.id,
    columns: [
      ...source.constants.map(({ name, type }) => ({
        name,
        title: nationalColumnTitle(name, standard) ?? name,
        description: null,
        type,
      })),
      ...source.declared.map((column) => titled(column, standard)),
    ],
    coverage: {
      members: missing.length + size.governments,
      publishing: size.governments,
      missing: missing.map(viewGovernment),
    },
    parts: parts.map((part) => ({
      government: viewGovernment({ ...part, name: part.government_name }),
      dataset: {
        id: part.dataset_id,
        title: part.title ?? standard.title.es,
        url: at.dataset(part.dataset_id),
      },
      standardVersion: part.standard_version,
      release: part.release_number,
      rows: part.rows,
      bytes: part.bytes,
      sha256: part.sha256,
      temporalFrom: part.temporal_from,
      temporalTo: part.temporal_to,
      publishedAt: part.published_at,
      parquetUrl: part.distributions?.find(({ sha256 }) => sha256 === part.sha256)?.url ?? null,
    })),
  };
}
