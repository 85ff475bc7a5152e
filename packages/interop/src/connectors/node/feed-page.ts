import { createHash } from 'node:crypto';
import { Parser, type Quad } from 'n3';
import { datasetsOf, type DcatRecord } from '../dcat/dataset-statements.ts';

const tree = (name: string) => `https://w3id.org/tree#${name}`;
const activity = (name: string) => `https://www.w3.org/ns/activitystreams#${name}`;
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const kinds = new Map([
  [activity('Create'), 'create'],
  [activity('Update'), 'update'],
  [activity('Delete'), 'delete'],
]);

/** A change of one dataset: `dataset` is its whole description after it, null when it is gone. */
export type FeedEvent = {
  number: number;
  object: string;
  dataset: DcatRecord | null;
  /** sha256 of all that the event says. */
  digest: string;
};

/** A page of a node's feed: its events in order of their numbers, and the address of the page before it. */
export type FeedPage = { events: FeedEvent[]; previous: string | null };

export type ReadFeedPage = { ok: true; page: FeedPage } | { ok: false; detail: string };

const numberOf = (iri: string): number | null => {
  const written = /\/feed\/events\/([1-9]\d{0,14})$/.exec(iri)?.[1];
  return written === undefined ? null : Number(written);
};

/**
 * Reads a page of the feed of a node of this network (DCAT-AP Feeds over LDES and TREE, in TriG). What is no such page,
 * or has an event without number, object or payload, is refused whole.
 */
export function readFeedPage(text: string, url: string): ReadFeedPage {
  let quads: Quad[];
  try {
    quads = new Parser({ format: 'application/trig', baseIRI: url }).parse(text);
  } catch (error) {
    return refused(`the page is not TriG: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  const payloads = Map.groupBy(quads, (quad) => quad.graph.value);
  const said = Map.groupBy(payloads.get('') ?? [], (quad) => quad.subject.value);
  const isNode = quads.some(
    ({ predicate, object }) => predicate.value === type && object.value === tree('Node'),
  );
  if (!isNode) return refused('the page is not a node of a feed');
  const events: FeedEvent[] = [];
  for (const [subject, facts] of said) {
    const kind = kinds.get(valueOf(facts, type) ?? '');
    if (kind === undefined) continue;
    const number = numberOf(subject);
    const object = valueOf(facts, activity('object'));
    const published = valueOf(facts, activity('published'));
    if (number === null || object === null || published === null) {
      return refused(`the event ${subject} has no number, object or date`);
    }
    const dataset = kind === 'delete' ? null : payloadOf(payloads.get(subject) ?? [], object);
    const digest = createHash('sha256')
      .update(JSON.stringify([number, kind, object, published, dataset?.quads ?? []]))
      .digest('hex');
    events.push({ number, object, dataset, digest });
  }
  return {
    ok: true,
    page: { events: events.toSorted((a, b) => a.number - b.number), previous: previousOf(said, url) },
  };
}

const refused = (detail: string) => ({ ok: false, detail }) as const;

const valueOf = (facts: readonly Quad[], predicate: string): string | null =>
  facts.find((fact) => fact.predicate.value === predicate)?.object.value ?? null;

/** The description of the event's own dataset; one that says nothing is judged like any other incomplete record. */
function payloadOf(quads: readonly Quad[], object: string): DcatRecord {
  for (const record of datasetsOf(quads)) if (record.iri === object) return record;
  return { iri: object, title: null, quads: [] };
}

/** The page that the bounded relation to older events leads to. */
function previousOf(said: ReadonlyMap<string, readonly Quad[]>, url: string): string | null {
  for (const facts of said.values()) {
    const isOlder = facts.some(
      ({ predicate, object }) =>
        predicate.value === type && /#LessThan(OrEqualTo)?Relation$/.test(object.value),
    );
    const written = isOlder ? valueOf(facts, tree('node')) : null;
    if (written !== null) return onHostAsked(written, url);
  }
  return null;
}

/** A node names its pages by its public address; they are asked for where the first one was. */
function onHostAsked(address: string, asked: string): string {
  const { pathname, search } = new URL(address, asked);
  return new URL(pathname + search, asked).href;
}
