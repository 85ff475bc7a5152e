import { transaction } from '@rma/persistence';
import type { CatalogDependencies } from '../dependencies.ts';
import { holdFile, isFileWanted } from './upload-queries.ts';

/** Deletes a file that no upload refers to; leaves it alone otherwise, or when the database does not answer. */
export async function forgetFile(
  { db, blobs, logger }: Pick<CatalogDependencies, 'db' | 'blobs' | 'logger'>,
  sha256: string,
): Promise<void> {
  try {
    await transaction(db, { name: 'forget file', logger }, async (trx) => {
      await holdFile(trx, sha256);
      if (!(await isFileWanted(trx, sha256))) await blobs.delete(sha256);
    });
  } catch (error) {
    logger.warn({ err: error, sha256 }, 'a file that nothing refers to could not be deleted');
  }
}
