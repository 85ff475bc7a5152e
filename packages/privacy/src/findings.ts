import type { PrivacyAction } from './actions.ts';
import type { PersonalDataKind } from './kinds.ts';

/** `certain`: check digit or unmistakable form; `likely`: form and column agree; `possible`: worth a look. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Personal data of one kind in one column. */
export type PersonalDataFinding = {
  kind: PersonalDataKind;
  /** The column's header as it came. */
  field: string;
  /** Cells with evidence. */
  count: number;
  /** At most three, never the whole value. */
  examplesMasked: string[];
  confidence: Confidence;
  /** Headers of the columns that make it personal in company, e.g. the addresses beside the names; the first ten. */
  beside: string[];
};

/** A table of thousands of columns must not make a report of millions of neighbours. */
export const mostBeside = 10;

/**
 * Whether what was decided answers a finding: something was decided for its own column or, where it is personal only
 * in company, every column beside it was dropped or masked, if all are known. A minor's name is one whatever stands beside it.
 */
export const isSettled = (
  finding: PersonalDataFinding,
  actionOf: (header: string) => PrivacyAction | null | undefined,
): boolean => {
  if (actionOf(finding.field)) return true;
  const isInCompany = finding.beside.length > 0 && finding.beside.length < mostBeside;
  if (!isInCompany || finding.kind === 'minor-name') return false;
  return finding.beside.every((header) => {
    const action = actionOf(header);
    return action === 'drop' || action === 'mask';
  });
};
