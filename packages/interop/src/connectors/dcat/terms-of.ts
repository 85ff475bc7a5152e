import { literalOf, type Description, type Node } from './description.ts';
import type { Term } from './statement.ts';
import { dc11, dct, rdf, rdfs, schema, skos } from './vocabulary.ts';

/** The last part of an address, or a text as it is. */
export const lastPart = (text: string): string =>
  /^\w+:\/\//.test(text)
    ? (text
        .replace(/[/#]+$/, '')
        .split(/[/#]/)
        .at(-1) ?? text)
    : text;

/** What a concept, a place or a format is called: its own words, else what its address ends in. */
export function labelOf(term: Term, node: Node): string | undefined {
  if (term.termType === 'Literal') return term.value.trim() === '' ? undefined : term.value.trim();
  const label = literalOf(
    node,
    skos('prefLabel'),
    rdfs('label'),
    schema('name'),
    dct('title'),
    dc11('title'),
    dct('identifier'),
    rdf('value'),
  );
  return label ?? (term.termType === 'NamedNode' ? decoded(lastPart(term.value)) : undefined);
}

/** A text without percent-encoding; as it is when that is broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const authority = 'http://publications.europa.eu/resource/authority/';

/** A licence by every name it is given: its address first, then the code of an authority table, then its words. */
export function licenceNames(node: Node, { of }: Description): string[] {
  return node
    .get(dct('license'), schema('license'), dct('rights'))
    .flatMap((term) => {
      if (term.termType === 'Literal') return [term.value.trim()];
      const told = of(term);
      const words = literalOf(
        told,
        dct('title'),
        skos('prefLabel'),
        rdfs('label'),
        schema('name'),
        dct('identifier'),
      );
      const elsewhere = told
        .get(rdfs('seeAlso'), 'http://www.w3.org/2004/02/skos/core#exactMatch')
        .map(({ value }) => value);
      const address = term.termType === 'NamedNode' ? [term.value] : [];
      const code = term.value.startsWith(authority) ? [lastPart(term.value)] : [];
      return [...address, ...code, ...elsewhere, ...(words === undefined ? [] : [words])];
    })
    .filter((text) => text !== '');
}
