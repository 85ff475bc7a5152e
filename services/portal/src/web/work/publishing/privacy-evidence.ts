import type { PersonalData, PrivacyAction, Upload } from '../upload-types.ts';
import { kindName } from './privacy-words.ts';

/** What a column holds of persons, all kinds together: a decision is about the column. */
export type ColumnEvidence = {
  header: string;
  /** The field it fills; null when the standard does not use it. */
  field: string | null;
  isBlocking: boolean;
  kinds: string[];
  count: number;
  /** Masked. */
  examples: string[];
  offers: PrivacyAction[];
  decided: PrivacyAction | null;
  /** Why it was decided to keep it. */
  reason: string;
};

const examplesShown = 3;

/** The evidence of a file by column, those that stop the publication first. */
export function evidenceByColumn({
  personalData,
  preparation,
}: Pick<Upload, 'personalData' | 'preparation'>): ColumnEvidence[] {
  const headers = [...new Set(personalData.map(({ header }) => header))];
  const columns = headers.map((header) => {
    const found = personalData.filter((each) => each.header === header);
    const decision = preparation.privacy.find((each) => each.header === header);
    return {
      header,
      field: found[0]?.field ?? null,
      isBlocking: found.some(({ isBlocking }) => isBlocking),
      kinds: [...new Set(found.map(({ kind }) => kindName(kind)))],
      count: Math.max(...found.map(({ count }) => count)),
      examples: [...new Set(found.flatMap(({ examplesMasked }) => examplesMasked))].slice(0, examplesShown),
      offers: offersOf(found),
      decided: found.find(({ decided }) => decided !== null)?.decided ?? decision?.action ?? null,
      reason: decision?.reason ?? '',
    };
  });
  return columns.toSorted((a, b) => Number(b.isBlocking) - Number(a.isBlocking));
}

/**
 * What can be done with all that a column holds: what every kind allows, in the order of the gravest. A column that is
 * not published anyway is left out or answered for; to cover it would say nothing.
 */
function offersOf(found: PersonalData[]): PrivacyAction[] {
  const serving = found.filter(({ isBlocking }) => isBlocking);
  const [first] = serving.length > 0 ? serving : found;
  return (first?.offers ?? []).filter(
    (action) =>
      serving.every(({ offers }) => offers.includes(action)) &&
      (first?.field !== null || action === 'drop' || action === 'keep'),
  );
}

/** The action to propose: to leave out what the standard does not use, else what is advised first. */
export function recommendedFor({
  field,
  offers,
}: Pick<ColumnEvidence, 'field' | 'offers'>): PrivacyAction | null {
  if (field === null && offers.includes('drop')) return 'drop';
  const [advised] = offers;
  return advised === undefined || advised === 'keep' ? null : advised;
}
