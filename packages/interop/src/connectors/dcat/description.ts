import { cleanText } from '../../record/field-text.ts';
import { keyOf, statementOf, type Term } from './statement.ts';

/** What is said of one thing, property by property. */
export type Node = { key: string; isNamed: boolean; get: (...properties: string[]) => Term[] };

/** The things that lines of a record describe. */
export type Description = { node: (key: string) => Node; of: (term: Term) => Node };

export function describe(lines: readonly string[]): Description {
  const said = new Map<string, Map<string, Term[]>>();
  for (const line of lines) {
    const statement = statementOf(line);
    if (statement === null) continue;
    const key = keyOf(statement.subject);
    const properties = said.get(key) ?? new Map<string, Term[]>();
    said.set(key, properties);
    const values = properties.get(statement.predicate.value) ?? [];
    properties.set(statement.predicate.value, values);
    values.push(statement.object);
  }
  const node = (key: string): Node => ({
    key,
    isNamed: !key.startsWith('_:'),
    get: (...properties) => properties.flatMap((property) => said.get(key)?.get(property) ?? []),
  });
  return { node, of: (term) => node(term.termType === 'Literal' ? '' : keyOf(term)) };
}

const languages: RegExp[] = [/^(es|spa)\b/i, /^$/, /^(en|eng)\b/i];

const isLiteral = ({ termType }: Term) => termType === 'Literal';
const languageOf = ({ language }: Term) => language ?? '';

/** The rank of a text's language for a reader in Mexico: Spanish, none said, English, any other. */
function rankOf(term: Term): number {
  const rank = languages.findIndex((language) => language.test(languageOf(term)));
  return rank === -1 ? languages.length : rank;
}

/** The literals that are in the best language there is. */
export function inBestLanguage(terms: readonly Term[]): Term[] {
  const literals = terms.filter(isLiteral);
  const best = Math.min(...literals.map(rankOf));
  return literals.filter((term) => rankOf(term) === best);
}

const textOf = (term: Term | undefined): string | undefined => {
  const text = term === undefined ? '' : cleanText(term.value);
  return text === '' ? undefined : text;
};

/** The text of the first of these properties that has one, in the best language. */
export function literalOf(node: Node, ...properties: string[]): string | undefined {
  for (const property of properties) {
    const text = textOf(inBestLanguage(node.get(property))[0]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** An address, whether it is written as an IRI or as text. */
export function addressOf(node: Node, ...properties: string[]): string | undefined {
  const found = node.get(...properties).find((term) => term.termType === 'NamedNode' || isLiteral(term));
  return textOf(found);
}

/** Every IRI or text of these properties. */
export const valuesOf = (node: Node, ...properties: string[]): string[] =>
  node
    .get(...properties)
    .filter((term) => term.termType === 'NamedNode' || isLiteral(term))
    .flatMap((term) => textOf(term) ?? []);
