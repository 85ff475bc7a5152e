import { addressOf, literalOf, type Description, type Node } from './description.ts';
import type { Term } from './statement.ts';
import { decoded } from './terms-of.ts';
import { adms, dc11, dcat, dct, foaf, rdfs, schema, skos, vcard } from './vocabulary.ts';

const names = [
  foaf('name'),
  vcard('fn'),
  schema('name'),
  vcard('organization-name'),
  skos('prefLabel'),
  dct('title'),
  rdfs('label'),
];

const nameOf = (term: Term | undefined, { of }: Description): string | undefined => {
  if (term === undefined) return undefined;
  return term.termType === 'Literal' ? term.value.trim() || undefined : literalOf(of(term), ...names);
};

/** INEGI's key in the address that the network gives a government. */
const keyIn = (text: string): string | undefined => /\/governments\/(\d{2}|\d{5})$/.exec(text)?.[1];

/** Who publishes, and its key when it is a government of a network like this one. */
export function publisherOf(
  dataset: Node,
  description: Description,
): { name: string | undefined; cvegeo: string | undefined } {
  const publishers = dataset.get(dct('publisher'), schema('publisher'), dc11('publisher'));
  const creators = dataset.get(dct('creator'), schema('creator'));
  const [agent] = publishers.length > 0 ? publishers : creators;
  const identifiers =
    agent === undefined
      ? []
      : description
          .of(agent)
          .get(dct('identifier'))
          .map(({ value }) => value);
  return {
    name: nameOf(agent, description),
    cvegeo:
      agent === undefined
        ? undefined
        : [agent.value, ...identifiers].map(keyIn).find((key) => key !== undefined),
  };
}

/** `hasEmail` is an IRI, a text, or a thing whose value is one. */
function emailOf(contact: Node, { of }: Description): string | undefined {
  const written = addressOf(contact, vcard('hasEmail'), vcard('email'), schema('email'), foaf('mbox'));
  if (written !== undefined) return decoded(written);
  const [told] = contact.get(vcard('hasEmail'));
  return told === undefined ? undefined : addressOf(of(told), vcard('hasValue'), vcard('value'));
}

/** Whom to ask: the dataset's contact point, the one with an address of mail before the others. */
export function contactOf(
  dataset: Node,
  description: Description,
): { name: string | undefined; email: string | undefined } {
  const contacts = dataset
    .get(dcat('contactPoint'), schema('contactPoint'), adms('contactPoint'))
    .map((term) => ({ name: nameOf(term, description), email: emailOf(description.of(term), description) }));
  return (
    contacts.find(({ email }) => email !== undefined) ?? contacts[0] ?? { name: undefined, email: undefined }
  );
}
