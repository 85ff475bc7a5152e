import { createHash } from 'node:crypto';
import { standardVersions, type Standard } from '@rma/themes';
import type { Column, TableSource } from './table-source.ts';

/** Whose rows they are, first in every row of a national table: who, in which dataset and release, since when, where. */
export const provenanceColumns = [
  { name: '_cvegeo', type: 'string' },
  { name: '_government', type: 'string' },
  { name: '_dataset', type: 'string' },
  { name: '_release', type: 'integer' },
  { name: '_published_at', type: 'datetime' },
  { name: '_url', type: 'string' },
] as const satisfies readonly Column[];

const provenanceTitles: Record<(typeof provenanceColumns)[number]['name'], string> = {
  _cvegeo: 'Clave del gobierno que publica',
  _government: 'Gobierno que publica',
  _dataset: 'Identificador del conjunto',
  _release: 'Número de publicación',
  _published_at: 'Fecha de publicación (UTC)',
  _url: 'Página del conjunto',
};

/** What a column of a national table is called in Spanish; null when the standard does not know it. */
export function nationalColumnTitle(name: string, of: Standard): string | null {
  const constant = provenanceColumns.find((column) => column.name === name);
  if (constant !== undefined) return provenanceTitles[constant.name];
  return of.schema.fields.find((field) => field.name === name)?.title ?? null;
}

/** One published dataset of a standard. */
export type NationalPart = {
  datasetId: string;
  cvegeo: string;
  governmentName: string;
  /** Null for a dataset that is read from its government's own portal. */
  release: number | null;
  publishedAt: Date;
  /** Of its Parquet file. */
  sha256: string;
  rows: number;
};

const fieldColumns = (of: Standard): Column[] => of.schema.fields.map(({ name, type }) => ({ name, type }));

/** The columns of every version of a standard, those of the newest first. */
function columnsOfVersions(standardId: string): Column[] {
  const columns = new Map<string, Column>();
  for (const version of standardVersions(standardId).toReversed())
    for (const column of fieldColumns(version))
      if (!columns.has(column.name)) columns.set(column.name, column);
  return [...columns.values()];
}

/**
 * The table of everything published under a standard (its id without version), government by government. Its id is the
 * same for the same parts, whoever asks.
 */
export function nationalTable(
  parts: readonly NationalPart[],
  options: { standardId: string; publicUrl: string; pathOf: (sha256: string) => string },
): TableSource {
  const { standardId, publicUrl, pathOf } = options;
  const ordered = parts
    .map((part) => ({ ...part, key: `${part.cvegeo}/${part.datasetId}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const declared = columnsOfVersions(standardId);
  const state = ordered.map(({ key, sha256, release, publishedAt, governmentName }) => [
    key,
    sha256,
    release,
    publishedAt.toISOString(),
    governmentName,
  ]);
  return {
    id: createHash('sha256')
      .update(JSON.stringify([publicUrl, standardId, declared, state]))
      .digest('hex'),
    constants: provenanceColumns,
    declared,
    parts: ordered.map((part) => ({
      key: part.key,
      path: pathOf(part.sha256),
      rows: part.rows,
      constants: [
        part.cvegeo,
        part.governmentName,
        part.datasetId,
        part.release,
        part.publishedAt.toISOString().slice(0, 19),
        `${publicUrl}/datasets/${part.datasetId}`,
      ],
    })),
  };
}
