import { noPreparation, preparationSchema, type Preparation } from '@rma/tabular';

/** A preparation out of a JSON column; what an older release of the program wrote and nobody reads now is nothing. */
export function storedPreparation(stored: unknown): Preparation {
  const parsed = preparationSchema.safeParse(stored);
  return parsed.success ? parsed.data : noPreparation;
}

/** The decisions to publish personal data as they are, each with its reason. */
export const keptColumns = (preparation: Preparation): { header: string; reason: string }[] =>
  preparation.privacy.flatMap(({ header, action, reason }) =>
    action === 'keep' && reason !== undefined ? [{ header, reason }] : [],
  );

/**
 * What of a preparation serves the next delivery: all but the permission to publish personal data, which an official
 * gives for one file and answers for, and the last row, which would cut a longer file.
 */
export const forNextDelivery = ({
  reading: { lastRow: _lastRow, ...reading },
  ...preparation
}: Preparation): Preparation => ({
  ...preparation,
  reading,
  privacy: preparation.privacy.filter(({ action }) => action !== 'keep'),
});
