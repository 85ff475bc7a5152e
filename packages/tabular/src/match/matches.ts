import type { Match } from '../report.ts';
import type { ColumnMatch } from './match-columns.ts';

const sure = { name: 1, synonym: 0.98, shape: 1 };

/** The columns that fill fields, as the report tells them. */
export const matchesOf = (match: ColumnMatch, headers: string[]): Match[] =>
  match.sources.flatMap(({ field, source }): Match[] => {
    const from = (index: number, by: keyof typeof sure): Match => ({
      field: field.name,
      header: headers[index] ?? '',
      by,
      confidence: sure[by],
    });
    if (source.kind === 'column') return [from(source.index, source.by)];
    return source.kind === 'wide-value' ? source.columns.map((index) => from(index, 'shape')) : [];
  });

/** Headers of the columns no field takes. */
export const unusedHeaders = (match: ColumnMatch, headers: string[]): string[] =>
  match.extra.map((index) => headers[index] ?? '');
