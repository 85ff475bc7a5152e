import type { Standard, StandardField } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { Match, PublisherContext } from '../report.ts';
import { bestPairing } from './assign.ts';
import { candidateByValues, candidateOf, justBelowSure, knownHeadersOf, sureEnough } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { ColumnMatch, FieldSource } from './column-match.ts';
import { derivedSource } from './derived-fields.ts';
import { headerForm } from './header-similarity.ts';
import { plainHeader } from './plain-header.ts';
import type { Evidence } from './value-evidence.ts';

const suggestionsPerField = 2;
const maxSuggestions = 60;

const publisherKey = (field: StandardField, context: PublisherContext): string | null => {
  const { cvegeo } = context;
  if (cvegeo === null) return null;
  if (field.rma.key === 'cve_ent') return cvegeo.slice(0, 2);
  if (cvegeo.length !== 5) return null;
  return field.rma.key === 'cve_mun' ? cvegeo.slice(2) : field.rma.key === 'cvegeo' ? cvegeo : null;
};

/** Pairs fields and columns one to one with the greatest total; a sure match is never given up for several weak ones. */
const pairUp = (candidates: Candidate[]): Candidate[] => {
  const fields = [...new Set(candidates.map(({ field }) => field.name))];
  const columns = [...new Set(candidates.map(({ index }) => index))];
  const at = new Map<string, Candidate>(candidates.map((each) => [`${each.field.name} ${each.index}`, each]));
  const weights = fields.map((field) =>
    columns.map((index) => (at.get(`${field} ${index}`)?.confidence ?? 0) ** 4),
  );
  if (fields.length === 0) return [];
  return bestPairing(weights).flatMap((column, row) => {
    const found = at.get(`${fields[row]} ${columns[column]}`);
    return found ? [found] : [];
  });
};

/** A likeness fills only when no other free column is as alike. */
const isAlone = (chosen: Candidate, candidates: Candidate[], taken: ReadonlySet<number>): boolean =>
  !candidates.some(
    (other) =>
      other.field.name === chosen.field.name &&
      other.index !== chosen.index &&
      !taken.has(other.index) &&
      other.confidence >= chosen.confidence,
  );

const asMatch = (headers: string[], { field, index, by, confidence }: Candidate): Match => ({
  field: field.name,
  header: headers[index] ?? '',
  by,
  confidence,
});

/**
 * Matches the file's headers to the standard's fields, each column once: what was confirmed first, then by name,
 * then the best pairing by synonyms, likeness and values. Only what is sure (0.8 or more) fills a field; the rest
 * are suggestions. What is missing comes from the wide shape, from other columns, from the publisher's own key or
 * from the field's default. Columns of `dropped` headers are treated as not there.
 */
