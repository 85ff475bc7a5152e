import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import { indicators as definitions, latest, themes } from '@rma/themes';
import { afterAll, expect, test } from 'vitest';
import { createIndicators } from './indicators.ts';
import { putPart, type PartRow } from './parts-for-tests.ts';

const database = await createTestDatabase();
const blobs = await testBlobStore();
const indicators = createIndicators({
  db: database.as('rma_observatory'),
  clock: testClock('2026-04-01T12:00:00Z'),
  logger: createLogger({ level: 'silent', service: 'observatory' }),
  metrics: createMetrics(),
  publicUrl: 'https://red.example',
  blobs,
});
afterAll(() => indicators.close());

/** The worked example of a standard as rows, and the government they speak of. */
function exampleOf(standardId: string): { cvegeo: string; rows: PartRow[] } {
  const standard = latest(standardId);
  const fields = standard?.schema.fields ?? [];
  const rows = (standard?.exampleRows ?? []).map((cells) =>
    Object.fromEntries(
      fields.map(({ name }, index) => [name, cells[index] === '' ? null : (cells[index] ?? null)]),
    ),
  );
  const [first] = rows;
  const municipality = `${first?.['cve_ent'] ?? '05'}${first?.['cve_mun'] ?? '035'}`;
  return { cvegeo: municipality, rows };
}

test('there are at least two indicators of every theme, each with its caveats', () => {
  for (const { id } of themes()) {
    expect(definitions().filter(({ theme }) => theme === id).length).toBeGreaterThanOrEqual(2);
  }
});

test('every indicator gives a figure of the worked example of its standard', async () => {
  for (const standardId of new Set(definitions().map(({ standard }) => standard))) {
    const { cvegeo, rows } = exampleOf(standardId);
    await putPart(database.db, blobs, { standard: standardId, cvegeo, rows });
  }
  expect(await indicators.compute()).toEqual({
    computed: definitions().length,
    kept: 0,
    removed: 0,
    failed: 0,
  });
  const found = await database.db
    .selectFrom('national.indicator_value')
    .select('indicator_id')
    .distinct()
    .where('value', 'is not', null)
    .execute();
  const withoutFigure = definitions()
    .map(({ id }) => id)
    .filter((id) => !found.some(({ indicator_id }) => indicator_id === id));
  expect(withoutFigure).toEqual([]);
});
