import type { LedgerEntry } from '@rma/persistence';
import type { Localized } from '@rma/service-kit';
import type { DraftUpload } from '../packages/draft-queries.ts';
import { questionsSchema } from '../uploads/report-schema.ts';
import { keptColumns, storedPreparation } from '../uploads/stored-preparation.ts';

const undecided: Localized = {
  es: 'trae datos personales sobre los que falta decidir',
  en: 'holds personal data that nobody has decided about',
};
const unanswered: Localized = {
  es: 'publicaría datos personales sin que un enlace o un administrador lo haya autorizado por escrito; confirme la decisión',
  en: 'would publish personal data that no liaison or administrator allowed in writing; confirm the decision',
};

/**
 * Why a valid upload still may not be published: personal data that nobody decided about, or that would be published
 * without an official's reason on record for all that was found in the column. Null when nothing stands against it.
 */
export function privacyObstacle(upload: DraftUpload): Localized | null {
  const found = questionsSchema.shape.personalData.parse(upload.personal_data ?? []);
  if (found.some(({ isBlocking, decided }) => isBlocking && decided === null)) return undecided;
  const isAnswered = keptColumns(storedPreparation(upload.preparation)).every(({ header, reason }) => {
    const override = upload.overrides.find((each) => each.header === header && each.reason === reason);
    const kinds = found.filter((each) => each.header === header && each.isBlocking).map(({ kind }) => kind);
    return override !== undefined && kinds.every((kind) => override.kinds.includes(kind));
  });
  return isAnswered ? null : unanswered;
}

/** The public record of what personal data a release publishes, why, and who answers for it. */
export const keptEntries = (
  upload: DraftUpload,
  facts: { datasetId: string; cvegeo: string; packageId: string; release: number },
): LedgerEntry[] =>
  upload.overrides
    // Nothing was found in the others, so nothing is published.
    .filter(({ kinds }) => kinds.length > 0)
    .map(({ header, kinds, reason, decided_by }) => ({
      kind: 'dataset.personal-data-kept',
      subject: `dataset:${facts.datasetId}`,
      cvegeo: facts.cvegeo,
      cause: reason,
      detail: {
        package: facts.packageId,
        release: facts.release,
        column: header,
        kinds,
        decidedBy: decided_by,
      },
    }));
