import type { Match } from '../report.ts';
import type { ColumnMatch } from './column-match.ts';

/** The columns that fill fields, as the report tells them; a field made of several has a line for each. */
export const matchesOf = (match: ColumnMatch, headers: string[]): Match[] =>
  match.sources.flatMap(({ field, source }): Match[] => {
    const from = (header: string, how: Pick<Match, 'by' | 'confidence'>): Match => ({
      field: field.name,
      header,
      ...how,
    });
    const certain = { by: 'shape', confidence: 1 } as const;
    switch (source.kind) {
      case 'column':
        return [from(headers[source.index] ?? '', { by: source.by, confidence: source.confidence })];
      case 'derived':
        return source.headers.map((header) => from(header, certain));
      case 'wide-value':
        return source.columns.map((index) => from(headers[index] ?? '', certain));
      default:
        return [];
    }
  });

/** A table of thousands of columns that nobody uses makes no report of thousands of headers. */
const listedHeaders = 500;

/** Headers of the columns no field takes. */
export const unusedHeaders = (match: ColumnMatch, headers: string[]): string[] =>
  match.extra.slice(0, listedHeaders).map((index) => headers[index] ?? '');
