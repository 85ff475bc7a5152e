import { createHash } from 'node:crypto';
import { dcat, dct, foaf, hydra, oneSpelling, rdf, rdfs, schema, skos } from './vocabulary.ts';
import { iriText, keyOf, literalText, type Statement, type Term } from './statement.ts';

/**
 * A dataset of a catalogue in RDF: its IRI (`_:…` when it has none), its title for lists of people, and everything
 * said of it as sorted N-Triples, with what describes it within. The same description gives the same lines, whatever
 * the document's order, syntax or names of blank nodes.
 */
export type DcatRecord = { iri: string; title: string | null; quads: string[] };

const datasetTypes = new Set([dcat('Dataset'), schema('Dataset')]);
const memberProperties = new Set([dcat('dataset'), schema('dataset')]);
const otherMembers = new Set([
  dcat('Catalog'),
  dcat('CatalogRecord'),
  dcat('DataService'),
  dcat('DatasetSeries'),
  dcat('Distribution'),
]);

/** Things with a life of their own: mentioned in a dataset's description, never told with it. */
const standsAlone = new Set([
  ...datasetTypes,
  dcat('Catalog'),
  dcat('CatalogRecord'),
  dcat('DatasetSeries'),
  hydra('Collection'),
  hydra('PagedCollection'),
  hydra('PartialCollectionView'),
]);
const leadsAway = new Set([
  ...memberProperties,
  ...[
    'relation',
    'isPartOf',
    'hasPart',
    'source',
    'isVersionOf',
    'hasVersion',
    'replaces',
    'isReplacedBy',
  ].map(dct),
  ...['catalog', 'inSeries', 'prev', 'next', 'record', 'servesDataset'].map(dcat),
  ...['broader', 'narrower', 'related', 'inScheme', 'topConceptOf', 'hasTopConcept', 'exactMatch'].map(skos),
  foaf('primaryTopic'),
  rdfs('seeAlso'),
  schema('includedInDataCatalog'),
]);

const MOST_STATEMENTS = 20_000;
const MOST_LEVELS = 6;
const titles = new Set([dct('title'), schema('name')]);

type Graph = Map<string, Statement[]>;

/** Statements by their subject. */
export function graphOf(statements: Iterable<Statement>): Graph {
  const graph: Graph = new Map();
  for (const statement of statements) {
    const key = keyOf(statement.subject);
    const known = graph.get(key);
    if (known === undefined) graph.set(key, [statement]);
    else known.push(statement);
  }
  return graph;
}

const typesOf = (said: readonly Statement[]) =>
  said
    .filter(({ predicate }) => predicate.value === rdf('type'))
    .map(({ object }) => oneSpelling(object.value));

/** What a document holds: its datasets, those it only mentions, and whether it is a catalogue at all. */
export function membersOf(graph: Graph): {
  datasets: string[];
  mentioned: string[];
  services: number;
  hasCatalogue: boolean;
} {
  const datasets = new Set<string>();
  const mentioned = new Set<string>();
  let services = 0;
  let hasCatalogue = false;
  for (const [key, said] of graph) {
    const types = typesOf(said);
    const isCatalogue = types.includes(dcat('Catalog'));
    if (isCatalogue || types.includes(schema('DataCatalog'))) hasCatalogue = true;
    if (types.includes(dcat('DataService'))) services += 1;
    if (!isCatalogue && types.some((type) => datasetTypes.has(type))) datasets.add(key);
    for (const { predicate, object } of said) {
      if (object.termType === 'Literal' || !memberProperties.has(oneSpelling(predicate.value))) continue;
      const member = keyOf(object);
      const described = graph.get(member);
      if (described === undefined) mentioned.add(member);
      else if (!typesOf(described).some((type) => otherMembers.has(type))) datasets.add(member);
    }
  }
  return { datasets: [...datasets], mentioned: [...mentioned], services, hasCatalogue };
}

