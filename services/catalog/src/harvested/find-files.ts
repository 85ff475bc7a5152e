import { enqueue, transaction } from '@rma/persistence';
import { standards } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { datasetsOfSource, dueFiles, findSource, forgetOtherFiles, noteFiles } from './harvested-queries.ts';
import { likelyStandard } from './likely-standard.ts';

const filesPerSource = 500;
const batch = 200;

/**
 * Notes which files of a source's datasets look like a standard's, at most 500, after a harvest that was applied.
 * Those no longer listed are forgotten; new ones are due at once.
 */
export async function findFiles(
  { db, clock, logger }: CatalogDependencies,
  { sourceId }: { sourceId: string },
): Promise<number> {
  if (!(await findSource(db, sourceId))) return 0;
  const now = clock.now();
  const candidates = standards();
  const found = (await datasetsOfSource(db, sourceId))
    .flatMap(({ id, cvegeo, title, distributions }) =>
      distributions.flatMap((file) => {
        const likely = likelyStandard(
          { datasetTitle: title, fileTitle: file.title, format: file.format },
          candidates,
        );
        // CKAN says of a file only where it is, not that it is a download.
        const url = file.url ?? file.accessUrl;
        return likely === null || url === null
          ? []
          : [
              {
                dataset_id: id,
                url,
                source_id: sourceId,
                cvegeo,
                dataset_title: title,
                file_title: file.title,
                standard_id: likely.id,
                state: 'due' as const,
                found_at: now,
                due_at: now,
              },
            ];
      }),
    )
    .slice(0, filesPerSource);
  const once = [...new Map(found.map((file) => [`${file.dataset_id} ${file.url}`, file])).values()];
  await transaction(db, { name: 'note harvested files', logger }, async (trx) => {
    await forgetOtherFiles(
      trx,
      sourceId,
      once.map(({ url }) => url),
    );
    if (once.length > 0) await noteFiles(trx, once);
  });
  return once.length;
}

/** Queues the files that are due, one host after another so that no portal is asked for many at once. */
export async function queueDueFiles({ db, clock }: CatalogDependencies): Promise<number> {
  const due = await dueFiles(db, { now: clock.now(), limit: batch });
  for (const { id, url } of due) {
    await enqueue(db, {
      task: 'catalog.examine-file',
      payload: { fileId: id },
      key: `catalog.examine-file:${id}`,
      queue: `files:${new URL(url).host}`,
    });
  }
  return due.length;
}
