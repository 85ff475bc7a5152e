import type { RdfDocument } from './rdf-document.ts';
import type { Thing, Value } from './statements.ts';
import { prefixes, properties, type PropertyName } from './terms.ts';

const termDefinitions = {
  thing: { '@type': '@id' },
  spanish: { '@language': 'es' },
  plain: {},
  typed: {},
} as const;

/**
 * Our own JSON-LD 1.1 context (that of DCAT-AP 3.0.1 does not load), carried whole by every document: whoever reads
 * one fetches nothing.
 */
export const context = {
  '@version': 1.1,
  ...prefixes,
  ...Object.fromEntries(
    Object.entries(properties).map(([name, { curie, range }]) => [
      name,
      { '@id': curie, ...termDefinitions[range] },
    ]),
  ),
};

export type Json = string | { [key: string]: Json } | Json[];

function jsonOf(value: Value): Json {
  if (value.kind === 'typed') return { '@type': value.datatype, '@value': value.text };
  if (value.kind !== 'thing') return value.text;
  const { thing } = value;
  const isMention = thing.id !== null && thing.types.length === 0 && thing.facts.length === 0;
  return isMention && thing.id !== null ? thing.id : objectOf(thing);
}

const single = (values: readonly Json[]): Json => (values.length === 1 ? (values[0] ?? '') : [...values]);

/** A thing as a node object of the document's context. */
export function objectOf(thing: Thing): { [key: string]: Json } {
  const values = new Map<PropertyName, Json[]>();
  for (const [property, value] of thing.facts) {
    const others = values.get(property);
    if (others === undefined) values.set(property, [jsonOf(value)]);
    else others.push(jsonOf(value));
  }
  return {
    ...(thing.id !== null && { '@id': thing.id }),
    ...(thing.types.length > 0 && { '@type': single(thing.types) }),
    ...Object.fromEntries([...values].map(([property, all]) => [property, single(all)])),
  };
}

/** A document as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), in chunks; the members come last. */
export async function* writeJsonLd({ root, members }: RdfDocument): AsyncGenerator<string, void> {
  const head = JSON.stringify({ '@context': context, ...objectOf(root) });
  if (members === undefined) {
    yield `${head}\n`;
    return;
  }
  yield `${head.slice(0, -1)},${JSON.stringify(members.property)}:[`;
  let separator = '\n';
  for await (const member of members.things) {
    yield `${separator}${JSON.stringify(objectOf(member))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
