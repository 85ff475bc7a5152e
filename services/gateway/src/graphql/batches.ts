import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { demandOf, requestsById, type DemandFigures, type RequestRow } from '../demand/request-queries.ts';
import {
  datasetsOfReuses,
  reportsOfDatasets,
  reusesOfDatasets,
  type ReportRow,
  type ReuseRow,
} from '../demand/use-queries.ts';
import {
  datasetsById,
  datasetsByOrdinal,
  datasetsOfPackages,
  type DatasetRow,
  type HeavyColumn,
} from '../datasets/dataset-queries.ts';
import {
  commitmentsOfGovernments,
  commitmentsOfMemoranda,
  stepsOfCommitments,
  type CommitmentRow,
  type StepRow,
} from '../commitments/commitment-queries.ts';
import { holdingsOf, type Holding } from '../governments/holdings-queries.ts';
import { memorandaOf, officialsOf, type OfficialRow } from '../governments/government-queries.ts';
import {
  addendaOf,
  memorandaById,
  textsOf,
  type MemorandumRow,
  type MemorandumTextRow,
} from '../memoranda/memorandum-queries.ts';
import { packagesById, packagesOf, type PackageRow } from '../packages/package-queries.ts';
import { dateInMexicoCity } from '@rma/domain';
import { lastDays, mostDays, serviceLevelDays } from '../sources/service-level.ts';
import {
  datasetCounts,
  daysOf,
  linkChecksOf,
  sourcesById,
  sourcesOf,
  type LinkCheckRow,
  type SourceDayRow,
  type SourceRow,
} from '../sources/source-queries.ts';
import {
  indicatorSources,
  newestFigures,
  periodsOf,
  type FigureRow,
  type IndicatorSourceRow,
  type PeriodRow,
} from '../indicators/indicator-queries.ts';
import {
  catalogueQualitiesOf,
  closedStandardsOf,
  qualitiesOf,
  type CatalogueQualityRow,
  type QualityRow,
} from '../quality/quality-queries.ts';
import { inventoriesOf, type InventoryRow } from '../plan/inventory-queries.ts';
import {
  contestsOf,
  scorecardsOf,
  type ContestRow,
  type ScorecardRow,
} from '../scorecards/scorecard-queries.ts';
import { partsOfStandards, type TablePartRow } from '../tables/table-part-queries.ts';
import {
  useDaysOfDatasets,
  useDaysOfGovernments,
  useOfDatasets,
  useOfGovernments,
  type UseDay,
  type UseTotals,
} from '../use/count-queries.ts';
import { changeKeys } from '../national/change-keys.ts';
import { createBatch, groupRows } from './batch.ts';
import type { GatewayParts } from './context.ts';
import type { Reads } from './reads.ts';

const useByKey = (rows: readonly UseTotals[]) => new Map(rows.map((row) => [row.of, row]));
const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * What one request reads by key, each kind of row in one statement however many parents ask for it. Statements through
 * `db` note the relations they name; those through `unnoted` are of datasets, and note here which ones or whose.
 */
