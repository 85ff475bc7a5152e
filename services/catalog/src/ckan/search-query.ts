/**
 * The part of Solr's query language that CKAN's clients send (https://solr.apache.org/guide/solr/latest/query-guide/):
 * words, "phrases", field:value, field:(a OR b), field:[from TO to], AND, OR, NOT, +, -, parentheses. What stands side
 * by side must all hold, as in CKAN.
 */
export type SearchNode =
  | { kind: 'all' | 'any'; parts: SearchNode[] }
  | { kind: 'not'; part: SearchNode }
  | { kind: 'text'; text: string; isPhrase: boolean }
  | { kind: 'field'; field: string; value: string }
  | { kind: 'range'; field: string; from: Bound; to: Bound };
/** An end of a range; null is open. */
export type Bound = { value: string; isIncluded: boolean } | null;

export type ParsedSearch = { ok: true; node: SearchNode | null } | { ok: false; message: string };

type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'plus' }
  | { kind: 'word' | 'phrase'; text: string }
  | { kind: 'field'; name: string }
  | { kind: 'range'; from: Bound; to: Bound };

const MOST_TOKENS = 500;
const DEEPEST = 20;

const patterns: [RegExp, (match: RegExpExecArray) => Token | null][] = [
  [/\s+/y, () => null],
  [/\(/y, () => ({ kind: 'open' })],
  [/\)/y, () => ({ kind: 'close' })],
  [/(?:AND(?=[\s(])|&&)/y, () => ({ kind: 'and' })],
  [/(?:OR(?=[\s(])|\|\|)/y, () => ({ kind: 'or' })],
  [/(?:NOT(?=[\s(])|[-!])/y, () => ({ kind: 'not' })],
  [/\+/y, () => ({ kind: 'plus' })],
  [/"((?:[^"\\]|\\.)*)"?/y, (match) => ({ kind: 'phrase', text: unescaped(match[1] ?? '') })],
  [/([A-Za-z_][\w.]*):(?!\/\/)/y, (match) => ({ kind: 'field', name: match[1] ?? '' })],
  [/\*:\*/y, () => ({ kind: 'field', name: '*' })],
  [
    /([[{])\s*("[^"]*"|\S+)\s+TO\s+("[^"]*"|[^\s\]}]+)\s*([\]}])/y,
    ([, opening, from = '*', to = '*', closing]) => ({
      kind: 'range',
      from: boundOf(from, opening === '['),
      to: boundOf(to, closing === ']'),
    }),
  ],
  [/(?:[^\s()"\\]|\\.)+/y, (match) => ({ kind: 'word', text: unescaped(match[0]) })],
  [/./sy, () => null],
];

const unescaped = (text: string) => text.replaceAll(/\\(.)/g, '$1');
function boundOf(written: string, isIncluded: boolean): Bound {
  const value = written.replaceAll('"', '');
  return value === '*' ? null : { value, isIncluded };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length && tokens.length <= MOST_TOKENS;) {
    for (const [pattern, make] of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) continue;
      const token = make(match);
      if (token !== null) tokens.push(token);
      at = pattern.lastIndex;
      break;
    }
  }
  return tokens;
}

class SearchSyntaxError extends Error {}

/** Reads a query. What is only blanks or `*:*` is no condition: null. */
export function parseSearch(text: string): ParsedSearch {
  const tokens = tokensOf(text);
  if (tokens.length > MOST_TOKENS) return { ok: false, message: 'The query is too long' };
  let at = 0;
  const peek = () => tokens[at];
  const is = (kind: Token['kind']) => peek()?.kind === kind;

  function anyOf(field: string | null, depth: number): SearchNode | null {
    if (depth > DEEPEST) throw new SearchSyntaxError('The query is nested too deep');
    const parts: (SearchNode | null)[] = [allOf(field, depth)];
    while (is('or')) {
      at += 1;
      parts.push(allOf(field, depth));
    }
    const real = parts.filter((part) => part !== null);
    // An alternative without a condition is all there is.
    if (real.length < parts.length) return null;
    return real.length === 1 ? (real[0] ?? null) : { kind: 'any', parts: real };
  }

  function allOf(field: string | null, depth: number): SearchNode | null {
    const parts: SearchNode[] = [];
    for (let token = peek(); token !== undefined && !is('or') && !is('close'); token = peek()) {
      if (is('and') || is('plus')) at += 1;
      else {
        const part = oneOf(field, depth);
        if (part !== null) parts.push(part);
      }
    }
    if (parts.length === 0) return null;
    return parts.length === 1 ? (parts[0] ?? null) : { kind: 'all', parts };
  }

  function oneOf(field: string | null, depth: number): SearchNode | null {
    const token = peek();
    at += 1;
    switch (token?.kind) {
      case 'not': {
        if (depth > DEEPEST) throw new SearchSyntaxError('The query is nested too deep');
        // A dash at the end excludes nothing.
        const part = peek() === undefined ? null : oneOf(field, depth + 1);
        return part === null ? null : { kind: 'not', part };
      }
      case 'open': {
        const inner = anyOf(field, depth + 1);
        if (!is('close')) throw new SearchSyntaxError('A parenthesis is not closed');
        at += 1;
        return inner;
      }
      case 'field':
        if (token.name === '*') return null;
        return oneOf(token.name, depth + 1);
      case 'range':
        if (field === null) throw new SearchSyntaxError('A range needs a field');
        return token.from === null && token.to === null
          ? null
          : { kind: 'range', field, from: token.from, to: token.to };
      case 'word':
      case 'phrase':
        if (field !== null) return { kind: 'field', field, value: token.text };
        if (token.text === '*') return null;
        return { kind: 'text', text: token.text, isPhrase: token.kind === 'phrase' };
      case undefined:
        throw new SearchSyntaxError('The query ends too early');
      default:
        return null;
    }
  }

  try {
    const node = anyOf(null, 0);
    if (at < tokens.length) return { ok: false, message: 'A parenthesis was never opened' };
    return { ok: true, node };
  } catch (error) {
    if (error instanceof SearchSyntaxError) return { ok: false, message: error.message };
    throw error;
  }
}