const identityOf = ({ predicate, object }: Statement) =>
  `${predicate.value} ${object.termType} ${object.value} ${object.language ?? ''}`;

type Said = { statements: readonly Statement[]; standsAlone: boolean };

/** What is said of a thing, each statement once: a publisher may be told again with every dataset of its own. */
function createSaidOf(graph: Graph): (key: string) => Said | undefined {
  const told = new Map<string, Said>();
  return (key) => {
    const known = told.get(key);
    if (known !== undefined) return known;
    const all = graph.get(key);
    if (all === undefined) return undefined;
    const statements = [...new Map(all.map((statement) => [identityOf(statement), statement])).values()];
    const said = { statements, standsAlone: typesOf(statements).some((type) => standsAlone.has(type)) };
    told.set(key, said);
    return said;
  };
}

type SaidOf = ReturnType<typeof createSaidOf>;

/** Everything said of a dataset and of what it is described with, as far as it is told here. */
function describedWith(saidOf: SaidOf, root: string): Statement[] {
  const told: Statement[] = [];
  const visited = new Set([root]);
  let level = [root];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const statement of level.flatMap((key) => saidOf(key)?.statements ?? [])) {
      if (told.length >= MOST_STATEMENTS) return told;
      told.push(statement);
      const { object, predicate } = statement;
      if (object.termType === 'Literal') continue;
      const key = keyOf(object);
      const said = visited.has(key) ? undefined : saidOf(key);
      if (said === undefined) continue;
      const isOwn = object.termType === 'BlankNode' || !said.standsAlone;
      if (!isOwn || leadsAway.has(oneSpelling(predicate.value))) continue;
      visited.add(key);
      next.push(key);
    }
    level = next;
  }
  return told;
}

/** Names for blank nodes that depend only on what is said of them. */
function createNames(told: readonly Statement[]) {
  const graph = graphOf(told);
  const names = new Map<string, string>();
  const text = (term: Term, levels: number): string => {
    if (term.termType === 'Literal') return literalText(term);
    return term.termType === 'BlankNode' ? nameOf(term, levels) : iriText(oneSpelling(term.value));
  };
  function nameOf(term: Term, levels: number): string {
    const key = keyOf(term);
    const known = names.get(key);
    if (known !== undefined) return known;
    // A blank node that leads back to itself is described up to here.
    if (levels === 0) return '_:again';
    const said = (graph.get(key) ?? [])
      .map(({ predicate, object }) => `${oneSpelling(predicate.value)} ${text(object, levels - 1)}`)
      .toSorted();
    const name = `_:b${createHash('sha1').update(said.join('\n')).digest('hex').slice(0, 20)}`;
    names.set(key, name);
    return name;
  }
  return (term: Term) => text(term, MOST_LEVELS);
}

function recordOf(saidOf: SaidOf, key: string): DcatRecord {
  const told = describedWith(saidOf, key);
  const text = createNames(told);
  const lines = told.map(
    ({ subject, predicate, object }) =>
      `${text(subject)} ${iriText(oneSpelling(predicate.value))} ${text(object)} .`,
  );
  const own = saidOf(key)?.statements ?? [];
  const title = own.find(({ predicate }) => titles.has(oneSpelling(predicate.value)))?.object.value ?? null;
  const [first] = own;
  const iri = first?.subject.termType === 'BlankNode' ? text(first.subject) : key;
  return { iri, title, quads: [...new Set(lines)].toSorted() };
}

/** The records of these datasets of a document, one at a time. */
export function* recordsOf(graph: Graph, keys: Iterable<string>): Generator<DcatRecord, void> {
  const saidOf = createSaidOf(graph);
  for (const key of keys) yield recordOf(saidOf, key);
}

/** Every dataset that statements describe (all graphs taken together), in the order they are first told. */
export function* datasetsOf(statements: Iterable<Statement>): Generator<DcatRecord, void> {
  const graph = graphOf(statements);
  yield* recordsOf(graph, membersOf(graph).datasets);
}
