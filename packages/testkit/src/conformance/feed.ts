import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { judgeDcatAp, parseRdf } from './rdf.ts';

export type FeedMediaType = 'application/ld+json' | 'application/trig';

/** The statements of a page of a feed with the graphs they are in. Throws what its parser throws. */
export async function parseFeed(text: string, mediaType: FeedMediaType): Promise<Quad[]> {
  if (mediaType === 'application/ld+json') return parseRdf(text, mediaType);
  return new Parser({ format: 'application/trig' }).parse(text);
}

const activityStreams = 'https://www.w3.org/ns/activitystreams#';
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

// The shapes they import are DCAT-AP's, which judge what is carried apart.
const shapesOf = (turtle: string) =>
  new SHACLValidator(
    new Store(new Parser().parse(turtle).filter(({ predicate }) => !predicate.value.endsWith('owl#imports'))),
  );

let own: SHACLValidator | undefined;
const feedsValidator = () =>
  (own ??= shapesOf(readFileSync(new URL('../../fixtures/ldes/shape.ttl', import.meta.url), 'utf8')));

type Activity = { id: string; kind: string; object: string; published: string };

async function violationsOf(quads: readonly Quad[], validator: SHACLValidator): Promise<string[]> {
  const { results } = await validator.validate(new Store([...quads]));
  return results.map(({ focusNode, path, sourceConstraintComponent }) =>
    [focusNode, path, sourceConstraintComponent]
      .map((term) => (term && 'value' in term ? term.value : ''))
      .join(' '),
  );
}

/** The objects of a property of a thing in the default graph. */
export const objectsOf = (store: Store, subject: string, property: string): string[] =>
  store
    .getObjects(DataFactory.namedNode(subject), DataFactory.namedNode(property), DataFactory.defaultGraph())
    .map(({ value }) => value);

/**
 * A page of a DCAT-AP Feed: its activities in the order of their dates, what the shape of DCAT-AP Feeds (and another one
 * served with the feed, as Turtle) has against each of them with what it carries, what DCAT-AP 3.0.1 has against the last
 * that is carried of each dataset, and where the page leads.
 */
export async function judgeFeed(
  quads: readonly Quad[],
  options: { servedShape?: string } = {},
): Promise<{
  violations: string[];
  activities: Activity[];
  payloads: { datasets: number; distributions: number };
  next: string[];
  previous: string[];
}> {
  const store = new Store([...quads]);
  const served = options.servedShape === undefined ? [] : [shapesOf(options.servedShape)];
  const dateOf = ({ value }: { value: string }) =>
    objectsOf(store, value, `${activityStreams}published`)[0] ?? '';
  // Statements have no order: the dates have.
  const members = store
    .getObjects(null, 'https://w3id.org/tree#member', DataFactory.defaultGraph())
    .toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  const activities: Activity[] = [];
  const violations: string[] = [];
  const carried = new Map<string, Quad[]>();
  for (const member of members) {
    const told = store.getQuads(member, null, null, DataFactory.defaultGraph());
    const payload = store
      .getQuads(null, null, null, member)
      .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
    const [kind] = objectsOf(store, member.value, type);
    const [object] = objectsOf(store, member.value, `${activityStreams}object`);
    activities.push({
      id: member.value,
      kind: kind?.replace(activityStreams, '') ?? '',
      object: object ?? '',
      published: dateOf(member),
    });
    for (const validator of [feedsValidator(), ...served])
      violations.push(...(await violationsOf([...told, ...payload], validator)));
    if (payload.length > 0) carried.set(object ?? '', payload);
  }
  const judged = await judgeDcatAp([...carried.values()].flat());
  const relations = (bounded: string) =>
    store
      .getSubjects(type, `https://w3id.org/tree#${bounded}`, null)
      .flatMap(({ id }) => store.getObjects(id, 'https://w3id.org/tree#node', null))
      .map(({ value }) => value);
  return {
    violations: [...violations, ...judged.violations],
    activities,
    payloads: { datasets: judged.datasets, distributions: judged.distributions },
    next: relations('GreaterThanRelation'),
    previous: relations('LessThanOrEqualToRelation'),
  };
}