export function createBatches({
  db,
  unnoted,
  recentRows,
  newestScorecards,
  clock,
  reads,
}: Pick<GatewayParts, 'db' | 'recentRows' | 'newestScorecards' | 'clock'> & {
  unnoted: Kysely<Tables>;
  reads: Reads;
}) {
  const byOwner =
    <Row extends { cvegeo: string }>(read: (db: Kysely<Tables>, cvegeos: string[]) => Promise<Row[]>) =>
    async (cvegeos: string[]) =>
      groupRows(await read(db, cvegeos), (row) => row.cvegeo);

  const lastOf = (days: number) => {
    const [since = ''] = lastDays(dateInMexicoCity(clock.now()), days);
    return { since };
  };
  const lastThirty = () => lastOf(serviceLevelDays);
  const holdings = createBatch<string, Holding[]>(async (cvegeos) =>
    groupRows(await holdingsOf(unnoted, cvegeos), (row) => row.cvegeo),
  );
  const qualities = createBatch<string, QualityRow>(
    async (ids) => new Map((await qualitiesOf(unnoted, ids)).map((row) => [row.dataset_id, row])),
  );
  const scorecards = createBatch<string, ScorecardRow[]>(async (scopes) => {
    const version = newestScorecards.version();
    const rows = await scorecardsOf(unnoted, scopes, { months: 1 });
    const found = groupRows(rows, (row) => `${row.cvegeo} ${row.theme_id}`);
    for (const scope of scopes) newestScorecards.keep(scope, found.get(scope) ?? [], version);
    return found;
  });
  const datasetBatches = new Map<string, (ordinal: number) => Promise<DatasetRow | null>>();
  const datasetIdBatches = new Map<string, (id: string) => Promise<DatasetRow | null>>();
  const packageDatasetBatches = new Map<string, (id: string) => Promise<DatasetRow[] | null>>();

  return {
    holdings(cvegeo: string): Promise<Holding[] | null> {
      reads.note(changeKeys.datasetsOf(cvegeo));
      return holdings(cvegeo);
    },
    /** How good a dataset is; told of by the dataset's own changes. */
    datasetQuality({ id, ordinal }: Pick<DatasetRow, 'id' | 'ordinal'>): Promise<QualityRow | null> {
      reads.noteDataset(ordinal);
      return qualities(id);
    },
    catalogueQualities: createBatch<string, CatalogueQualityRow[]>(byOwner(catalogueQualitiesOf)),
    closedStandards: createBatch<string, { cvegeo: string; standard: string }[]>(byOwner(closedStandardsOf)),
    officials: createBatch<string, OfficialRow[]>(byOwner(officialsOf)),
    memoranda: createBatch<string, MemorandumRow[]>(byOwner(memorandaOf)),
    memorandumById: createBatch<string, MemorandumRow>(async (ids) => byId(await memorandaById(db, ids))),
    memorandumAddenda: createBatch<string, MemorandumRow[]>(async (ids) =>
      groupRows(await addendaOf(db, ids), (row) => row.parent_id ?? ''),
    ),
    memorandumTexts: createBatch<string, MemorandumTextRow>(async (ids) => byId(await textsOf(db, ids))),
    commitments: createBatch<string, CommitmentRow[]>(byOwner(commitmentsOfGovernments)),
    /** With those of the memorandum's addenda. */
    memorandumCommitments: createBatch<string, CommitmentRow[]>(async (ids) => {
      const rows = await commitmentsOfMemoranda(db, ids);
      return new Map(
        ids.map((id) => [id, rows.filter((row) => row.memorandum_id === id || row.parent_id === id)]),
      );
    }),
    commitmentSteps: createBatch<string, StepRow[]>(async (ids) =>
      groupRows(await stepsOfCommitments(db, ids), (row) => row.commitment_id),
    ),
    /** Every list of datasets may ask for its publishers' grades: they are at hand until a scorecard changes. */
    async scorecards(scope: string): Promise<ScorecardRow[] | null> {
      reads.note(newestScorecards.changeKey);
      return newestScorecards.get(scope) ?? scorecards(scope);
    },
    /** A year and the month a year before, the newest first. */
    scorecardHistory: createBatch<string, ScorecardRow[]>(async (scopes) =>
      groupRows(await scorecardsOf(db, scopes, { months: 13 }), (row) => `${row.cvegeo} ${row.theme_id}`),
    ),
    figureContests: createBatch<string, ContestRow[]>(byOwner(contestsOf)),
    inventories: createBatch<string, InventoryRow>(
      async (cvegeos) => new Map((await inventoriesOf(db, cvegeos)).map((row) => [row.cvegeo, row])),
    ),
    sources: createBatch<string, SourceRow[]>(byOwner(sourcesOf)),
    packages: createBatch<string, PackageRow[]>(byOwner(packagesOf)),
    sourceById: createBatch<string, SourceRow>(async (ids) => byId(await sourcesById(db, ids))),
    sourceDays: createBatch<string, SourceDayRow[]>(async (ids) => {
      const [since = ''] = lastDays(dateInMexicoCity(clock.now()), mostDays);
      return groupRows(await daysOf(db, ids, { since }), (row) => row.source_id);
    }),
    sourceDatasets: createBatch<string, number>((ids) => datasetCounts(db, ids)),
    linkChecks: createBatch<string, LinkCheckRow>(
      async (urls) => new Map((await linkChecksOf(db, urls)).map((row) => [row.url, row])),
    ),
    demand: createBatch<string, DemandFigures>(
      async (cvegeos) => new Map((await demandOf(db, cvegeos)).map((row) => [row.cvegeo, row])),
    ),
    /** All there is, and the last thirty days. */
    datasetUse: createBatch<string, UseTotals>(async (ids) =>
      useByKey(await useOfDatasets(db, ids, lastThirty())),
    ),
    governmentUse: createBatch<string, UseTotals>(async (cvegeos) =>
      useByKey(await useOfGovernments(db, cvegeos, lastThirty())),
    ),
    datasetUseDays: createBatch<string, UseDay[]>(async (ids) =>
      groupRows(await useDaysOfDatasets(db, ids, lastOf(mostDays)), (row) => row.of),
    ),
    governmentUseDays: createBatch<string, UseDay[]>(async (cvegeos) =>
      groupRows(await useDaysOfGovernments(db, cvegeos, lastOf(mostDays)), (row) => row.of),
    ),
    requestById: createBatch<string, RequestRow>(async (ids) => byId(await requestsById(db, ids))),
    datasetReports: createBatch<string, ReportRow[]>(async (ids) =>
      groupRows(await reportsOfDatasets(db, ids), (row) => row.dataset_id),
    ),
    datasetReuses: createBatch<string, ReuseRow[]>(async (ids) =>
      groupRows(await reusesOfDatasets(db, ids), (row) => row.dataset_id),
    ),
    reuseDatasets: createBatch<string, { dataset_id: string }[]>(async (ids) =>
      groupRows(await datasetsOfReuses(db, ids), (row) => row.reuse_id),
    ),
    packageById: createBatch<string, PackageRow>(async (ids) => byId(await packagesById(db, ids))),

    newestFigures: createBatch<string, FigureRow[]>(byOwner(newestFigures)),
    indicatorPeriods: createBatch<string, PeriodRow[]>(async (ids) =>
      groupRows(await periodsOf(db, ids), (row) => row.indicator_id),
    ),
    indicatorSources: createBatch<string, IndicatorSourceRow[]>(async (ids) =>
      groupRows(await indicatorSources(db, ids), (row) => row.indicator_id),
    ),

    tableParts: createBatch<string, TablePartRow[]>(async (ids) =>
      groupRows(await partsOfStandards(db, ids), (row) => row.standard_id),
    ),

    /** A live dataset by ordinal with the heavy columns asked for. */
    dataset(ordinal: number, columns: readonly HeavyColumn[]): Promise<DatasetRow | null> {
      reads.noteDataset(ordinal);
      const isLight = columns.length === 0;
      const recent = isLight ? recentRows.get(ordinal) : undefined;
      if (recent !== undefined) return Promise.resolve(recent);
      const key = columns.join();
      let batch = datasetBatches.get(key);
      if (batch === undefined) {
        batch = createBatch(async (ordinals) => {
          const rows = await (isLight
            ? recentRows.read(ordinals)
            : datasetsByOrdinal(unnoted, ordinals, columns));
          return new Map(rows.map((row) => [row.ordinal, row]));
        });
        datasetBatches.set(key, batch);
      }
      return batch(ordinal);
    },

    /** A dataset by id, archived ones too, with the heavy columns asked for. */
    async datasetById(id: string, columns: readonly HeavyColumn[]): Promise<DatasetRow | null> {
      const key = columns.join();
      const batch =
        datasetIdBatches.get(key) ??
        createBatch<string, DatasetRow>(async (ids) => byId(await datasetsById(unnoted, ids, columns)));
      datasetIdBatches.set(key, batch);
      const row = await batch(id);
      if (row === null) reads.note(changeKeys.anyDataset);
      else reads.noteDataset(row.ordinal);
      return row;
    },

    /** The live datasets of a package, by title. */
    datasetsOfPackage(id: string, columns: readonly HeavyColumn[]): Promise<DatasetRow[] | null> {
      const key = columns.join();
      let batch = packageDatasetBatches.get(key);
      if (batch === undefined) {
        batch = createBatch(async (ids) =>
          groupRows(await datasetsOfPackages(db, ids, columns), (row) => row.package_id ?? ''),
        );
        packageDatasetBatches.set(key, batch);
      }
      return batch(id);
    },
  };
}
export type Batches = ReturnType<typeof createBatches>;
