import { scorecardFigureIds, scorecardOf, type AlikeDatasets } from '@rma/domain';
import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
let gateway: ReturnType<typeof testGateway>['gateway'];

const good: AlikeDatasets = {
  datasets: 12,
  hasFile: true,
  links: 1,
  stars: 3,
  freshness: 'fresh',
  wasUpdated: true,
  isDescribed: true,
  hasPublisherAndMail: true,
  conforms: true,
  documentation: 1,
};
const { figures } = scorecardOf(
  {
    datasets: [good],
    metadata: { won: 200, judged: 400 },
    standards: { published: 4, asked: 16 },
    plan: { inTime: 0, late: 0, missed: 0 },
    commitments: { met: 0, metLate: 0, unmet: 0 },
    answers: { inTime: 0, late: 0 },
  },
  { scope: 'government' },
);

const card = (cvegeo: string, grade: number | null, change: { month?: string; theme?: string } = {}) => ({
  cvegeo,
  theme_id: change.theme ?? '',
  month: change.month ?? '2026-06-01',
  grade,
  confidence: grade === null ? ('none' as const) : ('medium' as const),
  datasets: grade === null ? 1 : 12,
  figures: JSON.stringify(figures),
  computed_at: new Date('2026-06-10T00:00:00Z'),
});

const dataset = sampleDataset({ cvegeo: '17007', title: 'Rutas de transporte' });

beforeAll(async () => {
  await putDatasets(database.db, [dataset]);
  await sql`
    insert into national.dataset_quality (dataset_id, ordinal, cvegeo, score, unknown, rating, stars, grade, freshness,
      conformance, links, documentation, findings, assessed_at)
    select id, ordinal, cvegeo, 120, 80, 'good', 3, 50, 'late', 'unchecked', 1, 1, '[]', now() from national.dataset`.execute(
    database.db,
  );
  await database.db
    .updateTable('national.government')
    .set({ membership: 'active' })
    .where('cvegeo', 'in', ['17003', '17008'])
    .execute();
  await database.db
    .insertInto('national.scorecard')
    .values([
      card('17007', 70),
      card('17007', 80, { theme: 'mobility' }),
      card('17007', 66.5, { month: '2025-12-01' }),
      card('17007', 60, { month: '2026-05-01' }),
      card('17001', 70),
      card('17002', 40.5),
      card('17002', 10.5, { month: '2025-12-01' }),
      card('17003', null),
      card('17', 55),
    ])
    .execute();
  // What it keeps in memory is read when it begins.
  ({ gateway } = testGateway(database));
});

async function answer<Data>(document: string): Promise<Data> {
  const { data = null, errors } = await gateway.query(document);
  if (!data) throw new Error(errors?.[0]?.message);
  expect(errors).toBeUndefined();
  return data as Data;
}

