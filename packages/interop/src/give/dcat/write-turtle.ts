import { DataFactory, Writer } from 'n3';
import type { RdfDocument } from './rdf-document.ts';
import type { Thing, Value } from './statements.ts';
import { expand, prefixes, properties } from './terms.ts';

const namedNode = (iri: string) => DataFactory.namedNode(iri);
const literal = (text: string, kind?: Parameters<typeof DataFactory.literal>[1]) =>
  DataFactory.literal(text, kind);
const isA = namedNode(expand('rdf:type'));

type Named = Thing & { id: string };
const isNamed = (thing: Thing): thing is Named => thing.id !== null;

/**
 * Writes things through n3, whose escaping is Turtle's own, into the default graph or (TriG) into a named one; `taken`
 * gives what has been written since.
 */
export function createTurtleWriter() {
  let chunks: string[] = [];
  const writer = new Writer(
    {
      write: (chunk: string, _encoding: string, done?: () => void) => {
        chunks.push(chunk);
        done?.();
      },
      end: (done?: () => void) => done?.(),
    },
    { prefixes },
  );
  const taken = () => {
    const text = chunks.join('');
    chunks = [];
    return text;
  };

  /** A value as a term. What is known of a named thing is written after the thing that mentions it. */
  function termOf(
    value: Value,
    after: Named[],
  ): ReturnType<typeof namedNode | typeof literal | typeof writer.blank> {
    if (value.kind === 'spanish') return literal(value.text, 'es');
    if (value.kind === 'plain') return literal(value.text);
    if (value.kind === 'typed') return literal(value.text, namedNode(expand(value.datatype)));
    const { thing } = value;
    if (!isNamed(thing)) {
      return writer.blank([
        ...thing.types.map((type) => ({ predicate: isA, object: namedNode(expand(type)) })),
        ...thing.facts.map(([property, inner]) => ({
          predicate: namedNode(expand(properties[property].curie)),
          object: termOf(inner, after),
        })),
      ]);
    }
    if (thing.types.length > 0 || thing.facts.length > 0) after.push(thing);
    return namedNode(thing.id);
  }

  function write(thing: Thing, graphId: string | null = null): void {
    if (!isNamed(thing)) throw new TypeError('the root and the members of a document have names');
    const graph = graphId === null ? DataFactory.defaultGraph() : namedNode(graphId);
    const after: Named[] = [];
    const subject = namedNode(thing.id);
    for (const type of thing.types) writer.addQuad(subject, isA, namedNode(expand(type)), graph);
    for (const [property, value] of thing.facts)
      writer.addQuad(subject, namedNode(expand(properties[property].curie)), termOf(value, after), graph);
    for (const next of after) write(next, graphId);
  }

  return { write, taken, end: () => writer.end() };
}

/** A document as Turtle (https://www.w3.org/TR/turtle/), in chunks. Only a named thing can be a root or a member. */
export async function* writeTurtle({ root, members }: RdfDocument): AsyncGenerator<string, void> {
  const turtle = createTurtleWriter();
  turtle.write(root);
  yield turtle.taken();
  if (members !== undefined) {
    for await (const member of members.things) {
      turtle.write({ id: root.id, types: [], facts: [[members.property, { kind: 'thing', thing: member }]] });
      yield turtle.taken();
    }
  }
  turtle.end();
  yield turtle.taken();
}
