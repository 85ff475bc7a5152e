/**
 * A small network that answers the portal's GraphQL documents against the gateway's real schema, so that a page asking
 * for a field that does not exist fails its test.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import type { Send } from '../api.ts';
import { connection, type Paged } from './connection.ts';
import { type DatasetArguments, findDatasets } from './find-datasets.ts';
import { type FakeGovernment, governments } from './governments.ts';
import { fakeMemorandum } from './memoranda.ts';
import { fakeFixes, fakeMethod, fakeQuality } from './quality.ts';
import { fakeRanking, fakeScorecard } from './scorecards.ts';
import { fakeSource } from './source.ts';
import { fakeUse } from './use.ts';
import { type FakeStandard, datasetRows, standards, themeRows } from './publications.ts';

const schemaPath = join(import.meta.dirname, '../../../../gateway/src/schema.graphql');
const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
const now = '2026-11-22T06:00:00Z';

const isMember = ({ membership }: FakeGovernment) =>
  ['APPROVED', 'ACTIVE', 'DORMANT'].includes(membership ?? '');
const standardOf = ({ theme: themeId, ...standard }: FakeStandard): object => ({
  ...standard,
  theme: () => theme(themeId),
  publishers: new Set(datasetRows.filter((row) => row.standard === standard.id).map((row) => row.publisher))
    .size,
});

function theme(id: string): object | null {
  const row = themeRows.find((candidate) => candidate.id === id);
  const ofTheme = datasetRows.filter((each) => each.theme === id);
  return row
    ? {
        ...row,
        standards: () => standards.filter((standard) => standard.theme === id).map(standardOf),
        datasets: ofTheme.length,
        members: new Set(ofTheme.map(({ publisher }) => publisher)).size,
      }
    : null;
}

function coverageOf(cvegeo: string) {
  return standards.map((standard) => {
    const rows = datasetRows.filter((row) => row.publisher === cvegeo && row.standard === standard.id);
    const status =
      rows[0] === undefined ? 'MISSING' : ({ FRESH: 'PUBLISHED' }[rows[0].freshness] ?? rows[0].freshness);
    return {
      standard: () => standardOf(standard),
      status,
      datasets: rows.length,
      modified: rows[0]?.modified ?? null,
    };
  });
}

const freshnessOf = (rows: typeof datasetRows) => ({
  fresh: rows.filter(({ freshness }) => freshness === 'FRESH').length,
  late: rows.filter(({ freshness }) => freshness === 'LATE').length,
  stale: rows.filter(({ freshness }) => freshness === 'STALE').length,
  unknown: rows.filter(({ freshness }) => freshness === 'UNKNOWN').length,
});

/** A source of Morelos. */
export const sourceOf = (id: string, change: object = {}) => fakeSource(id, () => government('17'), change);

