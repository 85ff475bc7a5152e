import type { Alternative, TextQuery } from './expansion.ts';

/** A lexeme of the database's Spanish dictionary and where in its text it stood. */
export type PlacedLexeme = { lexeme: string; position: number };

/** Lexemes that must all be there; in a phrase, at these distances from each other. */
export type Clause = { lexemes: PlacedLexeme[]; adjacent: boolean; isSynonym: boolean };

/** What one word, term or phrase that was typed is found by, in any of these clauses. */
export type Group = { typed: string; clauses: Clause[] };

/**
 * A search in lexemes. Every group of `required` by one of its clauses; no clause of `excluded`.
 * `tsquery` says the same to Postgres, `titleTsquery` the required part within titles (weight A), whatever the order
 * of the words; it is null when nothing is required.
 */
export type ResolvedQuery = {
  required: Group[];
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

/** A clause as a tsquery; `weight` is ':A' for titles alone, ':AB' for keywords too, '' for any part. */
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

/** Any of some clauses as a tsquery. */
export function anyOf(clauses: readonly Clause[], weight = ''): string {
  return `(${clauses.map((clause) => clauseText(clause, weight)).join(' | ')})`;
}

/** A clause of words that must be in a part of the dataset; in a phrase they must also stand in their order somewhere. */
export function clauseWithin(clause: Clause, weight: string): string {
  const inPart = clauseText({ ...clause, adjacent: false }, weight);
  return isPhrase(clause) && weight !== ''
    ? `(${clauseText(clause)} & ${inPart})`
    : clauseText(clause, weight);
}

/**
 * Puts the lexemes of each text (from the database's dictionary) in place of the texts. Groups whose typed text is
 * only stop words are dropped; returns null when nothing remains, which is the same as no query.
 */
export function resolveQuery(
  query: TextQuery,
  lexemesOf: (text: string) => readonly PlacedLexeme[],
): ResolvedQuery | null {
  const clauseOf = ({ text, adjacent, synonym }: Alternative): Clause => ({
    lexemes: lexemesOf(text).toSorted((a, b) => a.position - b.position),
    adjacent,
    isSynonym: synonym === true,
  });
  const clausesOf = (group: readonly Alternative[]): Clause[] => {
    const clauses = group.map(clauseOf);
    if (clauses[0]?.lexemes.length === 0) return [];
    // Spellings often share their stem.
    const different = new Map<string, Clause>();
    for (const clause of clauses) {
      const text = clauseText(clause);
      if (clause.lexemes.length > 0 && !different.has(text)) different.set(text, clause);
    }
    return [...different.values()];
  };
  const required = query.required
    .map((group): Group => ({ typed: group[0]?.text ?? '', clauses: clausesOf(group) }))
    .filter(({ clauses }) => clauses.length > 0);
  const excluded = query.excluded.flatMap(clausesOf);
  if (required.length === 0 && excluded.length === 0) return null;
  const parts = required.map(({ clauses }) => anyOf(clauses));
  return {
    required,
    excluded,
    tsquery: [...parts, ...excluded.map((clause) => `!${clauseText(clause)}`)].join(' & '),
    titleTsquery: required.length > 0 ? required.map(titleText).join(' & ') : null,
    hasPhrases: [...required.flatMap(({ clauses }) => clauses), ...excluded].some(isPhrase),
  };
}

const titleText = ({ clauses }: Group): string =>
  `(${clauses.map((clause) => clauseWithin(clause, ':A')).join(' | ')})`;
