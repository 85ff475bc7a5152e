import { assessDataset, scorecardOf, type DatasetFacts } from '@rma/domain';
import { archiveNationalDatasets, type CatalogueFix } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { db } = database;
const { gateway } = testGateway(database);

const sourceId = '00000000-0000-4000-8000-000000000001';
await db
  .insertInto('national.source')
  .values({
    id: sourceId,
    cvegeo: '17007',
    kind: 'ckan',
    title: 'Portal de Cuernavaca',
    url: 'https://datos.example',
    health: 'healthy',
    last_success_at: new Date('2026-06-14T00:00:00Z'),
    last_run_at: new Date('2026-06-14T00:00:00Z'),
    every_hours: 48,
  })
  .execute();
const dataset = sampleDataset({
  sourceId,
  modified: new Date('2026-06-01T00:00:00Z'),
  periodicity: 'R/P1W',
  formats: ['PDF', 'XLSX'],
});
const facts: DatasetFacts = {
  title: dataset.title,
  description: dataset.description,
  keywords: dataset.keywords,
  themeId: null,
  spatial: null,
  temporal: null,
  hasContact: false,
  licence: dataset.licence,
  issued: null,
  modified: dataset.modified,
  periodicity: dataset.periodicity,
  everyHours: 48,
  hasStandard: false,
  conformance: 'no-standard',
  files: dataset.distributions.map((file, place) => ({ ...file, answers: place === 0 })),
  columns: null,
};
const quality = assessDataset(facts, new Date('2026-06-15T12:00:00Z'));

