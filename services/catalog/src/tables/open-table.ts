import { problems } from '@rma/service-kit';
import { nationalTable, type TableSource } from '@rma/tabular';
import { latest, type Standard } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { partsOf, type PartRow } from './national-table-queries.ts';

/** The national table of a standard as it stands now. */
export type NationalTable = { standard: Standard; parts: PartRow[]; source: TableSource };

/** Throws not-found when no standard has that theme and name; one that nobody published is an empty table. */
export async function openTable(
  { db, blobs, publicUrl }: CatalogDependencies,
  { theme, name }: { theme: string; name: string },
): Promise<NationalTable> {
  const standard = latest(`${theme}/${name}`);
  if (!standard) throw problems.notFound({ what: { es: 'esa tabla nacional', en: 'such national table' } });
  const parts = await partsOf(db, standard.id);
  const source = nationalTable(
    parts.map((part) => ({
      datasetId: part.dataset_id,
      cvegeo: part.cvegeo,
      governmentName: part.government_name,
      release: part.release_number,
      publishedAt: part.published_at,
      sha256: part.sha256,
      rows: part.rows,
    })),
    { standardId: standard.id, publicUrl, pathOf: (sha256) => blobs.path(sha256) },
  );
  return { standard, parts, source };
}
