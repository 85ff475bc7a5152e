import type { Tables } from '@rma/persistence';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';

export type ReuseRow = Selectable<Tables['national.reuse']>;
export type ReportRow = Selectable<Tables['national.dataset_report']>;
export type ReuseCriteria = {
  kind?: string;
  sector?: string;
  goal?: number;
  /** Uses some dataset of this government. */
  government?: string;
};
export type ReusePlace = { publishedAt: string; id: string };

function meets({ kind, sector, goal, government }: ReuseCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.reuse'>) =>
    eb.and([
      ...(kind === undefined ? [] : [eb('kind', '=', kind)]),
      ...(sector === undefined ? [] : [eb('sector', '=', sector)]),
      ...(goal === undefined ? [] : [eb(eb.val(goal), '=', eb.fn.any('sdgs'))]),
      ...(government === undefined
        ? []
        : [
            eb(
              'id',
              'in',
              eb
                .selectFrom('national.reuse_dataset')
                .select('reuse_id')
                .where('national.reuse_dataset.cvegeo', '=', government),
            ),
          ]),
    ]);
}

/** The newest first. */
export function listReuses(
  db: Kysely<Tables>,
  criteria: ReuseCriteria,
  { after, limit }: { after: ReusePlace | null; limit: number },
): Promise<ReuseRow[]> {
  return db
    .selectFrom('national.reuse')
    .selectAll()
    .where(meets(criteria))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('published_at', 'id'),
          '<',
          eb.tuple(new Date(after?.publishedAt ?? 0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countReuses(db: Kysely<Tables>, criteria: ReuseCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.reuse')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function reuseById(db: Kysely<Tables>, id: string): Promise<ReuseRow | undefined> {
  return db.selectFrom('national.reuse').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What reuses are made of, in each one's order. */
export function datasetsOfReuses(db: Kysely<Tables>, reuseIds: readonly string[]) {
  return db
    .selectFrom('national.reuse_dataset')
    .select(['reuse_id', 'dataset_id'])
    .where('reuse_id', 'in', [...reuseIds])
    .orderBy('position')
    .execute();
}

/** The reuses of datasets, the newest first. */
export function reusesOfDatasets(
  db: Kysely<Tables>,
  datasetIds: readonly string[],
): Promise<(ReuseRow & { dataset_id: string })[]> {
  return db
    .selectFrom('national.reuse_dataset as used')
    .innerJoin('national.reuse as reuse', 'reuse.id', 'used.reuse_id')
    .selectAll('reuse')
    .select('used.dataset_id')
    .where('used.dataset_id', 'in', [...datasetIds])
    .orderBy('reuse.published_at', 'desc')
    .orderBy('reuse.id', 'desc')
    .execute();
}

const mostReports = 20;

/** The last reports on datasets, the newest first; at most twenty of each. */
export async function reportsOfDatasets(
  db: Kysely<Tables>,
  datasetIds: readonly string[],
): Promise<ReportRow[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('national.dataset_report')
        .selectAll()
        .select((inner) =>
          inner.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('dataset_id').orderBy('id', 'desc'))
            .as('place'),
        )
        .where('dataset_id', 'in', [...datasetIds])
        .as('ranked'),
    )
    .selectAll()
    .where('place', '<=', mostReports)
    .orderBy('id', 'desc')
    .execute();
}
