import { actorReference, can, type Actor } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
import { authorize, problems, refusal } from '@rma/service-kit';
import type { Preparation } from '@rma/tabular';
import type { CatalogDependencies } from '../dependencies.ts';
import { findResource, lockPackage, updateResource } from '../packages/package-queries.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { overridesOf, replaceOverrides, type PrivacyOverride } from './override-queries.ts';
import { validationJob } from './receive-upload.ts';
import { reportSchema } from './report-schema.ts';
import { forNextDelivery, keptColumns } from './stored-preparation.ts';
import { awaitValidation, findUpload, type UploadRow } from './upload-queries.ts';

const decidedTwice = {
  es: 'Hay dos decisiones sobre los datos personales de una misma columna; deje una.',
  en: 'There are two decisions about the personal data of one column; leave one.',
};
const isOver = {
  es: 'El archivo ya se publicó, se descartó o se reemplazó; suba otro para prepararlo.',
  en: 'The file was published, discarded or replaced; upload another one to prepare it.',
};

/** The kinds of personal data the last report found in a column. */
function kindsFound(upload: UploadRow, header: string): string[] {
  const report = reportSchema.safeParse(upload.report);
  if (!report.success) return [];
  const found = report.data.personalData.filter((each) => each.header === header);
  return [...new Set(found.map(({ kind }) => kind))].toSorted();
}

/** Whether somebody already answered for this: the same reason, for all that is known to be in the column. */
const isAnswered = (wanted: { reason: string; kinds: string[] }, given: PrivacyOverride | undefined) =>
  given !== undefined &&
  given.reason === wanted.reason &&
  wanted.kinds.every((kind) => given.kinds.includes(kind));

/**
 * Records what a person decided about a file, has it validated again, and remembers it for the resource's next
 * delivery. To publish personal data as they are takes the permission personal-data.keep, a reason, and is recorded
 * under the name of who decided; decisions that somebody already answered for stay theirs. Throws not-found,
 * forbidden, government-cannot-publish, unprocessable, or conflict when the file was published or given up.
 */
export async function prepareUpload(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { uploadId, preparation }: { uploadId: string; preparation: Preparation },
): Promise<void> {
  const found = await findUpload(db, uploadId);
  if (!found) throw problems.notFound({ what: named.upload });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.upload));
  const resource = await findResource(db, found.resource_id);
  if (!resource) throw problems.notFound({ what: named.upload });
  requireMember({ name: resource.government_name, membership: resource.membership });
  const headers = preparation.privacy.map(({ header }) => header);
  if (new Set(headers).size < headers.length) throw problems.unprocessable({ reason: decidedTwice });

  await transaction(db, { name: 'prepare upload', logger }, async (trx) => {
    await lockPackage(trx, found.package_id);
    const current = await findUpload(trx, uploadId);
    if (!current || current.was_released || current.discarded_at !== null)
      throw problems.conflict({ reason: isOver });
    const given = new Map((await overridesOf(trx, [uploadId])).map((each) => [each.header, each]));
    const overrides = keptColumns(preparation).map((kept) => {
      const wanted = { ...kept, kinds: kindsFound(current, kept.header) };
      const before = given.get(kept.header);
      if (before && isAnswered(wanted, before)) {
        const { upload_id: _, ...answered } = before;
        return answered;
      }
      if (!can(actor, 'personal-data.keep', { cvegeo: found.cvegeo }))
        throw refusal(actor, 'personal-data.keep');
      return { ...wanted, decided_by: actorReference(actor), decided_at: clock.now() };
    });
    await replaceOverrides(trx, uploadId, overrides);
    const isWaiting = await awaitValidation(trx, uploadId, {
      from: ['received', 'validating', 'valid', 'invalid', 'failed'],
      preparation,
    });
    if (!isWaiting) throw problems.conflict({ reason: isOver });
    await updateResource(trx, found.resource_id, {
      preparation: JSON.stringify(forNextDelivery(preparation)),
    });
    await enqueue(trx, validationJob(uploadId));
  });
}
