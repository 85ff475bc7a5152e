import type { IndicatorPart, Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Figure } from './figures.ts';

type Database = Kysely<Tables>;

/** The published parts of these standards, with the period that each dataset says it is of. */
export const publishedParts = (db: Database, standardIds: readonly string[]) =>
  db
    .selectFrom('national.table_part as part')
    .leftJoin('national.dataset as dataset', 'dataset.id', 'part.dataset_id')
    .select([
      'part.dataset_id',
      'part.standard_id',
      'part.cvegeo',
      'part.sha256',
      'part.rows',
      'part.temporal_from',
      'part.temporal_to',
      'part.published_at',
      'dataset.temporal',
    ])
    .where('part.standard_id', 'in', [...standardIds])
    .orderBy('part.cvegeo')
    .orderBy('part.dataset_id')
    .execute();

export type PublishedPart = Awaited<ReturnType<typeof publishedParts>>[number];

export const populations = (db: Database) =>
  db
    .selectFrom('national.government')
    .select(['cvegeo', 'state_cvegeo', 'population'])
    .orderBy('cvegeo')
    .execute();

export const computedSources = (db: Database) =>
  db.selectFrom('national.indicator_source').select(['indicator_id', 'publisher', 'fingerprint']).execute();

const ROWS_AT_A_TIME = 5_000;

/** Puts the figures of one publisher in the place of those it had; how many there are. */
export async function replaceFigures(
  trx: Transaction<Tables>,
  of: {
    indicatorId: string;
    publisher: string;
    fingerprint: string;
    parts: IndicatorPart[];
    computedAt: Date;
  },
  figures: Iterable<Figure>,
): Promise<number> {
  const source = {
    fingerprint: of.fingerprint,
    parts: JSON.stringify(of.parts),
    rows: of.parts.reduce((sum, { rows }) => sum + rows, 0),
    basis: 0,
    computed_at: of.computedAt,
  };
  await trx
    .insertInto('national.indicator_source')
    .values({ indicator_id: of.indicatorId, publisher: of.publisher, ...source })
    .onConflict((conflict) => conflict.columns(['indicator_id', 'publisher']).doUpdateSet(source))
    .execute();
  await trx
    .deleteFrom('national.indicator_value')
    .where('indicator_id', '=', of.indicatorId)
    .where('publisher', '=', of.publisher)
    .execute();
  let [written, basis] = [0, 0];
  for (const rows of chunksOf(figures)) {
    await insertFigures(trx, of, rows);
    written += rows.length;
    for (const row of rows) if (row.breakdown === '' && row.cvegeo === of.publisher) basis += row.basis;
  }
  await trx
    .updateTable('national.indicator_source')
    .set({ basis })
    .where('indicator_id', '=', of.indicatorId)
    .where('publisher', '=', of.publisher)
    .execute();
  return written;
}

function* chunksOf(figures: Iterable<Figure>): Generator<Figure[], void, void> {
  let chunk: Figure[] = [];
  for (const figure of figures) {
    chunk.push(figure);
    if (chunk.length < ROWS_AT_A_TIME) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** As one value: a parameter for each cell takes longer than the counting. Quoted, for NATIONAL is a keyword of types. */
async function insertFigures(
  trx: Transaction<Tables>,
  { indicatorId, publisher }: { indicatorId: string; publisher: string },
  figures: readonly Figure[],
): Promise<void> {
  const rows = figures.map((figure) => ({ ...figure, indicator_id: indicatorId, publisher }));
  await sql`insert into national.indicator_value
    select * from json_populate_recordset(null::"national".indicator_value, ${JSON.stringify(rows)}::json)`.execute(
    trx,
  );
}

export async function removeFigures(
  db: Database,
  { indicatorId, publisher }: { indicatorId: string; publisher: string },
): Promise<void> {
  await db
    .deleteFrom('national.indicator_source')
    .where('indicator_id', '=', indicatorId)
    .where('publisher', '=', publisher)
    .execute();
}
