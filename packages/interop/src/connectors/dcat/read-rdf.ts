import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { isWithinLevels, refused, textOf, type Answer, type Asked } from '../ask.ts';
import { mostLevels } from '../data-json/json-elements.ts';
import { embeddedJsonLd } from './json-ld.ts';
import { parseJsonLd } from './parse-json-ld.ts';
import { iriText, type Statement, type Term } from './statement.ts';

/** For whoever negotiates: every syntax we read, the cheapest first. */
export const rdfAccept =
  'text/turtle, application/trig;q=0.9, application/n-triples;q=0.9, application/rdf+xml;q=0.8, application/ld+json;q=0.7, */*;q=0.1';

type Syntax = 'json' | 'xml' | 'html' | 'turtle';

const isRdfXml = (head: string) => /<([\w-]+:)?RDF[\s>]/.test(head) || /xmlns(:\w+)?=/.test(head);

/** What a text is by how it begins; content types are wrong too often to be believed. */
function syntaxOf(text: string): Syntax {
  const head = text.slice(0, 4000);
  if (/^\s*[[{]/.test(head)) return 'json';
  if (/<(!doctype\s+html|html[\s>])/i.test(head) && !/<([\w-]+:)?RDF[\s>]/.test(head)) return 'html';
  const isMarkup = /^\s*<(\?xml|!--|!doctype|[a-z_][\w.-]*(:[a-z_][\w.-]*)?[\s>])/i.test(head);
  return isMarkup && isRdfXml(head) ? 'xml' : 'turtle';
}

const LONGEST_THOUGHT_MS = 120_000;
const MOST_EMBEDDED = 20;

const PIECE = 64 * 1024;

/** A text in pieces, between which others have their turn. */
async function* piecesOf(text: string): AsyncGenerator<string, void> {
  for (let start = 0; start < text.length; start += PIECE) {
    yield text.slice(start, start + PIECE);
    await turn();
  }
}

/** The line of a parser's error, as n3 and the reader of XML tell it. */
const lineOf = (error: unknown): number => {
  const message = error instanceof Error ? error.message : '';
  const [, line] = /line (\d+)/i.exec(message) ?? /^(\d+):\d+:/.exec(message) ?? [];
  return Number(line ?? 0);
};

/** A document whose error is in its last line broke off there; one with an error before has a mistake. */
function failureOfParser(error: unknown, text: string, host: string) {
  const message = error instanceof Error ? error.message : String(error);
  const lines = text.trimEnd().split('\n').length;
  const isAtEnd = lineOf(error) >= lines || /unclosed|eof|unexpected end/i.test(message);
  const detail = `the RDF of ${host}: ${message.slice(0, 300)}`;
  return isAtEnd ? refused('truncated', detail) : refused('syntax', detail);
}

export type Parsed = Asked<{ statements: Statement[] }>;

async function collect(statements: AsyncIterable<Statement>, most: number): Promise<Parsed> {
  const kept: Statement[] = [];
  for await (const statement of statements) {
    if (kept.length >= most) return refused('too-large', `more than ${most} statements in one page`);
    kept.push(statement);
  }
  return { ok: true, statements: kept };
}

type Source = { text: string; url: string; mostStatements: number };

/**
 * What portals write into Turtle against its grammar: spaces and the like in addresses, and languages as in the
 * settings of a server (`es_MX`).
 */
const repaired = (text: string) =>
  text
    .replaceAll(/<([a-z][a-z0-9+.-]{1,20}:\/\/[^<>"\n]{1,4000})>/gi, (_, iri: string) => iriText(iri))
    .replaceAll(/"@([a-z]{2,3})_(?=[a-z]{2,8}\b)/gi, '"@$1-');

async function readTurtle({ text, url, mostStatements }: Source): Promise<Parsed> {
  // Without a format the parser reads what Turtle, TriG, N-Triples and N-Quads have together.
  const parse = (written: string) =>
    collect(Readable.from(piecesOf(written)).pipe(new StreamParser({ baseIRI: url })), mostStatements);
  try {
    return await parse(text);
  } catch (error) {
    const better = repaired(text);
    if (better === text) throw error;
    return parse(better);
  }
}

/** The reader of RDF/XML takes the end of its text for the end of its document. */
function isClosed(text: string): boolean {
  const root = /<([a-z_][\w.-]*(?::[\w.-]+)?)[\s/>]/i.exec(
    text.slice(0, 200_000).replaceAll(/<!--[^]*?-->/g, ''),
  )?.[1];
  const end = text.slice(-4000).replace(/(\s|<!--[^]{0,2000}?-->)+$/, '');
  return root !== undefined && (end.endsWith(`</${root}>`) || end.endsWith('/>'));
}

async function readXml({ text, url, mostStatements }: Source): Promise<Parsed> {
  if (text.includes('<!ENTITY')) return refused('wrong-shape', 'the RDF/XML declares entities');
  if (!isClosed(text)) return refused('truncated', 'the RDF/XML ends before its root does');
  return collect(
    Readable.from(piecesOf(text)).pipe(new RdfXmlParser({ baseIRI: url, validateUri: false })),
    mostStatements,
  );
}

/** The statements of one document after another; blank nodes of each are its own. */
async function readJsonLd(documents: { text: string; document: unknown }[], source: Source): Promise<Parsed> {
  if (!documents.every(({ document }) => isWithinLevels(document, mostLevels))) {
    return refused('wrong-shape', 'JSON with too many levels');
  }
  const statements: Statement[] = [];
  for (const [index, { text }] of documents.entries()) {
    const read = await parseJsonLd(
      { text, base: source.url },
      { deadlineMs: LONGEST_THOUGHT_MS, mostStatements: source.mostStatements - statements.length },
    );
    if (!read.ok) return read;
    const apart = (term: Term): Term =>
      term.termType === 'BlankNode' ? { ...term, value: `d${index}${term.value}` } : term;
    for (const { subject, predicate, object } of read.statements)
      statements.push({ subject: apart(subject), predicate, object: apart(object) });
  }
  return { ok: true, statements };
}

async function readJson(source: Source, contentType: string | undefined): Promise<Parsed> {
  try {
    return await readJsonLd([{ text: source.text, document: JSON.parse(source.text) as unknown }], source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Turtle may begin with a bracket and TriG with a brace.
  const isTold = /json/i.test(contentType ?? '') || /^\s*(\{\s*"|\[\s*[{"])/.test(source.text);
  return isTold ? refused('truncated', 'the JSON ends or breaks before its end') : readTurtle(source);
}

/**
 * The statements of a document in Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, or of the JSON-LD within a web
 * page, told apart by their content; at most `mostStatements` of them. Nothing is fetched and no entity resolved.
 * Failures: `not-json` a web page without any, `truncated`, `syntax`, `too-large`, `wrong-shape`.
 */
export async function readRdf(answer: Answer, limits: { mostStatements: number }): Promise<Parsed> {
  const text = textOf(answer);
  const source: Source = { text, url: answer.url, mostStatements: limits.mostStatements };
  const { host } = new URL(answer.url);
  if (text.trim() === '') return refused('truncated', `${host} answered nothing`);
  // No syntax does without a bracket of some kind.
  if (!/[<{[]/.test(text)) return refused('not-json', `${host} answered plain text`);
  const syntax = syntaxOf(text);
  try {
    if (syntax === 'json') return await readJson(source, answer.contentType);
    if (syntax === 'xml') return await readXml(source);
    if (syntax === 'turtle') return await readTurtle(source);
  } catch (error) {
    return failureOfParser(error, text, host);
  }
  const embedded = embeddedJsonLd(text);
  if (embedded.length > 0) return readJsonLd(embedded.slice(0, MOST_EMBEDDED), source);
  return refused('not-json', `${host} answered a web page`);
}
