import type { Alternative, TextQuery } from './expansion.ts';

/** A lexeme of the database's Spanish dictionary and where in its text it stood. */
export type PlacedLexeme = { lexeme: string; position: number };

/** Lexemes that must all be there; in a phrase, at these distances from each other. */
export type Clause = { lexemes: PlacedLexeme[]; adjacent: boolean };

/**
 * A search in lexemes. Every group of `required` by one of its clauses; no clause of `excluded`.
 * `tsquery` says the same to Postgres, `titleTsquery` the required part within titles (weight A);
 * it is null when nothing is required or the order of words matters.
 */
export type ResolvedQuery = {
  required: Clause[][];
  excluded: Clause[];
  tsquery: string;
  titleTsquery: string | null;
  /** True when lexemes alone cannot tell: their order matters. */
  hasPhrases: boolean;
};

/** True when its words must stand in their order. */
export const isPhrase = (clause: Clause) => clause.adjacent && clause.lexemes.length > 1;

function quoted(lexeme: string, weight: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${weight}`;
}

/** A clause as a tsquery; `weight` is ':A' for titles alone, '' for any part. */
export function clauseText(clause: Clause, weight = ''): string {
  const [first, ...rest] = clause.lexemes;
  if (first === undefined) return '';
  let text = quoted(first.lexeme, weight);
  let previous = first.position;
  for (const { lexeme, position } of rest) {
    text += clause.adjacent ? ` <${position - previous}> ` : ' & ';
    text += quoted(lexeme, weight);
    previous = position;
  }
  return `(${text})`;
}

function anyOf(clauses: readonly Clause[], weight = ''): string {
  return `(${clauses.map((clause) => clauseText(clause, weight)).join(' | ')})`;
}

/**
 * Puts the lexemes of each text (from the database's dictionary) in place of the texts. Groups whose typed text is
 * only stop words are dropped; returns null when nothing remains, which is the same as no query.
 */
export function resolveQuery(
  query: TextQuery,
  lexemesOf: (text: string) => readonly PlacedLexeme[],
): ResolvedQuery | null {
  const clauseOf = ({ text, adjacent }: Alternative): Clause => ({
    lexemes: lexemesOf(text).toSorted((a, b) => a.position - b.position),
    adjacent,
  });
  const clausesOf = (group: readonly Alternative[]): Clause[] => {
    const clauses = group.map(clauseOf);
    if (clauses[0]?.lexemes.length === 0) return [];
    return clauses.filter((clause) => clause.lexemes.length > 0);
  };
  const required = query.required.map(clausesOf).filter((group) => group.length > 0);
  const excluded = query.excluded.flatMap(clausesOf);
  if (required.length === 0 && excluded.length === 0) return null;
  const parts = required.map((group) => anyOf(group));
  const hasPhrases = [...required.flat(), ...excluded].some(isPhrase);
  const isPlain = required.length > 0 && !hasPhrases;
  return {
    required,
    excluded,
    tsquery: [...parts, ...excluded.map((clause) => `!${clauseText(clause)}`)].join(' & '),
    titleTsquery: isPlain ? required.map((group) => anyOf(group, ':A')).join(' & ') : null,
    hasPhrases,
  };
}
