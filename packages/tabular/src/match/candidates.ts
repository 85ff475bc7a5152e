import type { StandardField } from '@rma/themes';
import type { Match } from '../report.ts';
import { headerForm, headerSimilarity } from './header-similarity.ts';
import type { HeaderForm } from './header-similarity.ts';
import type { Evidence } from './value-evidence.ts';

/** One column that may fill one field. */
export type Candidate = {
  field: StandardField;
  index: number;
  by: Exclude<Match['by'], 'shape'>;
  confidence: number;
};

/** From here on a match fills its field by itself. */
export const sureEnough = 0.8;
/** Below this a suggestion is noise. */
const worthAsking = 0.5;
export const justBelowSure = 0.79;
/** Comparing spellings takes a while: in a table of thousands of columns only the first ones are compared. */
const comparedColumns = 200;

/** Later synonyms are less exact, but all of them are synonyms. */
const synonymConfidence = (position: number): number => Math.max(0.95, 0.98 - position * 0.001);

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** A column with its header made ready to be compared. */
export type Column = { index: number; header: string; form: HeaderForm };

/** Every header a field is known by, the field's own name first and its title last. */
export type KnownHeaders = { field: StandardField; forms: HeaderForm[] };

export const knownHeadersOf = (field: StandardField): KnownHeaders => ({
  field,
  forms: [field.name, ...field.rma.synonyms, field.title].map(headerForm),
});

/** What a header alone says: the field's name, one of its synonyms or its title, or something alike. */
const byHeader = (known: KnownHeaders, column: Column): Pick<Candidate, 'by' | 'confidence'> | null => {
  const position = known.forms.findIndex((form) => form.plain === column.form.plain);
  if (position === 0) return { by: 'name', confidence: 1 };
  if (position > 0) return { by: 'synonym', confidence: synonymConfidence(position - 1) };
  if (column.index >= comparedColumns) return null;
  const alike = Math.max(...known.forms.map((form) => headerSimilarity(column.form, form)));
  return alike < worthAsking ? null : { by: 'similar', confidence: alike };
};

/** What the values say of a header that is only alike: agreement helps a little, contradiction a lot. */
const weighed = (confidence: number, share: number | null): number => {
  if (share === null) return confidence;
  if (share >= 0.8) return Math.min(0.94, confidence + 0.02);
  return share < 0.2 ? confidence * 0.6 : Math.min(justBelowSure, confidence);
};

/**
 * The candidate that a column is for a field, by its header; null when nothing speaks for it. A key field takes by
 * synonym or likeness only a column of keys, since headers such as "Municipio" name either the key or the place.
 */
export const candidateOf = (known: KnownHeaders, column: Column, evidence: Evidence): Candidate | null => {
  const { field } = known;
  const found = byHeader(known, column);
  if (!found) return null;
  const candidate = { field, index: column.index, ...found };
  if (found.by === 'name') return candidate;
  const share = evidence(field, column.index);
  if (field.rma.key !== undefined && (share === null ? found.by === 'similar' : share < 0.5)) return null;
  if (found.by === 'synonym') {
    // Of two columns that are both synonyms, the one whose values agree.
    return { ...candidate, confidence: round(found.confidence + ((share ?? 0.5) - 0.5) * 0.01) };
  }
  const confidence = round(weighed(found.confidence, share));
  return confidence < worthAsking ? null : { ...candidate, confidence };
};

/** Fields that may be recognised by their values alone: their cells are like no other's. */
const isTelling = (field: StandardField, isPlace: boolean): boolean =>
  isPlace ||
  field.rma.key === 'cvegeo' ||
  field.type === 'date' ||
  field.constraints.enum !== undefined ||
  (field.constraints.pattern !== undefined && field.constraints.pattern.length > 12);

/** A column whose header says nothing and whose values say enough to ask; never enough to fill. */
export const candidateByValues = (
  field: StandardField,
  index: number,
  options: { evidence: Evidence; isPlace: boolean },
): Candidate | null => {
  if (!isTelling(field, options.isPlace) || index >= comparedColumns) return null;
  const share = options.evidence(field, index);
  if (share === null || share < 0.9) return null;
  return { field, index, by: 'values', confidence: options.isPlace ? 0.7 : 0.6 };
};
