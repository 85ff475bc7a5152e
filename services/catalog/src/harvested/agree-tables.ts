import { actorReference, type Actor } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import {
  deleteAgreement,
  filesOfSource,
  findAgreement,
  findSource,
  putAgreement,
} from './harvested-queries.ts';
import { joinTable, leaveTables } from './national-parts.ts';

const named = { source: { es: 'esa fuente', en: 'such source' } };

/**
 * A person of the publishing government lets the conforming files of one of its sources into the national tables, or
 * takes them out; what already conforms joins or leaves at once, on the ledger. Throws not-found or forbidden.
 */
export async function agreeTables(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { sourceId, joins }: { sourceId: string; joins: boolean },
): Promise<void> {
  const source = await findSource(db, sourceId);
  if (!source) throw problems.notFound({ what: named.source });
  authorize(actor, 'package.publish', { cvegeo: source.cvegeo }, { what: named.source, read: 'source.read' });
  await transaction(db, { name: 'agree to national tables', logger }, async (trx) => {
    const now = clock.now();
    const before = await findAgreement(trx, sourceId);
    if ((before !== undefined) === joins) return;
    const conforming = (await filesOfSource(trx, sourceId)).filter(({ state }) => state === 'conforming');
    const marked: LedgerEntry[] = [];
    if (joins) {
      await putAgreement(trx, {
        source_id: sourceId,
        cvegeo: source.cvegeo,
        agreed_by: actorReference(actor),
        agreed_at: now,
      });
      for (const file of conforming) marked.push(...(await joinTable(trx, file, now)));
    } else {
      await deleteAgreement(trx, sourceId);
      const left = conforming.map(({ dataset_id }) => dataset_id);
      marked.push(...(await leaveTables(trx, left)));
    }
    await appendToLedger(
      trx,
      [
        {
          kind: joins ? 'source.joined-tables' : 'source.left-tables',
          subject: `source:${sourceId}`,
          cvegeo: source.cvegeo,
          cause: 'decisión de su gobierno',
          detail: { files: conforming.length },
        },
        ...marked,
      ],
      { actor, clock },
    );
  });
}

/** The files of a source that look like a standard's, with what their examination found: for its own people. */
export async function readHarvestedFiles(
  { db }: CatalogDependencies,
  actor: Actor,
  { sourceId }: { sourceId: string },
) {
  const source = await findSource(db, sourceId);
  if (!source) throw problems.notFound({ what: named.source });
  authorize(actor, 'source.read', { cvegeo: source.cvegeo }, { what: named.source, read: 'source.read' });
  const agreement = await findAgreement(db, sourceId);
  return { joinsTables: agreement !== undefined, files: await filesOfSource(db, sourceId) };
}