function government(cvegeo: string): object | null {
  const row = governments.find((candidate) => candidate.cvegeo === cvegeo);
  if (!row) return null;
  const own = datasetRows.filter(({ publisher }) => publisher === cvegeo);
  return {
    ...row,
    state: () => (row.level === 'STATE' ? null : government(cvegeo.slice(0, 2))),
    memberSince: row.membership ? '2015-06-01T18:00:00Z' : null,
    officials: row.membership
      ? [
          {
            post: 'LIAISON',
            name: 'María Elena Ríos',
            position: 'Directora de Gobierno Abierto',
            termStarts: '2025-01-01',
            termEnds: '2027-12-31',
          },
          {
            post: 'ADMINISTRATOR',
            name: 'Jorge Luis Peña',
            position: 'Jefe de Sistemas',
            termStarts: '2025-01-01',
            termEnds: null,
          },
        ]
      : [],
    memorandum: () => (row.membership === 'ACTIVE' ? memorandumOf(row) : null),
    catalogue: row.membership
      ? {
          datasets: own.length,
          lastModified: own[0]?.modified ?? null,
          freshness: freshnessOf(own),
          sources: [sourceOf('fuente-1')],
          themes: themeRows.map(({ id }) => ({
            theme: theme(id),
            datasets: own.filter((each) => each.theme === id).length,
          })),
        }
      : null,
    packages: () => own.filter(({ origin }) => origin === 'HOSTED').map(({ id }) => packageOf(id)),
    coverage: () => coverageOf(cvegeo),
    quality: row.membership
      ? { grade: 61.4, score: 262.5, of: 405, rating: 'GOOD', datasets: own.length }
      : null,
    fixes: row.membership ? fakeFixes : [],
    score: ({ theme: themeId }: { theme?: string | null }) => fakeScorecard(row, themeId ?? null),
    demand: { open: 3, overdue: 1, answered: 9, answeredInTime: 9, openReports: 1, inTimeShare: 0.9 },
    peers: ({ first = 5 }: Paged) =>
      governments
        .filter((other) => other.level === row.level && other.cvegeo !== cvegeo)
        .slice(0, first)
        .map(({ cvegeo: key }) => government(key)),
    peerGroups: [
      {
        id: 'POPULATION',
        name: 'De población parecida',
        why: 'Los más cercanos en población.',
        total: 31,
        governments: ({ first = 8 }: Paged) =>
          governments
            .filter((other) => other.level === row.level && other.cvegeo !== cvegeo)
            .slice(0, first)
            .map(({ cvegeo: key }) => government(key)),
      },
    ],
    metropolitanArea: null,
    use: fakeUse(),
    neighbours: [],
    indicators: [],
    municipalities: (page: Paged) =>
      connection(
        governments
          .filter((other) => other.cvegeo.length === 5 && other.cvegeo.startsWith(cvegeo))
          .map(({ cvegeo: key }) => government(key)),
        page,
      ),
    datasets: (page: Paged) =>
      connection(
        own.map(({ id }) => dataset(id)),
        page,
      ),
    url: `http://127.0.0.1:8080/governments/${cvegeo}`,
  };
}

const memorandumOf = (row: FakeGovernment) => fakeMemorandum(row, { government });

function packageOf(datasetId: string): object | null {
  const row = datasetRows.find(({ id, origin }) => id === datasetId && origin === 'HOSTED');
  if (!row) return null;
  return {
    id: datasetId,
    title: `Paquete: ${row.title}`,
    description: row.description,
    theme: () => theme(row.theme ?? 'security'),
    publisher: () => government(row.publisher),
    license: 'https://datos.gob.mx/libreusomx',
    periodicity: row.periodicity ?? 'irregular',
    release: 3,
    releasedAt: row.modified,
    datasets: () => [dataset(datasetId)],
    descriptorUrl: `http://127.0.0.1:8080/packages/${datasetId}/datapackage.json`,
  };
}

/** One dataset as the schema answers it, for tests that change a field. */
export function dataset(id: string): object | null {
  const row = datasetRows.find((candidate) => candidate.id === id);
  if (!row) return null;
  const standard = standards.find((candidate) => candidate.id === row.standard);
  return {
    ...row,
    theme: () => (row.theme === null ? null : theme(row.theme)),
    publisher: () => government(row.publisher),
    standard: () => (standard ? standardOf(standard) : null),
    source: row.origin === 'HARVESTED' ? sourceOf('fuente-1') : null,
    package: () => packageOf(id),
    quality: () => fakeQuality(),
    url: `http://127.0.0.1:8080/datasets/${id}`,
  };
}

const ledgerEntries = governments.filter(isMember).map(({ cvegeo }, i) => ({
  seq: 40 - i,
  at: `2026-11-${String(21 - i).padStart(2, '0')}T18:30:00Z`,
  kind: i % 3 === 0 ? 'package.published' : i % 3 === 1 ? 'dataset.updated' : 'membership.changed',
  subject: `government:${cvegeo}`,
  government: () => government(cvegeo),
  cause: 'demonstration',
  body: `{"subject":"${cvegeo}"}`,
  previousHash: 'a1b2'.repeat(16),
  hash: 'c3d4'.repeat(16),
}));

