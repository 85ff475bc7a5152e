import jsonld from 'jsonld';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { carriedContext } from './rdf-contexts.ts';
import type { Statement } from './statement.ts';

/** A document needs a context that we do not carry. */
export class UnknownContext extends Error {
  override readonly name = 'UnknownContext';
}

const documentLoader = async (url: string) => {
  const context = carriedContext(url);
  if (context === null) throw new UnknownContext(url);
  return { document: { '@context': context }, documentUrl: url };
};

/** jsonld wraps what its loader throws, sometimes more than once. */
export function unknownContextOf(error: unknown): string | null {
  if (error instanceof UnknownContext) return error.message;
  if (!(error instanceof Error)) return null;
  const details: unknown = 'details' in error ? error.details : undefined;
  const inner =
    typeof details === 'object' && details !== null && 'cause' in details ? details.cause : error.cause;
  return inner === undefined || inner === error ? null : unknownContextOf(inner);
}

const PIECE = 200;

const term = z.object({
  termType: z.string(),
  value: z.string(),
  language: z.string().optional(),
  datatype: z.object({ value: z.string() }).optional(),
});
const statements = z.array(z.object({ subject: term, predicate: term, object: term }));

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that names a blank node: its parts may mention each other, so it is not taken apart. */
const namesBlankNodes = (text: string) => /"\s*_:/.test(text);

/**
 * A large document as several: the statements of a list's members do not depend on one another, and a document taken
 * whole stands in everybody's way for seconds.
 */
function* piecesOf(document: unknown, text: string): Generator<unknown, void> {
  if (!isObject(document) || namesBlankNodes(text)) return yield document;
  const [long] = Object.entries(document).filter(
    ([key, value]) => key !== '@context' && Array.isArray(value) && value.length > PIECE,
  );
  if (long === undefined) return yield document;
  const [name, members] = long;
  const { '@context': context, '@id': id, '@type': type } = document;
  const { [name]: _, ...rest } = document;
  yield rest;
  if (!Array.isArray(members)) return;
  for (let start = 0; start < members.length; start += PIECE) {
    yield {
      ...(context !== undefined && { '@context': context }),
      ...(id !== undefined && { '@id': id }),
      // Words may mean something else within one class than within another.
      ...(type !== undefined && { '@type': type }),
      [name]: members.slice(start, start + PIECE),
    };
  }
}

/**
 * The statements of a JSON-LD 1.1 document. Contexts of strangers are not fetched: throws UnknownContext for one that
 * is neither within the document nor among those we carry, and what jsonld throws for what is no JSON-LD.
 */
export async function* jsonLdStatements(
  document: unknown,
  { text, base }: { text: string; base: string },
): AsyncGenerator<Statement, void> {
  let piece = 0;
  for (const part of piecesOf(document, text)) {
    const quads = statements.parse(
      await jsonld.toRDF(part as jsonld.JsonLdDocument, { base, documentLoader }),
    );
    const apart = (value: Statement['subject']) =>
      value.termType === 'BlankNode'
        ? { ...value, value: `p${piece}${value.value.replace('_:', '')}` }
        : value;
    for (const { subject, predicate, object } of quads)
      yield { subject: apart(subject), predicate, object: apart(object) };
    piece += 1;
    await turn();
  }
}

const script = /<script[^>]{0,300}application\/ld\+json[^>]{0,300}>([\s\S]*?)<\/script>/gi;

/** The JSON-LD that a web page carries in its scripts; broken ones are left out. */
export function embeddedJsonLd(html: string): { text: string; document: unknown }[] {
  return [...html.matchAll(script)].flatMap(([, text = '']) => {
    try {
      return [{ text, document: JSON.parse(text) as unknown }];
    } catch {
      return [];
    }
  });
}