type Ranking = {
  rankings: {
    totalCount: number;
    edges: {
      rank: number;
      change: number | null;
      government: { cvegeo: string };
      score: { grade: number };
    }[];
    apartCount: number;
    apart: { rank: null; government: { cvegeo: string } }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
};
const ranking = async (args: string) =>
  (
    await answer<Ranking>(
      `{ rankings(level: MUNICIPALITY ${args}) { totalCount apartCount apart { rank government { cvegeo } }
        pageInfo { endCursor hasNextPage } edges { rank change government { cvegeo } score { grade } } } }`,
    )
  ).rankings;
const placesOf = ({ edges }: Ranking['rankings']) =>
  edges.map(({ rank, government }) => [rank, government.cvegeo]);

describe('a ranking', () => {
  test('gives ties one rank and counts them, and puts apart who has too little to judge', async () => {
    const found = await ranking('');
    expect(placesOf(found)).toEqual([
      [1, '17001'],
      [1, '17007'],
      [3, '17002'],
    ]);
    expect(found.totalCount).toBe(3);
    // A member with too little, and one with nothing at all: by name, without a rank.
    expect(found.apart).toEqual([
      { rank: null, government: { cvegeo: '17003' } },
      { rank: null, government: { cvegeo: '17008' } },
    ]);
  });

  test('goes on after a page that ends within a tie', async () => {
    const first = await ranking('first: 1');
    expect(placesOf(first)).toEqual([[1, '17001']]);
    const second = await ranking(`first: 5, after: "${first.pageInfo.endCursor}"`);
    expect(placesOf(second)).toEqual([
      [1, '17007'],
      [3, '17002'],
    ]);
  });

  test('of improvement orders by what was gained in six months, and leaves apart who has no past', async () => {
    const found = await ranking('order: IMPROVEMENT');
    expect(found.edges.map(({ rank, change, government }) => [rank, government.cvegeo, change])).toEqual([
      [1, '17002', 30],
      [2, '17007', 3.5],
    ]);
    expect(found.apart.map(({ government }) => government.cvegeo)).toEqual(['17001', '17003', '17008']);
  });

  test('of a theme, of states and of peers has only them', async () => {
    expect(placesOf(await ranking('theme: "mobility"'))).toEqual([[1, '17007']]);
    expect(placesOf(await ranking('peersOf: "17007"'))).toHaveLength(3);
    const states = await answer<Ranking>(
      '{ rankings(level: STATE) { edges { rank government { cvegeo } } } }',
    );
    expect(states.rankings.edges).toEqual([{ rank: 1, government: { cvegeo: '17' } }]);
  });

  test('refuses a theme that is none, and a peer of another level', async () => {
    for (const args of ['theme: "health"', 'peersOf: "17"']) {
      const { errors } = await gateway.query(`{ rankings(level: MUNICIPALITY, ${args}) { totalCount } }`);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_ARGUMENT');
    }
  });
});

describe('a scorecard', () => {
  test('tells its figures with their weight, reason and evidence, its past and its change', async () => {
    const { government } = await answer<{ government: { score: Record<string, never> } }>(`{
      government(cvegeo: "17007") { score { month grade change changeSince confidence datasets url badgeUrl
        figures { id weight value basis basisText why evidenceUrl contests { id } }
        history { month grade isDemonstration figures { id value } } themes { theme { id } grade } } } }`);
    const score = government.score as unknown as {
      figures: { id: string; weight: number; why: string; value: number | null; evidenceUrl: string }[];
      history: { month: string; grade: number }[];
    };
    expect(score).toMatchObject({
      month: '2026-06-01',
      grade: 70,
      change: 3.5,
      changeSince: '2025-12-01',
      confidence: 'MEDIUM',
      url: 'https://red.example/governments/17007/calificacion',
      badgeUrl: 'https://red.example/badges/17007.svg',
      themes: [{ theme: { id: 'mobility' }, grade: 80 }],
    });
    expect(score.figures.map(({ id }) => id)).toEqual([...scorecardFigureIds]);
    expect(score.figures.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(score.figures.find(({ id }) => id === 'coverage')).toMatchObject({
      value: 25,
      why: 'Publica 4 de 16 estándares.',
      evidenceUrl: 'https://red.example/governments/17007/calificacion?cifra=coverage#evidencia',
    });
    expect(score.figures.find(({ id }) => id === 'plan')?.value).toBeNull();
    expect(score.history.map(({ month, grade }) => [month, grade])).toEqual([
      ['2025-12-01', 66.5],
      ['2026-05-01', 60],
      ['2026-06-01', 70],
    ]);
  });

  test('is null where there is nothing to judge', async () => {
    expect(await answer('{ government(cvegeo: "17008") { score { grade } } }')).toEqual({
      government: { score: null },
    });
  });

  test.each(scorecardFigureIds)('shows what %s is made of', async (figure) => {
    type Evidence = { totalCount: number; nodes: { title: string; value: number | null; url: string }[] };
    const found = await answer<{ government: { score: { evidence: Evidence } } }>(
      `{ government(cvegeo: "17007") { score { evidence(figure: "${figure}") {
        totalCount nodes { title value why url datasetId } } } } }`,
    );
    const { evidence } = found.government.score;
    expect(evidence.nodes).toHaveLength(Math.min(evidence.totalCount, 20));
    if (figure === 'coverage') expect(evidence.totalCount).toBe(16);
    if (figure === 'freshness')
      expect(evidence.nodes).toMatchObject([
        { title: 'Rutas de transporte', value: 50, url: `https://red.example/datasets/${dataset.id}` },
      ]);
  });
});
