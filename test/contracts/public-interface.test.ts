import { describe, expect, test } from 'vitest';
import { ask, call, graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { introspectionQuery, linesOf, type Introspection } from './support/schema-lines.ts';

const hub = await startHubProcess();

test('GraphQL keeps the names and types that programs were promised', async () => {
  const lines = linesOf(await graphql<Introspection>(hub, introspectionQuery));
  const promised = `
    Query.network: Network!
    Query.government(cvegeo: ID!): Government
    Query.governments(filter: GovernmentFilter, first: Int, after: String): GovernmentConnection!
    Query.themes: [Theme!]!
    Query.standard(id: ID!): Standard
    Query.dataset(id: ID!): Dataset
    Query.datasets(query: String, filter: DatasetFilter, sort: DatasetSort, first: Int, after: String): DatasetConnection!
    Query.package(id: ID!): Package
    Query.packages(filter: PackageFilter, first: Int, after: String): PackageConnection!
    Query.memoranda(filter: MemorandumFilter, first: Int, after: String): MemorandumConnection!
    Query.compare(cvegeos: [ID!]!, theme: ID): Comparison!
    Query.table(standard: ID!): NationalTable
    Query.datasetHistory(id: ID!): DatasetHistory
    DatasetHistory.asOf(date: DateTime!): Dataset
    DatasetHistory.versions(first: Int, after: String): DatasetVersionConnection!
    DatasetVersion.changes: [FieldChange!]!
    Government.asOf(date: DateTime!): GovernmentThen!
    Query.live(query: String, governments: [ID!], first: Int): LiveAnswer!
    LiveAnswer.datasets: [LiveDataset!]!
    LiveAnswer.answers: [LiveReply!]!
    NationalTable.rows(filter: [RowFilter!], query: String, columns: [String!], sort: [RowSort!], first: Int, after: String): TableRows!
    NationalTable.aggregate(groupBy: [String!], measures: [Measure!]!, filter: [RowFilter!], query: String, sort: [RowSort!], first: Int): TableAggregate!
    NationalTable.coverage: TableCoverage!
    TableCoverage.published(first: Int): [TablePart!]!
    TableCoverage.missing(first: Int): [Government!]!
    TableRows.rows: [[JSON]!]!
    TableAggregate.rows: [[JSON]!]!
    Network.governments: GovernmentCount!
    GovernmentCount.states: Int!
    GovernmentCount.municipalities: Int!
    Network.members: Int!
    Network.datasets: Int!
    Network.packages: Int!
    Network.sources: SourceCount!
    SourceCount.healthy: Int!
    SourceCount.degraded: Int!
    SourceCount.held: Int!
    Network.asOf: DateTime!
    Level.STATE
    Level.MUNICIPALITY
    Origin.HOSTED
    Origin.HARVESTED
    Origin.NODE
    Government.cvegeo: ID!
    Government.level: Level!
    Government.name: String!
    Government.state: Government
    Government.population: Int
    Government.lon: Float
    Government.lat: Float
    Government.membership: Membership
    Government.officials: [Official!]!
    Government.memorandum: Memorandum
    Government.catalogue: Catalogue
    Government.packages: [Package!]!
    Government.coverage: [Coverage!]!
    Government.peers(first: Int): [Government!]!
    Government.municipalities(first: Int, after: String): GovernmentConnection!
    Theme.id: ID!
    Theme.name: String!
    Theme.standards: [Standard!]!
    Dataset.id: ID!
    Dataset.title: String!
    Dataset.description: String
    Dataset.theme: Theme
    Dataset.keywords: [String!]!
    Dataset.publisher: Government!
    Dataset.origin: Origin!
    Dataset.source: Source
    Dataset.standard: Standard
    Dataset.package: Package
    Dataset.license: String
    Dataset.issued: DateTime
    Dataset.modified: DateTime
    Dataset.periodicity: String
    Dataset.temporal: String
    Dataset.spatial: String
    Dataset.landingPage: String
    Dataset.distributions: [Distribution!]!
    Dataset.alsoAt: [Link!]!
    Dataset.url: String!
    DatasetConnection.totalCount: Int!
    DatasetConnection.nodes: [Dataset!]!
    DatasetConnection.edges: [DatasetEdge!]!
    DatasetConnection.pageInfo: PageInfo!
    DatasetConnection.facets: [Facet!]!
    Facet.field: String!
    Facet.buckets: [FacetBucket!]!
    FacetBucket.value: String!
    FacetBucket.label: String!
    FacetBucket.count: Int!`;
  const missing = promised
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !lines.includes(line));
  expect(missing).toEqual([]);
});

test('no query changes anything: there are no mutations', async () => {
  const { __schema } = await graphql<{ __schema: { mutationType: unknown; subscriptionType: unknown } }>(
    hub,
    '{ __schema { mutationType { name } subscriptionType { name } } }',
  );
  expect(__schema).toEqual({ mutationType: null, subscriptionType: null });
});

describe('operators', () => {
  test('see that the hub lives and is ready, check by check', async () => {
    expect((await call(hub, 'GET', '/healthz')).status).toBe(200);
    const ready = await ask<{ ready: boolean; checks: { name: string; ok: boolean }[] }>(
      hub,
      'GET',
      '/readyz',
    );
    expect(ready.ready).toBe(true);
    expect(ready.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['registry-database', 'file-store', 'gateway-database']),
    );
    expect(ready.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('read measures as Prometheus writes them', async () => {
    await ask(hub, 'GET', '/healthz');
    const { body, headers } = await call<string>(hub, 'GET', '/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toMatch(/^http_request_duration_seconds_count\{.*route="\/healthz".*\} \d+$/m);
    expect(body).toMatch(/^rma_graphql_answers_total/m);
    expect(body).toMatch(/^process_cpu_user_seconds_total \d/m);
  });

  test('and other services find the public keys of our tokens, and nothing private', async () => {
    const { keys } = await ask<{ keys: Record<string, string>[] }>(hub, 'GET', '/.well-known/jwks.json');
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' });
      expect(key['kid']).toBeTruthy();
      expect(key).not.toHaveProperty('d');
    }
  });
});

describe('an address that does not exist', () => {
  test('is a problem to a program and a page to a person', async () => {
    const problem = await call<{ code: string }>(hub, 'GET', '/api/v1/no-existe');
    expect({ status: problem.status, code: problem.body.code }).toEqual({ status: 404, code: 'not-found' });
    const page = await fetch(`${hub.url}/no-existe`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('lang="es-MX"');
  });
});
