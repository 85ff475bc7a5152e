import type { Curie, PropertyName } from './terms.ts';

/**
 * A thing and what is said of it, as a tree: what a value is known by may be told where it is mentioned. `id` is an
 * IRI, or null for a thing without a name of its own.
 */
export type Thing = { id: string | null; types: readonly Curie[]; facts: readonly Fact[] };
export type Fact = readonly [property: PropertyName, value: Value];
export type Value =
  | { kind: 'spanish'; text: string }
  | { kind: 'plain'; text: string }
  | { kind: 'typed'; text: string; datatype: Curie }
  | { kind: 'thing'; thing: Thing };

/** XML 1.0 has no place for most control characters and half surrogates; no format of ours carries them. */
const writable = (text: string) =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

export const spanish = (text: string): Value => ({ kind: 'spanish', text: writable(text) });
export const plain = (text: string): Value => ({ kind: 'plain', text: writable(text) });
export const typed = (text: string, datatype: Curie): Value => ({
  kind: 'typed',
  text: writable(text),
  datatype,
});
export const instant = (date: Date): Value => typed(date.toISOString(), 'xsd:dateTime');
export const whole = (number: number): Value => typed(String(number), 'xsd:nonNegativeInteger');
export const thing = (described: Thing): Value => ({ kind: 'thing', thing: described });
export const mention = (id: string): Value => thing({ id, types: [], facts: [] });
export const unnamed = (types: readonly Curie[], facts: readonly Fact[]): Value =>
  thing({ id: null, types, facts });

/**
 * Describes a thing where a document first mentions it, and only mentions it after. For vocabularies and publishers:
 * what it remembers is bounded by how many of those there are.
 */
export type Describe = (id: string, types: readonly Curie[], facts: readonly Fact[]) => Value;

export function createDescribe(): Describe {
  const described = new Set<string>();
  return (id, types, facts) => {
    if (described.has(id)) return mention(id);
    described.add(id);
    return thing({ id, types, facts });
  };
}

/**
 * An address as an IRI that every RDF format can carry; null for what is not one. Characters that RFC 3987 leaves out
 * are percent-encoded.
 */
export function iri(address: string): string | null {
  const href = URL.parse(address.trim())?.href;
  if (href === undefined || !/^(https?|ftp|mailto):/.test(href)) return null;
  // oxlint-disable-next-line no-control-regex -- control characters are among what no IRI may have
  return href.replaceAll(/[\u0000-\u0020<>"{}|\\^`\u007f]/g, encodeURIComponent);
}
