import { isOffered } from '../actions.ts';
import type { PrivacyAction } from '../actions.ts';
import type { PersonalDataKind } from '../kinds.ts';
import { blur } from './blur.ts';
import { generaliseAddresses } from './generalise-addresses.ts';
import { generaliseAges } from './generalise-ages.ts';
import { generaliseDates } from './generalise-dates.ts';
import { generaliseNames } from './generalise-names.ts';
import { mask } from './mask.ts';
import { runSteps } from './run-steps.ts';
import type { Step } from './step.ts';
import { stepsSql } from './steps-sql.ts';

/** What is known of the column to treat. */
export type TreatmentTarget = {
  /** The kinds found in the column: all of them are treated, one after the other. */
  kind: PersonalDataKind | readonly PersonalDataKind[];
  /** Type of the field that the column fills; null when it fills none. What is left must still be of that type. */
  type: string | null;
  /** Whether the column is known to write the day before the month. */
  isDayFirst?: boolean;
};

const isNumber = (type: string | null): boolean => type === 'integer' || type === 'number';

const generalise = (kind: PersonalDataKind, target: TreatmentTarget): Step[] => {
  if (kind === 'age') return generaliseAges({ isNumberField: isNumber(target.type) });
  if (kind === 'birth-date') {
    return generaliseDates({
      isDateField: target.type === 'date',
      isDayFirst: target.isDayFirst ?? false,
    });
  }
  return kind === 'address' ? generaliseAddresses() : generaliseNames();
};

const stepsFor = (action: PrivacyAction, kind: PersonalDataKind, target: TreatmentTarget): Step[] => {
  if (action === 'blur' && isOffered(action, kind)) return blur();
  if (action === 'generalise' && isOffered(action, kind)) return generalise(kind, target);
  return mask(kind);
};

/** Null: nothing of the column is left. */
const program = (action: Exclude<PrivacyAction, 'keep'>, target: TreatmentTarget): Step[] | null => {
  if (action === 'drop') return null;
  const kinds = typeof target.kind === 'string' ? [target.kind] : target.kind;
  const hasMask = kinds.some((kind) => action === 'mask' || !isOffered(action, kind));
  if (hasMask && target.type !== null && target.type !== 'string') return null;
  return [
    { do: 'replace', pattern: String.raw`^[ \t\r\n` + '\u00a0]+|[ \\t\\r\\n\u00a0]+$', by: '' },
    ...kinds.flatMap((kind) => stepsFor(action, kind, target)),
  ];
};

/**
 * One cell after the treatment; null when nothing is left of it. An action that is not offered for a kind is carried
 * out as a mask, and a mask in a field that is not text empties it.
 */
export const treat = (
  action: PrivacyAction,
  value: string | null,
  target: TreatmentTarget,
): string | null => {
  if (action === 'keep' || value === null) return value;
  const steps = program(action, target);
  if (steps === null) return null;
  return runSteps(value, steps) || null;
};

/**
 * The same as `treat`, as a DuckDB expression over a VARCHAR expression (whatever yields text), which enters the
 * result once. Built of constants only, nothing of a file gets into it.
 */
export const treatmentSql = (action: PrivacyAction, columnSql: string, target: TreatmentTarget): string => {
  if (action === 'keep') return columnSql;
  const steps = program(action, target);
  return steps === null ? 'CAST(NULL AS VARCHAR)' : `nullif(${stepsSql(columnSql, steps)}, '')`;
};
