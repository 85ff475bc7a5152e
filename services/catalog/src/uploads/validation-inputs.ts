import type { BlobStore, Tables } from '@rma/persistence';
import type { PublisherContext } from '@rma/tabular';
import { standard, type Standard } from '@rma/themes';
import type { Kysely } from 'kysely';
import { findGovernment } from '../packages/package-queries.ts';
import type { UploadRow } from './upload-queries.ts';

/** Every government by its key and name, as INEGI's catalogue has them. */
const governmentNames = (db: Kysely<Tables>) =>
  db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'state_name as stateName', 'level'])
    .execute();

/** Who publishes, for the engine: its key, its bounds and the catalogue its rows must agree with. */
export async function publisherContext(db: Kysely<Tables>, cvegeo: string): Promise<PublisherContext> {
  const government = await findGovernment(db, cvegeo);
  const governments = await governmentNames(db);
  const { west = null, south = null, east = null, north = null } = government ?? {};
  const isBounded = west !== null && south !== null && east !== null && north !== null;
  return {
    cvegeo,
    level: government?.level ?? null,
    bounds: isBounded ? { west, south, east, north } : null,
    municipalities: governments.filter(({ level }) => level === 'municipality').map((each) => each.cvegeo),
    governments: governments.map(({ cvegeo: key, name, stateName }) => ({ cvegeo: key, name, stateName })),
  };
}

/** The Parquet of the newest valid upload of each other resource of the package that is still in it. */
const siblingTables = (db: Kysely<Tables>, upload: Pick<UploadRow, 'package_id' | 'resource_id'>) =>
  db
    .selectFrom('catalog.upload as upload')
    .innerJoin('catalog.resource as resource', 'resource.id', 'upload.resource_id')
    .innerJoin('catalog.upload_form as form', (join) =>
      join.onRef('form.upload_id', '=', 'upload.id').on('form.role', '=', 'parquet'),
    )
    .distinctOn('upload.resource_id')
    .select(['resource.standard_id', 'upload.standard_version', 'form.sha256'])
    .where('resource.package_id', '=', upload.package_id)
    .where('resource.id', '<>', upload.resource_id)
    .where('resource.removed_at', 'is', null)
    .where('upload.state', '=', 'valid')
    .where('upload.discarded_at', 'is', null)
    .orderBy('upload.resource_id')
    .orderBy('upload.uploaded_at', 'desc')
    .orderBy('upload.id', 'desc')
    .execute();

/** Which standards the rows of a standard refer to, without versions. */
export const referredStandards = (followed: Standard): Set<string> =>
  new Set(followed.foreignKeys.map(({ reference }) => reference.standard.split('@')[0] ?? ''));

/** The tables of the package that the foreign keys of a standard speak of, as files the engine can read. */
export async function referencesFor(
  { db, blobs }: { db: Kysely<Tables>; blobs: BlobStore },
  upload: UploadRow,
  followed: Standard,
): Promise<{ standard: string; path: string }[]> {
  const referred = referredStandards(followed);
  if (referred.size === 0) return [];
  const tables = await siblingTables(db, upload);
  return tables
    .filter(({ standard_id }) => referred.has(standard_id))
    .filter(({ standard_id, standard_version }) => standard(`${standard_id}@${standard_version}`) !== null)
    .map(({ standard_id, standard_version, sha256 }) => ({
      standard: `${standard_id}@${standard_version}`,
      path: blobs.path(sha256),
    }));
}
