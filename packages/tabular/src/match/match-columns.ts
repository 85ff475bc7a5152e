import type { Standard } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { PublisherContext } from '../report.ts';
import { candidateOf, knownHeadersOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { ColumnMatch, FieldSource } from './column-match.ts';
import { derivedSource } from './derived-fields.ts';
import { fallbackSource } from './fallback-source.ts';
import { headerForm } from './header-similarity.ts';
import { surePairs } from './pair-up.ts';
import { plainHeader } from './plain-header.ts';
import { suggest } from './suggest.ts';
import type { Evidence } from './value-evidence.ts';

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
  surePairs(candidates).forEach(take);

  const derived = new Map(
    open().flatMap((field) => {
      const source = derivedSource(field, { headers, positionOf });
      return source ? [[field.name, source] as const] : [];
    }),
  );
  const usedByDerived = new Set([...derived.values()].flatMap((source) => source.headers.map(positionOf)));
  const left = free()
    .map(({ index }) => index)
    .filter((index) => !usedByDerived.has(index));
  const unfilled = open().filter((field) => !derived.has(field.name));
  const positions = headers.map((_, index) => index);
  return {
    sources: fields.map((field) => ({
      field,
      source: found.get(field.name) ?? derived.get(field.name) ?? fallbackSource(field, { shape, context }),
    })),
    shape,
    suggestions: suggest(unfilled, { standard, headers, free: left, candidates, evidence }),
    extra: left,
    duplicates: positions.filter(isRepeated),
    blanks: positions.filter((index) => plainHeader(headers[index] ?? '') === ''),
  };
};
