import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  archived,
  harvested,
  hosted,
  packageId,
  putSampleNetwork,
  withdrawn,
} from '../testing/sample-network.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database, { listens: true });
beforeAll(async () => {
  await putSampleNetwork(database.db);
  await gateway.settled();
});
afterAll(() => gateway.close());

async function ask(document: string, variables = {}) {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('a dataset', () => {
  test('comes with all that is known of it', async () => {
    const data = await ask(
      `query ($id: ID!, $other: ID!) {
        dataset(id: $id) { title description theme { name } keywords publisher { name } origin source { id }
          standard { id version } package { title release } license issued modified periodicity freshness
          contact { name email } distributions { format downloadUrl } preview { rows } archivedAt url }
        other: dataset(id: $other) { origin source { title } alsoAt { url title } description freshness } }`,
      { id: hosted.id, other: harvested.id },
    );
    expect(data).toMatchObject({
      dataset: {
        description: 'Descripción',
        theme: { name: 'Movilidad' },
        publisher: { name: 'Cuernavaca' },
        origin: 'HOSTED',
        source: null,
        standard: { id: 'mobility/road-incidents', version: '1.0' },
        package: { title: 'Movilidad de Cuernavaca', release: 2 },
        license: 'cc-by-4.0',
        freshness: 'FRESH',
        contact: { name: 'Datos' },
        distributions: [{ format: 'CSV', downloadUrl: 'https://datos.example/CSV' }],
        preview: null,
        archivedAt: null,
        url: `https://red.example/datasets/${hosted.id}`,
      },
      other: {
        origin: 'HARVESTED',
        source: { title: 'Portal de Morelos' },
        alsoAt: [{ url: 'https://otro.example/1' }],
        description: null,
        freshness: 'STALE',
      },
    });
  });

  test('that is archived keeps its address and is in no list', async () => {
    const data = await ask(
      `query ($id: ID!) { dataset(id: $id) { archivedAt } datasets(query: "archivado") { totalCount nodes { id } }
        everything: datasets { totalCount } }`,
      { id: archived.id },
    );
    expect(data).toEqual({
      dataset: { archivedAt: '2026-06-10T12:00:00.000Z' },
      datasets: { totalCount: 0, nodes: [] },
      everything: { totalCount: 2 },
    });
  });

  test('that was withdrawn leaves a tombstone with the reason', async () => {
    const document =
      'query ($id: ID!) { dataset(id: $id) { id } tombstone(id: $id) { title reason withdrawnAt } }';
    expect(await ask(document, { id: withdrawn.id })).toEqual({
      dataset: null,
      tombstone: { title: 'Retirado', reason: 'Tenía un error', withdrawnAt: '2026-06-11T12:00:00.000Z' },
    });
    expect(await ask(document, { id: "'; drop" })).toEqual({ dataset: null, tombstone: null });
  });
});

test('facets carry labels in Spanish and values that the filter takes', async () => {
  const data = await ask('{ datasets { facets { field buckets { value label count } } } }');
  const bucket = (value: string, label: unknown, count = 1) => ({ value, label, count });
  expect(data).toMatchObject({
    datasets: {
      facets: expect.arrayContaining([
        { field: 'theme', buckets: expect.arrayContaining([bucket('mobility', 'Movilidad')]) },
        { field: 'state', buckets: [bucket('17', 'Morelos', 2)] },
        { field: 'level', buckets: [bucket('STATE', 'Estatal'), bucket('MUNICIPALITY', 'Municipal')] },
        { field: 'format', buckets: [bucket('CSV', 'CSV', 2), bucket('PDF', 'PDF')] },
        {
          field: 'origin',
          buckets: [bucket('HOSTED', 'Alojado en la red'), bucket('HARVESTED', 'Cosechado')],
        },
        {
          field: 'licence',
          buckets: [bucket('cc-by-4.0', 'Creative Commons Atribución 4.0 Internacional', 2)],
        },
        { field: 'periodicity', buckets: [bucket('R/P1M', 'Mensual', 2)] },
        { field: 'standard', buckets: [bucket('mobility/road-incidents', expect.any(String))] },
        { field: 'freshness', buckets: [] },
        { field: 'quality', buckets: [] },
      ]),
    },
  });
  const filtered = await ask('{ datasets(filter: { level: [STATE], format: ["pdf"] }) { nodes { id } } }');
  expect(filtered).toEqual({ datasets: { nodes: [{ id: harvested.id }] } });
});

test('packages and their datasets', async () => {
  const data = await ask(
    `query ($id: ID!) { package(id: $id) { title license releasedAt descriptorUrl publisher { cvegeo } datasets { id } }
      packages(filter: { theme: "mobility", state: "17", level: MUNICIPALITY }) { totalCount nodes { id } }
      none: packages(filter: { level: STATE }) { totalCount } nothing: package(id: "x") { id } }`,
    { id: packageId },
  );
  expect(data).toMatchObject({
    package: {
      descriptorUrl: `https://red.example/packages/${packageId}/datapackage.json`,
      datasets: [{ id: hosted.id }],
    },
    packages: { totalCount: 1, nodes: [{ id: packageId }] },
    none: { totalCount: 0 },
    nothing: null,
  });
});

test('themes and standards say how far they reach', async () => {
  const data = await ask(
    `{ themes { id datasets members standards { id } }
      standard(id: "mobility/road-incidents") { version publishers title schema references { url } fields { name required } theme { id } }
      versioned: standard(id: "mobility/road-incidents@1.0") { id } none: standard(id: "a/b") { id } }`,
  );
  expect(data).toMatchObject({
    themes: expect.arrayContaining([expect.objectContaining({ id: 'mobility', datasets: 1, members: 1 })]),
    standard: { publishers: 1, theme: { id: 'mobility' } },
    versioned: { id: 'mobility/road-incidents' },
    none: null,
  });
});
