import { buildSchema, getIntrospectionQuery, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { costOf } from './cost.ts';
import { prepareDocument } from './document.ts';
import { GatewayError } from './gateway-error.ts';

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

function refusal(source: string, operationName: string | null = null): string | null {
  try {
    prepareDocument(source, operationName);
    return null;
  } catch (error) {
    return error instanceof GatewayError ? error.code : String(error);
  }
}

function cost(source: string, variables = {}): number {
  const document = parse(source);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return costOf(schema, { document, operation }, variables);
}

const nested = (levels: number) =>
  `{ government(cvegeo: "17") ${'{ state '.repeat(levels)}{ name }${' }'.repeat(levels)} }`;

describe('a document is refused', () => {
  test('when it is deeper than twelve levels, by fragments too', () => {
    expect(refusal(nested(10))).toBeNull();
    expect(refusal(nested(11))).toBe('QUERY_TOO_DEEP');
    expect(refusal(nested(40))).toBe('QUERY_TOO_DEEP');
    const chain = Array.from(
      { length: 20 },
      (_, n) => `fragment F${n} on Government { state { ...F${n + 1} } }`,
    );
    const source = `{ government(cvegeo: "17") { ...F0 } } ${chain.join(' ')} fragment F20 on Government { name }`;
    expect(refusal(source)).toBe('QUERY_TOO_DEEP');
  });

  test('when it has too many aliases, directives, root fields or tokens', () => {
    const times = (count: number, text: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => text(n));
    expect(refusal(`{ ${times(51, (n) => `a${n}: __typename`).join(' ')} }`)).toBe('TOO_MANY_ALIASES');
    expect(refusal(`{ ${times(1000, (n) => `a${n}:x`).join(' ')} }`)).toBe('TOO_MANY_TOKENS');
    expect(refusal(`{ network ${'@a '.repeat(51)} { asOf } }`)).toBe('TOO_MANY_DIRECTIVES');
    expect(refusal(`{ ${'__typename '.repeat(21)} }`)).toBe('TOO_MANY_ROOT_FIELDS');
    expect(refusal(`{ ${'x '.repeat(30_000)} }`)).toBe('DOCUMENT_TOO_LARGE');
  });

  test('when its fragments unfold into very many fields, in no time', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    );
    expect(refusal(`{ ...F0 } ${bomb.join(' ')} fragment F30 on Query { __typename }`)).toBe(
      'TOO_MANY_ROOT_FIELDS',
    );
  });

  test('when a fragment contains itself, without going round for ever', () => {
    expect(() => refusal('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).not.toThrow();
  });

  test('when it is not a query, or which one of several is not said', () => {
    expect(refusal('mutation { a }')).toBe('ONLY_QUERIES');
    expect(refusal('subscription { a }')).toBe('ONLY_QUERIES');
    expect(refusal('query A { x } query B { x }')).toBe('BAD_REQUEST');
    expect(refusal('query A { x } query B { x }', 'B')).toBeNull();
    expect(refusal('query A { x }', 'C')).toBe('BAD_REQUEST');
  });
});

test('the standard introspection query passes', () => {
  expect(refusal(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))).toBeNull();
});

test('of several operations only the one asked for is executed', () => {
  const { source } = prepareDocument('query A { network { members } } query B { themes { id } }', 'B');
  expect(source).not.toContain('members');
});

describe('the estimated cost', () => {
  test('grows with the size of pages inside pages, by variable too', () => {
    const source = (first: string) =>
      `query Q($n: Int) { governments(first: ${first}) { nodes { datasets(first: 50) { nodes { title } } } } }`;
    expect(cost(source('10'))).toBe(1 + 10 * (1 + 1 + 50));
    expect(cost(source('$n'), { n: 10 })).toBe(cost(source('10')));
    expect(cost(source('$n'))).toBe(cost(source('20')));
    expect(cost(source('100000'))).toBe(cost(source('100')));
  });

  test('sees the default an operation gives its own variable', () => {
    const source = (first: number) =>
      `query ($n: Int = ${first}) { governments(first: $n) { nodes { name } } }`;
    expect(cost(source(100))).toBe(cost('{ governments(first: 100) { nodes { name } } }'));
    expect(cost(source(100), { n: 5 })).toBe(cost('{ governments(first: 5) { nodes { name } } }'));
    expect(cost(source(100), { n: null })).toBe(cost('{ governments { nodes { name } } }'));
  });

  test('of plain fields is one object', () => {
    expect(cost('{ network { members datasets asOf } }')).toBe(1);
    expect(cost('{ __typename }')).toBe(1);
  });

  test('counts the long lists that have no pages as what they are, and every scan inside a list', () => {
    expect(cost('{ metropolitanAreas { municipalities { name } } }')).toBe(75 * (1 + 10));
    expect(cost('{ indicators { map(level: MUNICIPALITY) { marks { value } } } }')).toBe(10 * (1 + 501 + 10));
  });

  test('counts fragments wherever they are used', () => {
    const fragment = 'fragment F on GovernmentConnection { nodes { state { name } } }';
    expect(cost(`{ governments(first: 5) { ...F } } ${fragment}`)).toBe(1 + 5 * 2);
  });
});