export const matchColumns = (
  headers: string[],
  standard: Standard,
  options: {
    context: PublisherContext;
    evidence: Evidence;
    confirmed?: Preparation['columns'];
    dropped?: ReadonlySet<string>;
  },
): ColumnMatch => {
  const { context, evidence, confirmed = {}, dropped = new Set() } = options;
  const plain = headers.map((header) => (dropped.has(header) ? '' : plainHeader(header)));
  const { fields } = standard.schema;
  const isRepeated = (index: number) => plain[index] !== '' && plain.indexOf(plain[index]!) < index;
  const usable = headers.flatMap((header, index) =>
    plain[index] === '' || isRepeated(index) ? [] : [{ header, index, form: headerForm(header) }],
  );
  const positionOf = (header: string): number => {
    const exact = dropped.has(header) ? -1 : headers.indexOf(header);
    return exact >= 0 || plainHeader(header) === '' ? exact : plain.indexOf(plainHeader(header));
  };

  const wide = standard.wideToLong.find((shape) =>
    shape.columns.every((column) => plain.includes(plainHeader(column.header))),
  );
  const shape = wide
    ? { wide, columns: wide.columns.map((column) => plain.indexOf(plainHeader(column.header))) }
    : null;
  const taken = new Set(shape?.columns);
  const found = new Map<string, FieldSource>();
  const settled = new Set(shape ? [shape.wide.nameField, shape.wide.valueField] : []);
  const take = ({ field, index, by, confidence }: Candidate) => {
    taken.add(index);
    settled.add(field.name);
    found.set(field.name, { kind: 'column', index, by, confidence });
  };
  for (const field of fields) {
    const header = confirmed[field.name];
    if (header === null) settled.add(field.name);
    if (header === null || header === undefined || settled.has(field.name)) continue;
    const index = positionOf(header);
    if (index >= 0 && !taken.has(index)) take({ field, index, by: 'confirmed', confidence: 1 });
  }
  const free = () => usable.filter(({ index }) => !taken.has(index));
  const open = () => fields.filter((field) => !settled.has(field.name));
  for (const field of open()) {
    const named = free().find(({ index }) => plain[index] === plainHeader(field.name));
    if (named) take({ field, index: named.index, by: 'name', confidence: 1 });
  }

  const columns = free();
  const candidates = open()
    .map(knownHeadersOf)
    .flatMap((known) => columns.flatMap((column) => candidateOf(known, column, evidence) ?? []));
  const paired = pairUp(candidates);
  const pairedColumns = new Set(paired.map(({ index }) => index));
  for (const chosen of paired) {
    const isSure = chosen.by === 'synonym' || isAlone(chosen, candidates, pairedColumns);
    if (chosen.confidence >= sureEnough && isSure) take(chosen);
  }

  const derived = new Map(
    open().flatMap((field) => {
      const source = derivedSource(field, { headers, positionOf });
      return source ? [[field.name, source] as const] : [];
    }),
  );
  const usedByDerived = new Set([...derived.values()].flatMap((source) => source.headers.map(positionOf)));
  const { geometry } = standard;
  const places = new Set([geometry?.latitude, geometry?.longitude, geometry?.wkt]);
  const left = free().filter(({ index }) => !usedByDerived.has(index));
  const suggestions = open()
    .filter((field) => !derived.has(field.name))
    .flatMap((field) => {
      const isPlace = places.has(field.name);
      const alike = candidates.filter(
        (each) => each.field.name === field.name && left.some(({ index }) => index === each.index),
      );
      const byValues = left
        .filter(({ index }) => !alike.some((each) => each.index === index))
        .flatMap(({ index }) => candidateByValues(field, index, { evidence, isPlace }) ?? []);
      return [
        ...alike.map((each) => ({ ...each, confidence: Math.min(justBelowSure, each.confidence) })),
        ...byValues,
      ]
        .toSorted((a, b) => b.confidence - a.confidence)
        .slice(0, suggestionsPerField);
    })
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, maxSuggestions)
    .map((each) => asMatch(headers, each));

  const fallback = (field: StandardField): FieldSource => {
    if (shape?.wide.nameField === field.name) return { kind: 'wide-name' };
    if (shape?.wide.valueField === field.name) return { kind: 'wide-value', columns: shape.columns };
    const constant = shape?.wide.constants[field.name];
    if (constant !== undefined) return { kind: 'constant', value: constant, because: 'shape' };
    const key = publisherKey(field, context);
    if (key !== null) return { kind: 'constant', value: key, because: 'publisher' };
    if (field.rma.default !== undefined)
      return { kind: 'constant', value: field.rma.default, because: 'default' };
    return { kind: 'absent' };
  };
  const positions = headers.map((_, index) => index);
  return {
    sources: fields.map((field) => ({
      field,
      source: found.get(field.name) ?? derived.get(field.name) ?? fallback(field),
    })),
    shape,
    suggestions,
    extra: left.map(({ index }) => index),
    duplicates: positions.filter(isRepeated),
    blanks: positions.filter((index) => plainHeader(headers[index] ?? '') === ''),
  };
};
