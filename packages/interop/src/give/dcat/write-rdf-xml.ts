import type { RdfDocument } from './rdf-document.ts';
import type { Thing, Value } from './statements.ts';
import { expand, prefixes, properties, type Curie } from './terms.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written as they are, a reader of XML would turn them into others.
  '\r': '&#xD;',
  '\t': '&#x9;',
};
const xml = (text: string) => text.replaceAll(/[&<>"\r\t]/g, (sign) => entities[sign] ?? sign);

function element(name: Curie, value: Value): string {
  if (value.kind === 'spanish') return `<${name} xml:lang="es">${xml(value.text)}</${name}>`;
  if (value.kind === 'plain') return `<${name}>${xml(value.text)}</${name}>`;
  if (value.kind === 'typed')
    return `<${name} rdf:datatype="${xml(expand(value.datatype))}">${xml(value.text)}</${name}>`;
  const { thing } = value;
  const isMention = thing.types.length === 0 && thing.facts.length === 0;
  if (isMention && thing.id !== null) return `<${name} rdf:resource="${xml(thing.id)}"/>`;
  return `<${name}>\n${node(thing)}</${name}>`;
}

const opening = ({ id, types: [first] }: Thing) =>
  `<${first ?? 'rdf:Description'}${id === null ? '' : ` rdf:about="${xml(id)}"`}>\n`;
const closing = ({ types: [first] }: Thing) => `</${first ?? 'rdf:Description'}>\n`;

const content = ({ types: [, ...others], facts }: Thing): string =>
  [
    ...others.map((type) => `<rdf:type rdf:resource="${xml(expand(type))}"/>`),
    ...facts.map(([property, value]) => element(properties[property].curie, value)),
  ]
    .map((line) => `${line}\n`)
    .join('');

const node = (thing: Thing): string => `${opening(thing)}${content(thing)}${closing(thing)}`;

const start = `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF ${Object.entries(prefixes)
  .map(([prefix, iri]) => `xmlns:${prefix}="${iri}"`)
  .join('\n         ')}>
`;

/**
 * A document as RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), in chunks: typed nodes, nested where they are
 * first mentioned.
 */
export async function* writeRdfXml({ root, members }: RdfDocument): AsyncGenerator<string, void> {
  yield `${start}${opening(root)}${content(root)}`;
  if (members !== undefined) {
    const { curie } = properties[members.property];
    for await (const member of members.things) yield `${element(curie, { kind: 'thing', thing: member })}\n`;
  }
  yield `${closing(root)}</rdf:RDF>\n`;
}
