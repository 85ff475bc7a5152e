/** A term of RDF as every parser gives it; `language` and `datatype` are of literals. */
export type Term = {
  termType: string;
  value: string;
  language?: string | undefined;
  datatype?: { value: string } | undefined;
};

/** A statement, whatever graph it is in. */
export type Statement = { subject: Term; predicate: Term; object: Term };

/** A subject's name among the statements of one document: its IRI, or `_:` and its label. */
export const keyOf = ({ termType, value }: Term): string => (termType === 'BlankNode' ? `_:${value}` : value);

const stringType = 'http://www.w3.org/2001/XMLSchema#string';
const languageType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

/** An IRI between its signs; what may not be in one is percent-encoded. */
export const iriText = (iri: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are among what no IRI may have
  `<${iri.toWellFormed().replaceAll(/[\u0000-\u0020<>"{}|\\^`\u007f]/g, encodeURIComponent)}>`;

/** A literal as N-Triples writes it. */
export function literalText({ value, language, datatype }: Term): string {
  const text = JSON.stringify(value.toWellFormed());
  if (language !== undefined && language !== '') return `${text}@${language.toLowerCase()}`;
  const type = datatype?.value;
  const isPlain = type === undefined || type === stringType || type === languageType;
  return isPlain ? text : `${text}^^${iriText(type)}`;
}

const line =
  /^(<[^>]*>|_:\w+) <([^>]*)> (?:(<[^>]*>|_:\w+)|("(?:[^"\\]|\\.)*")(?:@([\w-]+)|\^\^<([^>]*)>)?) \.$/s;

const named = (text: string): Term =>
  text.startsWith('_:')
    ? { termType: 'BlankNode', value: text.slice(2) }
    : { termType: 'NamedNode', value: text.slice(1, -1) };

/** A line of ours as a statement; null for any other text. */
export function statementOf(text: string): Statement | null {
  const [, subject, predicate, resource, literal, language, datatype] = line.exec(text) ?? [];
  if (subject === undefined || predicate === undefined) return null;
  const object: Term =
    literal === undefined
      ? named(resource ?? '<>')
      : {
          termType: 'Literal',
          value: String(JSON.parse(literal)),
          language,
          datatype: datatype === undefined ? undefined : { value: datatype },
        };
  return { subject: named(subject), predicate: { termType: 'NamedNode', value: predicate }, object };
}