async function putQuality(): Promise<void> {
  const { ordinal } = await db
    .selectFrom('national.dataset')
    .select('ordinal')
    .where('id', '=', dataset.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('national.dataset_quality')
    .values({
      dataset_id: dataset.id,
      ordinal,
      cvegeo: dataset.cvegeo,
      theme_id: null,
      standard_id: null,
      score: quality.score,
      unknown: quality.unknown,
      rating: quality.rating,
      stars: quality.stars,
      grade: quality.grade,
      freshness: quality.freshness,
      conformance: quality.conformance,
      links: quality.links,
      documentation: quality.documentation,
      findings: JSON.stringify(quality.findings),
      assessed_at: new Date('2026-06-15T11:00:00Z'),
      due_at: quality.dueAt,
    })
    .execute();
}

await putDatasets(db, [dataset]);
const [pdf, xlsx] = dataset.distributions;
await sql`insert into national.link_check (url, state, checked_at) values
  (${pdf?.url}, 'available', now()), (${xlsx?.url}, 'broken', now())`.execute(db);

const ask = async (fields: string) => {
  await gateway.settled();
  const { data, errors } = await gateway.query(`{ dataset(id: "${dataset.id}") { quality { ${fields} } } }`);
  expect(errors).toBeUndefined();
  return (data?.['dataset'] as { quality: Record<string, never> | null } | undefined)?.quality ?? null;
};

test('a dataset that nobody assessed yet has no quality, and has it as soon as it is written', async () => {
  expect(await ask('grade')).toBeNull();
  await putQuality();
  expect(await ask('grade')).toEqual({ grade: quality.grade });
});

test('tells the grade, what it is made of and until when it is fresh', async () => {
  expect(
    await ask(
      'score of unknown rating stars conformance freshness { state allowedUntil } links { checked answering share }',
    ),
  ).toEqual({
    score: quality.score,
    of: 405,
    unknown: 0,
    rating: quality.rating.toUpperCase(),
    stars: 2,
    conformance: 'NO_STANDARD',
    // A week, and the two days in which its source is read again.
    freshness: { state: 'LATE', allowedUntil: '2026-06-10T00:00:00.000Z' },
    links: { checked: 2, answering: 1, share: 0.5 },
  });
});

test('the points of the dimensions add up to the score, and every loss says how to mend it', async () => {
  const shown = (await ask(
    'dimensions { of won indicators { id of won } } losses { id title why fix points gain url }',
  )) as unknown as {
    dimensions: { of: number; won: number }[];
    losses: { id: string; fix: string; points: number; gain: number; url: string }[];
  };
  expect(shown.dimensions.map(({ of }) => of)).toEqual([100, 100, 110, 75, 20]);
  expect(Math.round(shown.dimensions.reduce((sum, { won }) => sum + won, 0))).toBe(quality.score);
  expect(Math.round(405 - shown.losses.reduce((sum, { points }) => sum + points, 0))).toBe(quality.score);
  expect(shown.losses[0]?.gain).toBe(Math.max(...shown.losses.map(({ gain }) => gain)));
  for (const { id, fix, url } of shown.losses) {
    expect(fix.length).toBeGreaterThan(20);
    expect(url).toBe(`https://red.example/metodo/calidad#${id}`);
  }
});

test('an archived dataset has none', async () => {
  await db.transaction().execute((trx) => archiveNationalDatasets(trx, [dataset.id], new Date()));
  expect(await ask('grade')).toBeNull();
  await db.transaction().execute((trx) => archiveNationalDatasets(trx, [dataset.id], null));
});

test('a government is told what to mend first, where, with a message and a patch to send', async () => {
  const fix: CatalogueFix = {
    id: 'temporal',
    sourceId,
    packageId: null,
    examples: [dataset.id],
    datasets: 1,
    points: 20,
    grade: 2.5,
    minutes: 26,
  };
  await db
    .insertInto('national.catalogue_quality')
    .values({
      cvegeo: '17007',
      theme_id: '',
      datasets: 1,
      score: quality.score,
      unknown: 0,
      grade: quality.grade,
      links: 0.5,
      documentation: 0,
      indicators: JSON.stringify([{ id: 'keywords', share: 0.25, judged: 4 }]),
      counts: JSON.stringify({
        freshness: { fresh: 0, late: 1, stale: 0, unknown: 0 },
        conformance: { conforms: 0, fails: 0, unchecked: 0, 'no-standard': 1 },
        rating: { excellent: 0, good: 0, sufficient: 1, bad: 0 },
        stars: [0, 0, 1, 0, 0, 0],
      }),
      fixes: JSON.stringify([
        fix,
        { ...fix, id: 'licence-vocabulary' },
        { ...fix, sourceId: null, id: 'contact' },
      ]),
      computed_at: new Date('2026-06-15T11:00:00Z'),
    })
    .execute();
  await gateway.settled();
  const { data, errors } = await gateway.query(`{ government(cvegeo: "17007") {
    quality { grade conformance { noStandard } stars dimensions { indicators { id share } } }
    nothing: quality(theme: "mobility") { grade }
    fixes(first: 3) { id kind title datasets effortMinutes isHosted path list patch message examples { id title } }
  } }`);
  expect(errors).toBeUndefined();
  const government = data?.['government'] as Record<string, never>;
  expect(government).toMatchObject({
    quality: { grade: quality.grade, conformance: { noStandard: 1 }, stars: [0, 0, 1, 0, 0, 0] },
    nothing: null,
  });
  const list = `https://red.example/api/v1/governments/17007/metadata-patch`;
  expect(government['fixes']).toMatchObject([
    {
      id: `temporal:${sourceId}`,
      kind: 'temporal',
      title: 'Decir el periodo que cubren los datos de 1 conjunto',
      isHosted: false,
      path: '/panel/portal',
      list: `${list}.csv?fix=temporal&source=${sourceId}`,
      patch: `${list}.json?fix=temporal&source=${sourceId}`,
      examples: [{ id: dataset.id, title: dataset.title }],
    },
    { kind: 'licence-vocabulary', patch: null },
    { kind: 'contact', isHosted: true, path: '/panel', patch: null },
  ]);
  const [{ message }] = government['fixes'] as unknown as [{ message: string }];
  expect(message).toContain('en el catálogo «Portal de Cuernavaca»');
  expect(message).toContain(`${list}.json?fix=temporal`);
});

test('what raises a grade most for least work comes first, also publishing a standard others publish, never a closed one', async () => {
  const scorecard = scorecardOf(
    {
      datasets: [],
      metadata: { won: 0, judged: 0 },
      standards: { published: 1, asked: 15 },
      plan: { inTime: 0, late: 0, missed: 0 },
      commitments: { met: 1, metLate: 0, unmet: 1 },
      answers: { inTime: 0, late: 0 },
    },
    { scope: 'government' },
  );
  await db
    .insertInto('national.scorecard')
    .values({
      cvegeo: '17008',
      theme_id: '',
      month: '2026-06-01',
      grade: scorecard.grade,
      confidence: scorecard.confidence,
      datasets: 0,
      figures: JSON.stringify(
        scorecard.figures.map((figure) =>
          figure.id === 'coverage' ? { ...figure, value: 6.7, basis: 15 } : figure,
        ),
      ),
      computed_at: new Date('2026-06-15T11:00:00Z'),
    })
    .execute();
  await putDatasets(db, [
    sampleDataset({ themeId: 'mobility', standardId: 'mobility/road-incidents@1.0' }),
    sampleDataset({ themeId: 'security', standardId: 'security/crime-incidence@1.0', cvegeo: '17' }),
    sampleDataset({ themeId: 'security', standardId: 'security/crime-incidence@1.0', cvegeo: '14' }),
  ]);
  await gateway.settled();
  const question = `{ government(cvegeo: "17008") { fixes { kind id path gainScore list why message } } }`;
  const kinds = async () => {
    const { data } = await gateway.query(question);
    return (data as { government: { fixes: { id: string; gainScore: number; why: string }[] } }).government
      .fixes;
  };
  const [commitment, first, second] = await kinds();
  expect(commitment).toMatchObject({ id: 'keep-commitments', path: '/panel/convenios', list: null });
  expect(first).toMatchObject({ id: 'publish-standard:security/crime-incidence', path: '/panel/nuevo' });
  expect(first?.why).toContain('2 gobiernos');
  expect(second?.id).toBe('publish-standard:mobility/road-incidents');
  expect(commitment?.gainScore).toBeGreaterThan(first?.gainScore ?? 0);

  await sql`insert into national.inventory_item
      (id, cvegeo, number, responsible, title, has_private_data, state, standard_id, updated_at)
    values (gen_random_uuid(), '17008', 1, 'Seguridad', 'Delitos', false, 'not-openable',
      'security/crime-incidence', now())`.execute(db);
  await gateway.settled();
  expect((await kinds()).map(({ id }) => id)).not.toContain('publish-standard:security/crime-incidence');
});