const root = {
  qualityMethod: fakeMethod,
  network: {
    governments: { states: 32, municipalities: 2478 },
    members: governments.filter(isMember).length,
    datasets: datasetRows.length,
    packages: 4,
    sources: { healthy: 8, degraded: 1, held: 0, stale: 1 },
    demonstration: true,
    asOf: now,
  },
  government: ({ cvegeo }: { cvegeo: string }) => government(cvegeo),
  governments: ({
    filter = {},
    ...page
  }: Paged & { filter?: { level?: string; member?: boolean; state?: string; query?: string } }) =>
    connection(
      governments
        .filter(
          (row) =>
            (!filter.level || row.level === filter.level) &&
            (!filter.member || isMember(row)) &&
            (!filter.state || row.cvegeo.startsWith(filter.state)) &&
            (!filter.query || row.fullName.toLowerCase().includes(filter.query.toLowerCase())),
        )
        .map(({ cvegeo }) => government(cvegeo)),
      page,
    ),
  rankings: (args: Parameters<typeof fakeRanking>[0]) => fakeRanking(args, government),
  themes: () => themeRows.map(({ id }) => theme(id)),
  standard: ({ id }: { id: string }) => {
    const found = standards.find((standard) => standard.id === id.split('@')[0]);
    return found ? standardOf(found) : null;
  },
  dataset: ({ id }: { id: string }) => dataset(id),
  datasets: (args: DatasetArguments) => findDatasets(args, { dataset }),
  package: ({ id }: { id: string }) => packageOf(id),
  packages: (page: Paged) =>
    connection(
      datasetRows.filter(({ origin }) => origin === 'HOSTED').map(({ id }) => packageOf(id)),
      page,
    ),
  memorandum: ({ id }: { id: string }) => {
    const row = governments.find(({ cvegeo }) => id === `convenio-${cvegeo}`);
    return row ? memorandumOf(row) : null;
  },
  memoranda: (page: Paged) =>
    connection(governments.filter(({ membership }) => membership === 'ACTIVE').map(memorandumOf), page),
  compare: ({ cvegeos, theme: themeId }: { cvegeos: string[]; theme?: string }) => ({
    theme: themeId ? theme(themeId) : null,
    missing: cvegeos.filter((key) => !governments.some(({ cvegeo }) => cvegeo === key)),
    governments: cvegeos.flatMap((key) => {
      const row = governments.find(({ cvegeo }) => cvegeo === key);
      const own = datasetRows.filter(({ publisher }) => publisher === key);
      const coverage = coverageOf(key);
      return row
        ? [
            {
              government: () => government(key),
              datasets: own.length,
              datasetsPer100kInhabitants:
                row.population === null ? null : (own.length / row.population) * 100_000,
              packages: own.filter(({ origin }) => origin === 'HOSTED').length,
              coverageShare: coverage.filter(({ status }) => status !== 'MISSING').length / coverage.length,
              coverage,
              freshness: freshnessOf(own),
              lastModified: own[0]?.modified ?? null,
            },
          ]
        : [];
    }),
  }),
  source: ({ id }: { id: string }) => (id === 'fuente-1' ? sourceOf(id) : null),
  sources: ({ filter = {}, ...page }: Paged & { filter?: { health?: string[] } }) =>
    connection(
      [
        sourceOf('fuente-1'),
        sourceOf('fuente-2', {
          title: 'Portal de Xalapa',
          health: 'DEGRADED',
          isStale: true,
          lastSuccessAt: '2026-11-10T06:00:00Z',
          slo: { freshness: 0.6, uptime: 0.5, errors: null, target: 0.95, met: false },
        }),
      ].filter(({ health }) => !filter.health?.length || filter.health.includes(health)),
      page,
    ),
  ledger: (page: Paged) => connection(ledgerEntries, page),
};

/** What the fake REST answers at an address; undefined is a 404. */
export type FakeRest = (url: URL) => unknown;

/**
 * A `request` for createPortal and createRenderer; `overrides` replace root answers of GraphQL. Without `rest`, nothing
 * but GraphQL answers.
 */
export function fakeNetwork(overrides: Record<string, unknown> = {}, rest: FakeRest = () => undefined): Send {
  return async (path, init) => {
    if (path !== '/graphql') {
      const answer = rest(new URL(path, 'http://127.0.0.1:8080'));
      return answer === undefined
        ? Response.json(
            { title: 'No se encontró', status: 404, detail: '', code: 'not-found' },
            { status: 404 },
          )
        : Response.json(answer);
    }
    const { query, variables } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as {
      query: string;
      variables: Record<string, unknown>;
    };
    const rootValue = { ...root, ...overrides };
    return Response.json(await graphql({ schema, source: query, rootValue, variableValues: variables }));
  };
}
