import type { Standard, StandardField } from '@rma/themes';
import type { Match } from '../report.ts';
import { candidateByValues, justBelowSure } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { Evidence } from './value-evidence.ts';

const suggestionsPerField = 2;
const maxSuggestions = 60;

/**
 * Columns worth asking about for fields that have none: those alike by their headers, and those whose values say
 * enough by themselves. Best first, two for each field.
 */
export const suggest = (
  open: StandardField[],
  options: {
    standard: Standard;
    headers: string[];
    free: number[];
    candidates: Candidate[];
    evidence: Evidence;
  },
): Match[] => {
  const { candidates, evidence, headers } = options;
  const { geometry } = options.standard;
  const places = new Set([geometry?.latitude, geometry?.longitude, geometry?.wkt]);
  const free = new Set(options.free);
  return open
    .flatMap((field) => {
      const alike = candidates.filter((each) => each.field.name === field.name && free.has(each.index));
      const known = new Set(alike.map(({ index }) => index));
      const isPlace = places.has(field.name);
      const byValues = options.free
        .filter((index) => !known.has(index))
        .flatMap((index) => candidateByValues(field, index, { evidence, isPlace }) ?? []);
      return [
        ...alike.map((each) => ({ ...each, confidence: Math.min(justBelowSure, each.confidence) })),
        ...byValues,
      ]
        .toSorted((a, b) => b.confidence - a.confidence)
        .slice(0, suggestionsPerField);
    })
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, maxSuggestions)
    .map(({ field, index, by, confidence }) => ({
      field: field.name,
      header: headers[index] ?? '',
      by,
      confidence,
    }));
};
