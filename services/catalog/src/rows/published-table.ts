import { problems } from '@rma/service-kit';
import type { TableQueries, TableSource } from '@rma/tabular';
import { standard, type Standard } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { withdrawn } from '../downloads/find-download.ts';
import { rowProblems } from './row-problems.ts';
import { findPublishedTable } from './published-table-queries.ts';

export type RowsDependencies = CatalogDependencies & { tables: TableQueries };

/** The published table of one dataset, ready to be asked. */
export type PublishedTable = {
  datasetId: string;
  /** For file names. */
  name: string;
  /** Null when the version it follows is gone from the catalogue of standards. */
  followed: Standard | null;
  source: TableSource;
};

/** What a 404 says is missing. */
export const thatDataset = { es: 'ese conjunto', en: 'such dataset' };

/**
 * The table that a dataset's current release publishes, by the dataset's id or a distribution's. Throws not-found when
 * it was never public, package-withdrawn when it no longer is, table-not-available when its release has no rows to ask.
 */
export async function publishedTable(
  { db, blobs }: CatalogDependencies,
  id: string,
): Promise<PublishedTable> {
  const found = await findPublishedTable(db, id);
  if (!found) throw problems.notFound({ what: thatDataset });
  if (found.withdrawn_at !== null) throw withdrawn({ ...found, withdrawn_at: found.withdrawn_at });
  if (found.upload_id === null) {
    if (found.removed_at === null) throw problems.notFound({ what: thatDataset });
    throw withdrawn({
      government_name: found.government_name,
      withdrawn_at: found.removed_at,
      withdrawal_reason: found.removal_reason,
    });
  }
  if (found.sha256 === null) throw rowProblems.tableNotAvailable();
  const followed = standard(`${found.standard_id}@${found.standard_version}`);
  return {
    datasetId: found.id,
    name: found.name,
    followed,
    source: {
      id: found.sha256,
      constants: [],
      declared: [],
      parts: [{ key: '', path: blobs.path(found.sha256), rows: found.row_count ?? 0, constants: [] }],
    },
  };
}
